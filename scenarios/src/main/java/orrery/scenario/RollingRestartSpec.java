package orrery.scenario;

import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, rollingRestart: all, down: 300ms, gap: 1s }}. */
@Doc("All servers crash and boot again, one after another, as in an upgrade.")
public record RollingRestartSpec(
        @Inlined Moment moment,
        @Doc("Who restarts.") @Required All rollingRestart,

        @Doc("How long each server is down.") @Required Span down,

        @Doc("How long all are up before the next one goes down.") @Required
        Span gap)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.RollingRestart(moment.strikes(), down, gap);
    }
}
