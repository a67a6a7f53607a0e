package orrery.protocols.gossip;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.Arena;
import orrery.trace.Observer;

/** One epidemic, played until nobody spreads the rumor or everybody knows it, and what the paper measures of it (1.4). */
final class Epidemic implements Observer {

    private static final Duration LONG = Duration.ofSeconds(1_000);

    private final int sites;
    private final boolean untilAllKnow;
    private int infective;
    private int knowing;
    private long sent;
    private long lastCycle;
    private long[] knowingAfter = new long[64];

    private Epidemic(int sites, boolean untilAllKnow) {
        this.sites = sites;
        this.untilAllKnow = untilAllKnow;
    }

    static Epidemic play(int sites, Options options, long seed) {
        Epidemic epidemic = new Epidemic(sites, options.interest() == Options.Interest.NEVER);
        new Arena(sites, options).lasting(LONG).watch(new Gossip(), seed, epidemic);
        return epidemic;
    }

    @Override
    public boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        infective += (after instanceof Infective ? 1 : 0) - (before instanceof Infective ? 1 : 0);
        if (before instanceof Site was && after instanceof Site is) {
            sent += is.sent() - was.sent();
        }
        if (after instanceof Infective site && !(before instanceof Infective)) {
            knowing++;
            lastCycle = site.heard();
            note(site.heard());
        }
        // the last site to boot begins the epidemic
        boolean begun = step >= sites;
        return !begun || (untilAllKnow ? knowing < sites : infective > 0);
    }

    private void note(long cycle) {
        if (cycle < knowingAfter.length) {
            for (int at = (int) cycle; at < knowingAfter.length; at++) {
                knowingAfter[at] = knowing;
            }
        }
    }

    /** The fraction of sites that never heard the rumor: s. */
    double residue() {
        return (double) (sites - knowing) / sites;
    }

    /** How often the rumor was sent, for each site: m. */
    double traffic() {
        return (double) sent / sites;
    }

    /** The cycle in which the last site heard of it: t_last. */
    long last() {
        return lastCycle;
    }

    /** How many sites have not heard of it after so many cycles. */
    long susceptibleAfter(int cycle) {
        return sites - knowingAfter[cycle];
    }
}
