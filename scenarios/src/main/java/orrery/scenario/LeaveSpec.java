package orrery.scenario;

import orrery.world.Fault;

/** {@code { at: 3s, leave: n2 }}. */
@Doc("A node goes and never comes back.")
public record LeaveSpec(
        @Inlined Moment moment, @Doc("Who goes.") @Required Who leave) implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Leave(moment.strikes(), cast.one(leave, part.field("leave")));
    }
}
