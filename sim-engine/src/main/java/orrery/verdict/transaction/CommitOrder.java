package orrery.verdict.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.verdict.transaction.Graph.Edge;
import orrery.verdict.transaction.Transactions.Read;

/**
 * Searches for an order of commits, for the levels whose axioms mention it (Biswas and Enea, 2019, section 4). Each
 * transaction takes its snapshot at one moment and commits at another; when serializable both are one. Who has taken and who
 * has committed determines everything else: as long as somebody has still to read a version, nobody may overwrite it, so
 * what was once reached and led nowhere is not tried again.
 */
final class CommitOrder {

    /** What a level asks for. */
    enum Kind {
        /** A snapshot is what some beginning of the order of commits had written. */
        PREFIX,
        /** And of two transactions that write the same key, one sees the other. */
        SNAPSHOT,
        /** And nothing happens between the snapshot and the commit. */
        SERIAL
    }

    /** How the search ended; the order if it found one. */
    record Result(@Nullable List<Integer> order, boolean exhausted) {}

    private final Transactions history;
    private final Kind kind;
    private final int size;
    /** By event: the events that it waits for. Event t is the snapshot of transaction t, event size + t its commit. */
    private final List<List<Integer>> waitsFor = new ArrayList<>();

    /** By transaction, as the history has them: they are asked for again and again. */
    private final List<List<Read>> reads = new ArrayList<>();

    private final List<int[]> writes = new ArrayList<>();
    private final BitSet done = new BitSet();
    private final int[] version;
    /** By transaction, and for the initial state by key behind them: how many have still to read from it, by key. */
    private final List<int[]> readersLeft = new ArrayList<>();

    private final int[] initialReadersLeft;
    private final boolean[] lockedKey;
    /** By session, the place of the first that has not committed: only that one can be next. */
    private final int[] head;

    private final Set<State> seen = new HashSet<>();
    private final Deque<Taken> taken = new ArrayDeque<>();
    private long steps;

    /** How far each session is, which says who has taken a snapshot and who has committed. */
    private static final class State {
        private final int[] reached;

        private State(int[] reached) {
            this.reached = reached;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State state && Arrays.equals(reached, state.reached);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(reached);
        }
    }

    /** One event that happened: what it overwrote, and what to try instead of it. */
    private static final class Taken {
        private final int event;
        private final int[] versionsBefore;
        private final int nextToTry;

        private Taken(int event, int[] versionsBefore, int nextToTry) {
            this.event = event;
            this.versionsBefore = versionsBefore;
            this.nextToTry = nextToTry;
        }
    }

    /** @param graph what must come before what in any case */
    CommitOrder(Transactions history, Graph graph, Kind kind) {
        this.history = history;
        this.kind = kind;
        size = history.size();
        head = new int[history.sessions.size()];
        version = new int[history.keys.size()];
        Arrays.fill(version, Transactions.INITIAL);
        lockedKey = new boolean[history.keys.size()];
        initialReadersLeft = new int[history.keys.size()];
        for (int event = 0; event < 2 * size; event++) {
            waitsFor.add(new ArrayList<>());
        }
        for (int transaction = 0; transaction < size; transaction++) {
            reads.add(history.reads(transaction));
            writes.add(history.writes(transaction));
            waitsFor.get(size + transaction).add(transaction);
            readersLeft.add(new int[writes.get(transaction).length]);
        }
        for (int reader = 0; reader < size; reader++) {
            for (Read read : reads.get(reader)) {
                count(read, 1);
            }
        }
        for (Edge edge : graph.edges()) {
            if (edge.from() < size && edge.to() < size) {
                switch (edge.why()) {
                    case PROCESS, REALTIME, WR -> waitsFor.get(edge.to()).add(size + edge.from());
                    case WW, CO -> waitsFor.get(size + edge.to()).add(size + edge.from());
                    case RW -> waitsFor.get(size + edge.to()).add(edge.from());
                }
            }
        }
    }

    private void count(Read read, int by) {
        if (read.from() == Transactions.INITIAL) {
            initialReadersLeft[read.key()] += by;
        } else {
            readersLeft.get(read.from())[place(read.from(), read.key())] += by;
        }
    }

    private int place(int writer, int key) {
        return Arrays.binarySearch(writes.get(writer), key);
    }

    private boolean stillRead(int key) {
        int writer = version[key];
        return (writer == Transactions.INITIAL
                        ? initialReadersLeft[key]
                        : readersLeft.get(writer)[place(writer, key)])
                > 0;
    }

