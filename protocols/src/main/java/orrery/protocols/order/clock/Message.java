package orrery.protocols.order.clock;

/** What processes tell each other: nothing but when it was sent. */
public record Message(Event.Id sending, Event.Stamp stamp) {}
