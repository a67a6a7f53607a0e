package orrery.protocols.raft;

/**
 * One entry of the log.
 *
 * @param term in which a leader received it (5.3)
 */
public record Entry(long term, Command command) {}
