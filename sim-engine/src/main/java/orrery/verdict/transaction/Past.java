package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.verdict.transaction.Graph.Why;
import orrery.verdict.transaction.Transactions.Read;

/** Which transactions causally precede which: by what clients did next, and by who read from whom (vector clocks). */
final class Past {

    private final Transactions history;
    /** By transaction and session: how many of the session's first transactions precede it. */
    private final List<int[]> clocks;

    private Past(Transactions history, List<int[]> clocks) {
        this.history = history;
        this.clocks = clocks;
    }

    /** Null if the relation has a cycle. */
    static @Nullable Past of(Transactions history, Graph graph) {
        int[] order = graph.order(Graph.reasons(Why.PROCESS, Why.WR));
        if (order == null) {
            return null;
        }
        List<int[]> clocks = new ArrayList<>();
        for (int transaction = 0; transaction < history.size(); transaction++) {
            clocks.add(new int[history.sessions.size()]);
        }
        Past past = new Past(history, clocks);
        for (int transaction : order) {
            if (transaction == history.size()) {
                continue;
            }
            past.learn(transaction, history.before[transaction]);
            for (Read read : history.reads.get(transaction)) {
                past.learn(transaction, read.from());
            }
        }
        return past;
    }

    /** What precedes the first, and that itself, precedes the second. */
    private void learn(int second, int first) {
        if (first == Transactions.INITIAL) {
            return;
        }
        int[] clock = clocks.get(second);
        int[] other = clocks.get(first);
        for (int session = 0; session < clock.length; session++) {
            clock[session] = Math.max(clock[session], other[session]);
        }
        int own = history.session[first];
        clock[own] = Math.max(clock[own], history.placeInSession[first] + 1);
    }

    /** How many of the session's first transactions precede this one. */
    int seen(int transaction, int session) {
        return clocks.get(transaction)[session];
    }

    boolean precedes(int first, int second) {
        return history.placeInSession[first] < seen(second, history.session[first]);
    }
}
