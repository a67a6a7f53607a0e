package orrery.protocols.heartbeat;

/** I am there. */
public record Heartbeat() {}
