package orrery.protocols.swim;

import java.util.List;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.protocols.swim.Belief.Status;

/** The decisions on which SWIM hangs, each with its place in the paper; a wrong twin overrides exactly one. */
public class Rules {

    /**
     * Whether what is heard of a member replaces what is believed (4.2). Of two incarnations the later counts. Of one, death
     * overrides suspicion and suspicion overrides life, never the other way round.
     *
     * <p>In the paper death is final. Here a member that comes back does so in a new incarnation, and that counts.
     */
    public boolean overrides(Belief heard, Belief believed) {
        return heard.incarnation() != believed.incarnation()
                ? heard.incarnation() > believed.incarnation()
                : heard.status().compareTo(believed.status()) > 0;
    }

    /** Whoever hears that it is suspected, or dead, shows that it is alive by a new incarnation (4.2). */
    public long refutation(long incarnation, Belief accusation) {
        return Math.max(incarnation, accusation.incarnation() + 1);
    }

    /** A suspect dies when its time is over, unless it has been heard of since (4.2). */
    public boolean dies(Belief believed, long incarnation) {
        return believed.status() == Status.SUSPECT && believed.incarnation() == incarnation;
    }

    /** How often a piece of news is passed on by each who hears of it: in proportion to log n (4.1). */
    public int tellings(int spread, int members) {
        return spread * (Long.SIZE - Long.numberOfLeadingZeros(members));
    }

    /** The order of a round in which each of the others is probed once (4.3). */
    public List<NodeId> round(List<NodeId> rest, List<NodeId> living, Chance chance) {
        return rest.isEmpty() ? chance.shuffle(living) : rest;
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
