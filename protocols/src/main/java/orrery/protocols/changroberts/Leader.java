package orrery.protocols.changroberts;

/** The process whose number came round. */
public record Leader(Place place, long number) implements Role {}
