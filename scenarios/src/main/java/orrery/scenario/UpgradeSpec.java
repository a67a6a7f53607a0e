package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, upgrade: n1, to: next, down: 300ms }}. */
@Doc("A node goes down and boots again, from its disk, as another version of the protocol.")
public record UpgradeSpec(
        @Inlined Moment moment,
        @Doc("Who is upgraded.") @Required Who upgrade,

        @Doc("To which of the scenario's versions. Left out, back to what the scenario itself says.")
        Optional<String> to,

        @Doc("How long the node is down.") @Required Span down)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Upgrade(
                moment.strikes(), cast.one(upgrade, part.field("upgrade")), cast.version(to, part.field("to")), down);
    }
}
