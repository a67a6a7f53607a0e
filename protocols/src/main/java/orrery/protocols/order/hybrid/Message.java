package orrery.protocols.order.hybrid;

/** What processes tell each other: nothing but when it was sent. */
public record Message(Event.Id sending, Stamp stamp) {}
