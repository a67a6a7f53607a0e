package orrery.protocols.order.hybrid;

/**
 * What a process must not forget.
 *
 * @param last its last event
 * @param left how many events it has still to bring about
 */
public record Saved(Event last, int left) {}
