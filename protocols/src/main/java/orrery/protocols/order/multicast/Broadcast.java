package orrery.protocols.order.multicast;

import java.util.Map;
import java.util.function.Predicate;
import org.pcollections.TreePVector;
import orrery.api.Ask;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.protocols.order.channel.Numbered;

/** What all broadcasts share: members who broadcast of themselves, and each its ordering. */
abstract class Broadcast implements Protocol<Numbered<Message>, Timer> {

    /** How a member begins to order what it hears. */
    abstract Ordering ordering(Peers peers);

    @Override
    public final Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: members broadcast of themselves. */
    @Override
    public final Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public final Node<Numbered<Message>, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException(name() + " has no clients");
        }
        Peers peers = new Peers(self, setup.peersOf(self));
        return new Member(self, setup.options(Options.class), 0, TreePVector.empty(), ordering(peers));
    }

    @Override
    public final Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }
}
