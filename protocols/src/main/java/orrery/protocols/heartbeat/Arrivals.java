package orrery.protocols.heartbeat;

import java.time.Duration;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The times between the last heartbeats of one process.
 *
 * @param last when the last one came, by the clock of the process that waits for them
 * @param nanos the times between them, oldest first: as many as the window holds
 * @param sum of these
 * @param squares sum of their squares, in seconds squared
 */
public record Arrivals(Duration last, PVector<Long> nanos, long sum, double squares) {

    /**
     * Before anything is known, heartbeats are taken to come as they should, give or take a quarter: two made-up times, as is
     * usual.
     */
    static Arrivals expected(Duration now, Duration interval) {
        long quarter = interval.toNanos() / 4;
        return new Arrivals(now, TreePVector.empty(), 0, 0)
                .with(interval.toNanos() - quarter)
                .with(interval.toNanos() + quarter);
    }

    /** A heartbeat that says nothing about the others. */
    Arrivals goOnFrom(Duration now) {
        return new Arrivals(now, nanos, sum, squares);
    }

    Arrivals at(Duration now, int window) {
        long gap = now.minus(last).toNanos();
        Arrivals room = nanos.size() < window ? this : without(nanos.get(0));
        Arrivals next = room.with(gap);
        return new Arrivals(now, next.nanos, next.sum, next.squares);
    }

    private Arrivals with(long gap) {
        return new Arrivals(last, nanos.plus(gap), sum + gap, squares + square(gap));
    }

    private Arrivals without(long oldest) {
        return new Arrivals(last, nanos.minus(0), sum - oldest, squares - square(oldest));
    }

    private static double square(long gap) {
        double seconds = gap / 1e9;
        return seconds * seconds;
    }

    /** In nanoseconds. */
    double mean() {
        return (double) sum / nanos.size();
    }

    /** In nanoseconds. */
    double deviation() {
        double mean = mean() / 1e9;
        return 1e9 * StrictMath.sqrt(StrictMath.max(0, squares / nanos.size() - mean * mean));
    }

    @Override
    public String toString() {
        return nanos.size() + " intervals of " + Math.round(mean() / 1e6) + "ms on average";
    }
}
