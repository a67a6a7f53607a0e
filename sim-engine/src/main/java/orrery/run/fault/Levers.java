package orrery.run.fault;

import orrery.run.node.Host;

/** What faults can have a run do. */
public interface Levers<M, T> {

    /** Boots a node that is down, unless it has left for good; {@code cause} is the step of its crash. */
    void boot(Host<M, T> host, long cause);

    /**
     * Stops a node and answers the step.
     *
     * @param how in words; empty if it just stops
     */
    long crash(Host<M, T> host, String how, long cause);

    /** Lets a node go on that stood still. */
    void wake(Host<M, T> host);

    /** Says that a fault struck or was mended. */
    void disturbed();
}
