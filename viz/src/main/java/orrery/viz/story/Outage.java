package orrery.viz.story;

/**
 * A time during which a node was down.
 *
 * @param step of the crash
 * @param toNanos when it booted again, or {@link Flight#OPEN}
 */
public record Outage(long step, long fromNanos, long toNanos) {}
