package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.List;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Transactions.Read;

/** The axioms of Biswas and Enea (2019), Figure 2, tried on every order of commits. */
final class Axioms {

    private final Transactions history;
    private final Level level;
    private final int size;
    private int[] position = {};

    Axioms(Transactions history, Level level) {
        this.history = history;
        this.level = level;
        size = history.size();
    }

    boolean hold() {
        return history.anomalies.isEmpty() && anyOrder(new ArrayList<>());
    }

    private boolean anyOrder(List<Integer> order) {
        if (order.size() == size) {
            position = new int[size];
            for (int place = 0; place < size; place++) {
                position[order.get(place)] = place;
            }
            return holdNow();
        }
        for (int next = 0; next < size; next++) {
            if (!order.contains(next)) {
                order.add(next);
                if (anyOrder(order)) {
                    return true;
                }
                order.removeLast();
            }
        }
        return false;
    }

    private boolean so(int first, int second) {
        return history.session[first] == history.session[second]
                && history.placeInSession[first] < history.placeInSession[second];
    }

    private boolean wr(int first, int second) {
        return history.reads.get(second).stream().anyMatch(read -> read.from() == first);
    }

    private boolean soWr(int first, int second) {
        return so(first, second) || wr(first, second);
    }

    private boolean causal(int first, int second) {
        if (soWr(first, second)) {
            return true;
        }
        for (int middle = 0; middle < size; middle++) {
            // every edge leads forward in the order of commits, so this ends
            if (soWr(first, middle) && position[middle] < position[second] && causal(middle, second)) {
                return true;
            }
        }
        return false;
    }

    private boolean co(int first, int second) {
        return position[first] < position[second];
    }

    private boolean coOrSame(int first, int second) {
        return position[first] <= position[second];
    }

    /** Whether appends commit in the order in which they were read, and those that nobody read behind them. */
    private boolean versionsInOrder() {
        List<List<Integer>> unread = history.unread();
        for (int key = 0; key < history.keys.size(); key++) {
            int[] versions = history.versions.get(key);
            for (int place = 1; place < versions.length; place++) {
                if (!co(versions[place - 1], versions[place])) {
                    return false;
                }
            }
            for (int later : unread.get(key)) {
                if (versions.length > 0 && !co(versions[versions.length - 1], later)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holdNow() {
        if (!versionsInOrder()) {
            return false;
        }
        for (int first = 0; first < size; first++) {
            for (int second = 0; second < size; second++) {
                if (first != second && soWr(first, second) && !co(first, second)) {
                    return false;
                }
            }
        }
        for (int reader = 0; reader < size; reader++) {
            for (Read read : history.reads.get(reader)) {
                for (int writer = 0; writer < size; writer++) {
                    boolean first = read.from() == Transactions.INITIAL || !co(writer, read.from());
                    if (writer != read.from()
                            && writer != reader
                            && history.writes(writer, read.key())
                            && first
                            && visible(writer, read, reader)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean visible(int writer, Read read, int reader) {
        return switch (level) {
            case READ_COMMITTED ->
                history.reads.get(reader).stream()
                        .anyMatch(earlier -> earlier.from() == writer && earlier.place() < read.place());
            case READ_ATOMIC -> soWr(writer, reader);
            case CAUSAL -> causal(writer, reader);
            case PREFIX -> prefix(writer, reader);
            case SNAPSHOT_ISOLATION -> prefix(writer, reader) || conflict(writer, reader);
            case SERIALIZABLE -> co(writer, reader);
            case STRICT_SERIALIZABLE -> throw new IllegalArgumentException("not an axiom on one order");
        };
    }

    private boolean prefix(int writer, int reader) {
        for (int seen = 0; seen < size; seen++) {
            if (coOrSame(writer, seen) && soWr(seen, reader)) {
                return true;
            }
        }
        return false;
    }

    private boolean conflict(int writer, int reader) {
        for (int other = 0; other < size; other++) {
            if (other != reader && coOrSame(writer, other) && co(other, reader)) {
                for (int key : history.writes.get(reader)) {
                    if (history.writes(other, key)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
