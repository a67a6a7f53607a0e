package orrery.run;

import java.util.SortedMap;
import java.util.TreeMap;
import orrery.trace.Trace;

/** The counts of a run's summary. */
final class Tally {

    private final long[] fired = new long[Fired.values().length];
    long sent;
    long delivered;

    void fired(Fired kind) {
        fired[kind.ordinal()]++;
    }

    Trace.Summary summary(long steps, long timeNanos) {
        SortedMap<String, Long> words = new TreeMap<>();
        for (Fired kind : Fired.values()) {
            if (fired[kind.ordinal()] > 0) {
                words.put(kind.word, fired[kind.ordinal()]);
            }
        }
        return new Trace.Summary(steps, timeNanos, sent, delivered, words);
    }
}
