package orrery.run.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Link;
import orrery.world.Network;

/** What becomes of messages, told without sending them. */
public final class Foretold {

    private Foretold() {}

    /**
     * All that the first messages of a link do otherwise than in a calm network. With these deviations in the place of its
     * probabilities, a network of datagrams plays the same run. On a reliable link what is lost several times in a row is
     * lost once here.
     *
     * @param count how many messages were sent
     */
    public static List<Deviation> deviations(Network network, long seed, NodeId from, NodeId to, long count) {
        Optional<Link> link = network.between(from, to);
        List<Deviation> deviations = new ArrayList<>();
        if (link.isEmpty() || from.equals(to)) {
            return deviations;
        }
        Wire wire = Wire.between(from, to, network, seed);
        long plain = link.get().calmed().latency().nanos(0);
        for (long nth = 0; nth < count; nth++) {
            boolean lost = wire.loses(nth);
            long delay = wire.delayNanos(nth, Courier.ITSELF) + (wire.holdsBack(nth) ? wire.heldBackNanos(nth) : 0);
            boolean arrives = !lost || link.get().reliable();
            if (lost) {
                deviations.add(new Deviation(from, to, nth, new Fate.Lost()));
            }
            if (arrives && delay != plain) {
                deviations.add(new Deviation(from, to, nth, new Fate.Takes(delay)));
            }
            if (!lost && wire.corrupts(nth)) {
                deviations.add(new Deviation(from, to, nth, new Fate.Damaged()));
            }
            if (wire.duplicates(nth) && !link.get().reliable()) {
                long nanos = wire.delayNanos(nth, Courier.DUPLICATE);
                deviations.add(new Deviation(from, to, nth, new Fate.Copied(nanos)));
            }
        }
        return deviations;
    }
}
