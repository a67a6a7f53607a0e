package orrery.verdict.transaction;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import orrery.verdict.transaction.Graph.Why;
import orrery.verdict.transaction.Transactions.Read;

/** Which transactions causally precede which: by what clients did next, and by who read from whom (vector clocks). */
final class Past {

    private static final int[] FORGOTTEN = {};

    private final Transactions history;
    /** By transaction and session: how many of the session's first transactions precede it. */
    private final int[][] clocks;

    private Past(Transactions history) {
        this.history = history;
        clocks = new int[history.size()][];
        Arrays.fill(clocks, FORGOTTEN);
    }

    /** What is done with each transaction, of which the past is known then, and that of those that it has read from. */
    interface Visit {
        void at(int transaction, Past past);
    }

    /** Null if the relation has a cycle. */
    static @Nullable Past of(Transactions history, Graph graph) {
        int[] order = graph.order(Graph.reasons(Why.PROCESS, Why.WR));
        if (order == null) {
            return null;
        }
        Past past = new Past(history);
        for (int transaction : order) {
            past.learn(transaction, new int[history.sessions.size()]);
        }
        return past;
    }

    /**
     * Goes along all transactions, none before what precedes it, and forgets the past of those whose past no other comes from
     * any more: of a long history there would be no room for that of all.
     *
     * @return false if the relation has a cycle; then nothing was visited
     */
    static boolean along(Transactions history, Graph graph, Visit visit) {
        int[] order = graph.order(Graph.reasons(Why.PROCESS, Why.WR));
        if (order == null) {
            return false;
        }
        int[] left = new int[history.size()];
        for (int transaction = 0; transaction < history.size(); transaction++) {
            count(history, transaction, left, 1);
        }
        Past past = new Past(history);
        Deque<int[]> free = new ArrayDeque<>();
        for (int transaction : order) {
            if (transaction < history.size()) {
                int[] clock = free.isEmpty() ? new int[history.sessions.size()] : free.pop();
                past.learn(transaction, clock);
                visit.at(transaction, past);
                count(history, transaction, left, -1);
                past.forget(transaction, left, free);
                past.forget(history.before(transaction), left, free);
                for (Read read : history.reads(transaction)) {
                    past.forget(read.from(), left, free);
                }
            }
        }
        return true;
    }

    /** Of those that come directly before it: one more, or one less, that learns from them. */
    private static void count(Transactions history, int transaction, int[] left, int more) {
        int before = history.before(transaction);
        if (before != Transactions.INITIAL) {
            left[before] += more;
        }
        for (Read read : history.reads(transaction)) {
            if (read.from() != Transactions.INITIAL) {
                left[read.from()] += more;
            }
        }
    }

    private void forget(int transaction, int[] left, Deque<int[]> free) {
        if (transaction != Transactions.INITIAL && left[transaction] == 0 && clocks[transaction].length > 0) {
            Arrays.fill(clocks[transaction], 0);
            free.push(clocks[transaction]);
            clocks[transaction] = FORGOTTEN;
        }
    }

    /** @param clock all 0 */
    private void learn(int transaction, int[] clock) {
        if (transaction == history.size()) {
            return;
        }
        clocks[transaction] = clock;
        learn(transaction, history.before(transaction));
        for (Read read : history.reads(transaction)) {
            learn(transaction, read.from());
        }
    }

    /** What precedes the first, and that itself, precedes the second. */
    private void learn(int second, int first) {
        if (first == Transactions.INITIAL) {
            return;
        }
        int[] clock = clocks[second];
        int[] other = clocks[first];
        for (int session = 0; session < clock.length; session++) {
            clock[session] = Math.max(clock[session], other[session]);
        }
        int own = history.session[first];
        clock[own] = Math.max(clock[own], history.placeInSession[first] + 1);
    }

    /** How many of the session's first transactions precede this one. */
    int seen(int transaction, int session) {
        return clocks[transaction][session];
    }

    boolean precedes(int first, int second) {
        return history.placeInSession[first] < seen(second, history.session[first]);
    }
}
