package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, rollingUpgrade: all, to: next, down: 300ms, gap: 1s }}. */
@Doc("All servers are upgraded to another version of the protocol, one after another.")
public record RollingUpgradeSpec(
        @Inlined Moment moment,
        @Doc("Who is upgraded.") @Required All rollingUpgrade,

        @Doc("To which of the scenario's versions. Left out, back to what the scenario itself says.")
        Optional<String> to,

        @Doc("How long each server is down.") @Required Span down,

        @Doc("How long all are up before the next one goes down.") @Required
        Span gap)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.RollingUpgrade(moment.strikes(), cast.version(to, part.field("to")), down, gap);
    }
}
