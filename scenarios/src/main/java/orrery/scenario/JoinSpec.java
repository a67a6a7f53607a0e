package orrery.scenario;

import orrery.world.Fault;

/** {@code { at: 3s, join: n4 }}. */
@Doc("A server that was not there at the beginning boots for the first time.")
public record JoinSpec(
        @Inlined Moment moment,

        @Doc("Who joins: the name of one of the nodes, which does not boot before.") @Required
        Who join)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Join(moment.strikes(), cast.newcomer(join, part.field("join")));
    }
}
