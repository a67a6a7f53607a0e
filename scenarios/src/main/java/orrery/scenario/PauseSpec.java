package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, pause: leader, for: 500ms }}. */
@Doc("A node stands still, as in a long garbage collection: what reaches it waits, and its timers with it.")
public record PauseSpec(
        @Inlined Moment moment,
        @Doc("Who stands still.") @Required Who pause,

        @Doc("How long it stands still. Left out, for good.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Pause(moment.strikes(), cast.one(pause, part.field("pause")), lasts);
    }
}
