package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, clockJump: n1, by: -150ms }}. */
@Doc("A node's clock jumps; what its timers wait for comes earlier or later.")
public record ClockJumpSpec(
        @Inlined Moment moment,
        @Doc("Whose clock.") @Required Who clockJump,

        @Doc("How far it jumps, as in 150ms, or -150ms if back.") @Required
        Shift by,

        @Doc("After how long it jumps back. Left out, it does not.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.ClockJump(moment.strikes(), cast.one(clockJump, part.field("clockJump")), by.nanos(), lasts);
    }
}
