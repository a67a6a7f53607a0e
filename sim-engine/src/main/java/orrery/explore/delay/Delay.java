package orrery.explore.delay;

import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;

/**
 * One message that takes longer than it took.
 *
 * @param deviation how long it takes instead
 * @param tookNanos how long it took
 * @param arrivedNanos when it arrived
 */
public record Delay(Deviation deviation, long tookNanos, long arrivedNanos) {

    /** How long it takes instead. */
    public long takesNanos() {
        return deviation.fate() instanceof Fate.Takes(long nanos) ? nanos : tookNanos;
    }
}
