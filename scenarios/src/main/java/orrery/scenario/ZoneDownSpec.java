package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, zoneDown: east, for: 2s }}. */
@Doc("All nodes of a zone that are up crash at once.")
public record ZoneDownSpec(
        @Inlined Moment moment,

        @Doc("The zone, by its name in the network.") @Required
        String zoneDown,

        @Doc("How long they are down; then they boot again. Left out, they never come back.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        cast.checkZone(zoneDown, part.field("zoneDown"));
        return new Fault.ZoneDown(moment.strikes(), zoneDown, lasts);
    }
}
