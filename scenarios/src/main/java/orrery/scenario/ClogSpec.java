package orrery.scenario;

import java.util.List;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;
import orrery.world.Target;

/** {@code { at: 3s, clog: { from: [leader], to: [others] }, for: 2s }}. */
@Doc("Messages from some nodes to others are held, and all arrive when it is over.")
public record ClogSpec(
        @Inlined Moment moment,
        @Doc("Whose messages to whom are held.") @Required Direction clog,

        @Doc("How long they are held. Left out, for good.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        List<List<Target>> groups = clog.groups(cast, part.field("clog"));
        return new Fault.Clog(moment.strikes(), groups.getFirst(), groups.getLast(), lasts);
    }
}
