package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Target;

/** What holds of every fault of a family, whatever it does: the same seed, the same run; and one less changes no other. */
abstract class Family {

    static final Target N1 = Worlds.named("n1");
    static final Target N2 = Worlds.named("n2");

    /** For a while, drawn. */
    static final Optional<Span> A_WHILE = Optional.of(Span.millis(50, 300));

    /** At a time, drawn. */
    static final Fault.When SOME_TIME = new Fault.When.At(Span.millis(100, 500));

    private static final Fault OTHER =
            new Fault.Isolate(new Fault.When.At(Span.millis(300, 700)), Worlds.named("n4"), A_WHILE);

    /** Faults of the family, all of which strike the first of four servers and nobody else. */
    abstract List<Fault> family();

    @Provide
    Arbitrary<Fault> faults() {
        return Arbitraries.of(family());
    }

    @Property(tries = 40)
    void theSameSeedIsTheSameRun(@ForAll("faults") Fault fault, @ForAll long seed) {
        assertThat(play(seed, fault)).isEqualTo(play(seed, fault));
        assertThat(new Simulator()
                        .run(
                                new Chatter(0),
                                Worlds.of(4, Worlds.STORMY, fault),
                                seed,
                                "test",
                                "",
                                Recording.digestOnly(),
                                Worlds.NOBODY)
                        .digest())
                .isEqualTo(play(seed, fault).digest());
    }

    @Property(tries = 60)
    void withoutOneTheOthersDecideTheSame(@ForAll("faults") Fault fault, @ForAll long seed) {
        Trace with = play(seed, fault, OTHER);
        Trace without = play(seed, OTHER);
        Decided.assertSame(with, without, node -> node.index() > 0);
        assertThat(cuts(with, 1)).isEqualTo(cuts(without, 0)).hasSize(1);
    }

    private static List<Long> cuts(Trace trace, int fault) {
        return trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Partitioned cut && cut.fault() == fault)
                .map(step -> step.timeNanos())
                .toList();
    }

    static Trace play(long seed, Fault... faults) {
        return Worlds.play(new Chatter(0), Worlds.of(4, Worlds.STORMY, faults), seed);
    }
}
