package orrery.run.node;

import java.util.ArrayList;
import java.util.List;
import orrery.run.core.Tally;

/** A node's own clock: true time, unless a fault makes it jump or run too fast or too slow. */
public final class Clock {

    private static final long MILLION = 1_000_000;

    /** However many faults come together, no clock stands still, runs backwards, or runs over within a year. */
    private static final long SLOWEST = -900_000;

    private static final long FASTEST = 9_000_000;

    /** What it showed when it was set last, and the true time of that. */
    private long shown;

    private long setAt;
    private long partsPerMillion;

    /** The sum of all drifts. */
    private long asked;

    /** The faults that make it wrong. */
    private final List<Integer> wrong = new ArrayList<>(0);

    private final Tally tally;

    Clock(Tally tally) {
        this.tally = tally;
    }

    public void goesWrong(int fault) {
        wrong.add(fault);
    }

    public void isMended(int fault) {
        wrong.removeIf(other -> other == fault);
    }

    /** The node asks for the time. */
    long ask(long now) {
        tally.touched(wrong);
        return read(now);
    }

    long read(long now) {
        long passed = now - setAt;
        return shown + passed + scaled(passed, partsPerMillion);
    }

    /** The true time at which it will show this, if nothing changes; never before {@code now}. */
    long showsAt(long local, long now) {
        long missing = local - read(now);
        if (missing <= 0) {
            return now;
        }
        if (partsPerMillion == 0) {
            return missing > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + missing;
        }
        long factor = MILLION + partsPerMillion;
        long whole = missing / factor * MILLION + (missing % factor * MILLION + factor - 1) / factor;
        return now + whole;
    }

    public void jump(long now, long byNanos) {
        shown = read(now) + byNanos;
        setAt = now;
    }

    /** @param change added to the present drift, in millionths */
    public void drift(long now, long change) {
        shown = read(now);
        setAt = now;
        asked += change;
        partsPerMillion = Math.clamp(asked, SLOWEST, FASTEST);
    }

    private static long scaled(long nanos, long millionths) {
        return nanos / MILLION * millionths + nanos % MILLION * millionths / MILLION;
    }
}
