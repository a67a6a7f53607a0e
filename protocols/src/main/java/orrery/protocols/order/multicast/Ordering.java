package orrery.protocols.order.multicast;

import java.util.List;
import java.util.stream.Stream;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/** In which order broadcasts are delivered: the part in which the protocols differ. An immutable value. */
public sealed interface Ordering permits HoldBack, LamportOrder, SkeenOrder {

    /** What became of it, and what is delivered now, in order. */
    record Step(Ordering next, List<Id> delivered) {
        public Step {
            delivered = List.copyOf(delivered);
        }

        /** The same, with something delivered before. */
        Step after(List<Id> earlier) {
            return new Step(
                    next, Stream.concat(earlier.stream(), delivered.stream()).toList());
        }
    }

    Step broadcast(Id id, Context<Numbered<Message>, Timer> ctx);

    Step receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx);
}
