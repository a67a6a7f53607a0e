package orrery.run;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.trace.Trace;

/** The counts of a run's summary, and which of the planned faults struck and touched anything. */
final class Tally {

    private final long[] fired = new long[Fired.values().length];
    private final boolean[] struck;
    private final boolean[] touched;
    private final boolean[] did = new boolean[Trait.values().length];
    long sent;
    long delivered;

    /** @param faults how many are planned */
    Tally(int faults) {
        this.struck = new boolean[faults];
        this.touched = new boolean[faults];
    }

    void fired(Fired kind) {
        fired[kind.ordinal()]++;
    }

    // ---- planned faults, by their place in the world's list

    /** A fault found its time and its target. */
    void struck(int fault) {
        struck[fault] = true;
    }

    boolean hasStruck(int fault) {
        return struck[fault];
    }

    /** Because of a fault something went otherwise than it would have gone. */
    void touched(int fault) {
        touched[fault] = true;
    }

    void touched(List<Integer> faults) {
        for (int fault : faults) {
            touched[fault] = true;
        }
    }

    boolean hasTouched(int fault) {
        return touched[fault];
    }

    // ---- the network's own words

    /** A trait of a link showed. */
    void did(Trait trait) {
        did[trait.ordinal()] = true;
    }

    boolean hasDone(Trait trait) {
        return did[trait.ordinal()];
    }

    Trace.Summary summary(long steps, long timeNanos, List<Trace.Idle> idle) {
        SortedMap<String, Long> words = new TreeMap<>();
        for (Fired kind : Fired.values()) {
            if (fired[kind.ordinal()] > 0) {
                words.put(kind.word, fired[kind.ordinal()]);
            }
        }
        return new Trace.Summary(steps, timeNanos, sent, delivered, words, idle);
    }
}
