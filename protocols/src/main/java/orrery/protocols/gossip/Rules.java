package orrery.protocols.gossip;

import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.gossip.Options.By;
import orrery.protocols.gossip.Options.Cycles;

/** The decisions on which the course of an epidemic hangs, each with its place in the paper; a wrong twin overrides one. */
public class Rules {

    /** Any other site that there is a link to, each as likely; and, if it is so wished, the site itself (1.3). */
    public NodeId partner(Place place, Chance chance) {
        if (place.options().self()) {
            return chance.pick(place.sites());
        }
        int drawn = chance.below(place.sites().size() - 1);
        NodeId site = place.sites().get(drawn);
        // those after the site itself move up by one, so that it is never drawn
        return site.compareTo(place.self()) < 0 ? site : place.sites().get(drawn + 1);
    }

    /** To a site that has heard the rumor, it is news only if a simultaneous cycle has not seen it yet (1.4). */
    public boolean isNews(long heard, long cycle, Cycles cycles) {
        return cycles == Cycles.SIMULTANEOUS && heard == cycle;
    }

    /** Useless contacts are counted; a useful one sets the counter back, if it is to (1.4, "counter"). */
    public int count(int counter, boolean useful, boolean reset) {
        if (!useful) {
            return counter + 1;
        }
        return reset ? 0 : counter;
    }

    /** Whether a contact was one too many: after {@code k} of them, or with probability {@code 1/k} (1.4). */
    public boolean losesInterest(int counter, Options options, Chance chance) {
        return options.by() == By.COUNTER ? counter >= options.k() : chance.below(options.k()) == 0;
    }

    /** Whoever has lost interest never spreads the rumor again (1.4, "removed"). */
    public boolean catchesAgain() {
        return false;
    }

    /** A site that spreads a rumor has it in its database, and that survives a crash (1). */
    public void beforeSpreading(long heard, Context<Message, Timer> ctx) {
        ctx.save(new Saved(heard));
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
