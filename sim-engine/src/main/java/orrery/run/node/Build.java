package orrery.run.node;

import orrery.api.Protocol;

/** What a node boots as: a version of the protocol, by its name, and its options. */
public record Build<M, T>(String name, Protocol<M, T> protocol, Record options) {}
