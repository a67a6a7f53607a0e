package orrery.protocols.order.snapshot;

/** What goes over a link. */
public sealed interface Message {

    /** Money on its way. */
    record Transfer(long tokens) implements Message {}

    /** All that was sent before it over this link belongs to the snapshot. */
    record Marker(int snapshot) implements Message {}
}
