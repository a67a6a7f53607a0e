package orrery.viz.story;

/**
 * A time during which something was wrong, other than a crash or a cut.
 *
 * @param what in words, as in {@code pause}
 * @param step at which it began, or -1 if that was not recorded
 * @param toNanos when it was over, or {@link Flight#OPEN}
 */
public record Disturbance(int fault, String what, long step, long fromNanos, long toNanos) {

    /** The fault that stands for a node's own trouble, as a disk that it cannot boot from; ends when the node boots. */
    static final int ITS_OWN = -1;

    Disturbance until(long nanos) {
        return new Disturbance(fault, what, step, fromNanos, nanos);
    }
}
