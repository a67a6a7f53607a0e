package orrery.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import orrery.trace.Trace;

/** What JMH is to divide by the time, beside the number of runs. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Counted {

    public long steps;
    public double simulatedSeconds;

    void count(Trace trace) {
        steps += trace.summary().steps();
        simulatedSeconds += trace.summary().timeNanos() / 1e9;
    }
}
