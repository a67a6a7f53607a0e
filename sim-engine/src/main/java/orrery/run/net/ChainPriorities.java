package orrery.run.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.run.core.Decisions;
import orrery.world.Pace;

/**
 * Probabilistic concurrency testing over causal chains (Burckhardt and others, ASPLOS 2010; Ozkan and others, OOPSLA 2018). A
 * message goes on with the chain of the message that its sender handled last, if no other has gone on with it; otherwise it
 * begins a chain. So of a chain at most one message is under way. When as many messages have arrived as is drawn for a change,
 * the chain of the one that would be next falls below all others.
 */
final class ChainPriorities implements Priorities {

    private static final class Chain {
        private double priority;

        Chain(double priority) {
            this.priority = priority;
        }
    }

    /** After how many arrivals each of the changes comes; a chain that fell by a later entry is below. */
    private final long[] changes;

    /** Chains of what each node handled last, by its index, unless they went on since. Only asked, never walked. */
    private final Map<Integer, Chain> handled = new HashMap<>();

    /** Chains of what waits. Only asked, never walked. */
    private final Map<Turns.Waiting, Chain> chains = new HashMap<>();

    private long arrived;

    ChainPriorities(Pace.Pct pct, long seed) {
        Decisions.Stream chance = new Decisions.Stream(Decisions.stream(seed, "changes of priority"));
        changes = new long[pct.depth() - 1];
        for (int nth = 0; nth < changes.length; nth++) {
            changes[nth] = chance.below(pct.messages());
        }
    }

    @Override
    public void sent(Turns.Waiting sent) {
        Chain chain = handled.remove(sent.letter.sender().index());
        if (chain == null) {
            chain = new Chain(sent.chance.fraction());
        }
        chains.put(sent, chain);
        sent.priority = chain.priority;
    }

    @Override
    public boolean stays(Turns.Waiting first) {
        for (int nth = 0; nth < changes.length; nth++) {
            if (changes[nth] == arrived) {
                changes[nth] = -1;
                Chain chain = chains.get(first);
                if (chain != null) {
                    chain.priority = -1 - nth;
                    first.priority = chain.priority;
                }
                return false;
            }
        }
        return true;
    }

    @Override
    public void arrived(Turns.Waiting message, List<Turns.Waiting> others) {
        arrived++;
        Chain chain = chains.remove(message);
        if (chain != null) {
            handled.put(message.letter.receiver().index(), chain);
        }
    }
}
