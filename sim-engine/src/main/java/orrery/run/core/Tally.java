package orrery.run.core;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.trace.Trace;

/** The counts of a run's summary, and which of the planned faults struck and touched anything. */
public final class Tally {

    private final long[] fired = new long[Fired.values().length];
    private final boolean[] struck;
    private final boolean[] touched;
    private long sent;
    private long delivered;

    /** @param faults how many are planned */
    public Tally(int faults) {
        this.struck = new boolean[faults];
        this.touched = new boolean[faults];
    }

    public void fired(Fired kind) {
        fired[kind.ordinal()]++;
    }

    // ---- planned faults, by their place in the world's list

    /** A fault found its time and its target. */
    public void struck(int fault) {
        struck[fault] = true;
    }

    public boolean hasStruck(int fault) {
        return struck[fault];
    }

    /** Because of a fault something went otherwise than it would have gone. */
    public void touched(int fault) {
        touched[fault] = true;
    }

    public void touched(List<Integer> faults) {
        for (int fault : faults) {
            touched[fault] = true;
        }
    }

    public boolean hasTouched(int fault) {
        return touched[fault];
    }

    // ---- messages

    public void sent() {
        sent++;
    }

    public void delivered() {
        delivered++;
    }

    public Trace.Summary summary(long steps, long timeNanos, List<Trace.Idle> idle) {
        SortedMap<String, Long> words = new TreeMap<>();
        for (Fired kind : Fired.values()) {
            if (fired[kind.ordinal()] > 0) {
                words.put(kind.word, fired[kind.ordinal()]);
            }
        }
        return new Trace.Summary(steps, timeNanos, sent, delivered, words, idle);
    }
}
