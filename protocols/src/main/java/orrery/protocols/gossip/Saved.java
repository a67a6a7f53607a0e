package orrery.protocols.gossip;

/**
 * What a site finds when it boots again: it knows the rumor, and spreads it no longer, since what is hot is kept in memory
 * only.
 *
 * @param heard in which cycle it heard the rumor
 */
public record Saved(long heard) {}
