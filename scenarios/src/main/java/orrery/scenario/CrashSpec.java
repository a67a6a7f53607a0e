package orrery.scenario;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s..6s, crash: leader, for: 2s }}. */
@Doc("A node stops and loses what it had not saved.")
public record CrashSpec(
        @Inlined Moment moment,
        @Doc("Who stops.") @Required Who crash,

        @Doc("How long the node is down; then it boots again. Left out, it never comes back.") @Named("for")
        Optional<Span> lasts,

        @Doc("Where it stops: between two handlers, or inside the next one that fits, before or after something that it"
                + " asks for. Left out, between handlers.")
        Optional<Fault.Spot> spot,

        @Doc("Whether its disk is lost with it. Left out, it is not.")
        Optional<Boolean> amnesia,

        @Doc(
                "With a `spot` inside a handler: how long it waits for one that fits before it is given up. Left out, as long as"
                        + " it takes.")
        Optional<Duration> within)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Crash(
                moment.strikes(),
                cast.one(crash, part.field("crash")),
                lasts,
                spot.orElse(Fault.Spot.BETWEEN_HANDLERS),
                amnesia.orElse(false),
                within);
    }
}
