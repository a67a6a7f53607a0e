package orrery.viz.story;

/**
 * A time during which a node was down.
 *
 * @param how it went down, in words; empty if it just stopped
 * @param step of the crash
 * @param toNanos when it booted again, or {@link Flight#OPEN}
 */
public record Outage(String how, long step, long fromNanos, long toNanos) {}