    Result search(long budget) {
        int from = 0;
        while (taken.size() < (kind == Kind.SERIAL ? size : 2 * size)) {
            int event = nextEvent(from);
            if (steps > budget) {
                return new Result(null, false);
            }
            if (event >= 0) {
                boolean forced = isForced(event);
                take(event, forced ? Integer.MAX_VALUE : event + 1);
                if (seen.add(state())) {
                    from = 0;
                } else {
                    from = giveBack();
                }
            } else if (taken.isEmpty()) {
                return new Result(null, true);
            } else {
                from = giveBack();
            }
        }
        List<Integer> order = new ArrayList<>();
        taken.descendingIterator().forEachRemaining(each -> {
            if (kind == Kind.SERIAL || each.event >= size) {
                order.add(each.event % size);
            }
        });
        return new Result(order, true);
    }

    /** What is remembered costs steps too, so that the budget bounds it. */
    private State state() {
        int[] reached = new int[head.length];
        for (int session = 0; session < reached.length; session++) {
            int[] transactions = history.sessions.get(session);
            boolean begun = head[session] < transactions.length && done.get(transactions[head[session]]);
            reached[session] = 2 * head[session] + (begun ? 1 : 0);
        }
        steps += reached.length / 16;
        return new State(reached);
    }

    /** The first event from this one on that can happen now, or -1. What can only help comes first. */
    private int nextEvent(int from) {
        int first = -1;
        for (int session = 0; session < head.length; session++) {
            int event = eventOf(session);
            boolean forced = event >= 0 && from == 0 && isForced(event);
            if (event >= from && (forced || first < 0 || event < first) && canHappen(event)) {
                if (forced) {
                    return event;
                }
                first = event;
            }
        }
        return first;
    }

    /** What is next in a session, or -1 if it is at its end. */
    private int eventOf(int session) {
        int[] transactions = history.sessions.get(session);
        if (head[session] == transactions.length) {
            return -1;
        }
        int transaction = transactions[head[session]];
        return done.get(transaction) ? size + transaction : transaction;
    }

    /** Whoever writes nothing is in nobody's way, and so is a snapshot that takes no locks. */
    private boolean isForced(int event) {
        return writes.get(event % size).length == 0 || (kind == Kind.PREFIX && event < size);
    }

    private boolean canHappen(int event) {
        steps++;
        boolean can = event < size ? canRead(event) : canCommit(event - size);
        if (can && kind == Kind.SERIAL) {
            // its own reads are done by the time it overwrites
            done.set(event);
            reads.get(event).forEach(read -> count(read, -1));
            can = canCommit(event);
            reads.get(event).forEach(read -> count(read, 1));
            done.clear(event);
        }
        return can;
    }

    private boolean canRead(int transaction) {
        for (int before : waitsFor.get(transaction)) {
            if (!done.get(before)) {
                return false;
            }
        }
        for (Read read : reads.get(transaction)) {
            if (version[read.key()] != read.from()) {
                return false;
            }
        }
        if (kind == Kind.SNAPSHOT) {
            for (int key : writes.get(transaction)) {
                if (lockedKey[key]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean canCommit(int transaction) {
        for (int before : waitsFor.get(size + transaction)) {
            if (!done.get(before)) {
                return false;
            }
        }
        for (int key : writes.get(transaction)) {
            if (stillRead(key)) {
                return false;
            }
        }
        return true;
    }

    private void take(int event, int nextToTry) {
        int transaction = event % size;
        int[] written = writes.get(transaction);
        int[] before = new int[written.length];
        if (event < size) {
            reads.get(transaction).forEach(read -> count(read, -1));
            lock(written, true);
        }
        if (event >= size || kind == Kind.SERIAL) {
            for (int place = 0; place < written.length; place++) {
                before[place] = version[written[place]];
                version[written[place]] = transaction;
            }
            lock(written, false);
            done.set(size + transaction);
            head[history.session[transaction]]++;
        }
        done.set(event);
        taken.push(new Taken(event, before, nextToTry));
    }

    private void lock(int[] keys, boolean locked) {
        for (int key : keys) {
            lockedKey[key] = locked;
        }
    }

    private int giveBack() {
        Taken last = taken.pop();
        int transaction = last.event % size;
        int[] written = writes.get(transaction);
        if (last.event >= size || kind == Kind.SERIAL) {
            for (int place = 0; place < written.length; place++) {
                version[written[place]] = last.versionsBefore[place];
            }
            lock(written, kind != Kind.SERIAL);
            done.clear(size + transaction);
            head[history.session[transaction]]--;
        }
        if (last.event < size) {
            reads.get(transaction).forEach(read -> count(read, 1));
            lock(written, false);
        }
        done.clear(last.event);
        return last.nextToTry;
    }
}
