package orrery.scenario;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import orrery.api.Span;
import orrery.world.Fault;
import orrery.world.Fault.Disk.Kind;

/** {@code { at: 3s, disk: n2, kind: slow, delay: 50ms..100ms, for: 2s }}. */
@Doc("A node's disk misbehaves. Most of it shows when the node crashes, or boots again.")
public record DiskSpec(
        @Inlined Moment moment,
        @Doc("Whose disk.") @Required Who disk,

        @Doc("How it misbehaves; [the faults](faults.md#disks) tells what each kind does.") @Required
        Kind kind,

        @Doc("With `slow`: how long a save takes, in which the node waits.")
        Optional<Span> delay,

        @Doc(
                "How likely it strikes each time that it could. Left out, always; `full`, `bit-rot` and `lying-sync` have none.")
        Optional<Probability> rate,

        @Doc("How long it lasts. Left out, it is never mended; what has rotted stays so, and `bit-rot` has none.")
        @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    /** Those that strike once, or each time. */
    private static final Set<Kind> WITHOUT_RATE = EnumSet.of(Kind.FULL, Kind.BIT_ROT, Kind.LYING_SYNC);

    @Override
    public Fault fault(Cast cast, Part part) {
        if (kind == Kind.SLOW && delay.isEmpty()) {
            part.say("a slow disk has a delay, as in delay: 50ms..100ms");
        }
        refuse(kind != Kind.SLOW && delay.isPresent(), "delay", part);
        refuse(WITHOUT_RATE.contains(kind) && rate.isPresent(), "rate", part);
        refuse(kind == Kind.BIT_ROT && lasts.isPresent(), "for", part);
        return new Fault.Disk(
                moment.strikes(),
                cast.one(disk, part.field("disk")),
                kind,
                delay.orElse(Span.exactly(Duration.ZERO)),
                rate.map(Probability::value).orElse(1.0),
                lasts);
    }

    private void refuse(boolean misplaced, String field, Part part) {
        if (misplaced) {
            part.field(field).sayOfName("a disk of the kind " + Forms.word(kind) + " has none");
        }
    }
}
