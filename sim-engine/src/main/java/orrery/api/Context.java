package orrery.api;

import java.time.Duration;

/**
 * What a handler may ask for. Effects are collected while the handler runs and happen after it answered, in the order in
 * which they were asked for. A context is good only during the handler's call.
 *
 * @param <M> messages
 * @param <T> timers
 */
public interface Context<M, T> {

    NodeId self();

    /** Hands a message to the network. A message to oneself arrives at once and is never lost. */
    void send(NodeId to, M message);

    /** Sets a timer on this node's clock. An equal timer that is still set is replaced; a crash silences all. */
    void setTimer(Duration delay, T timer);

    void cancelTimer(T timer);

    /** Writes {@link Setup#STATE} and syncs. Durable before whatever is sent after it. */
    void save(Record state);

    /** Writes a file. It may be lost in a crash until {@link #sync}. */
    void write(String file, Record content);

    /** Makes durable what was written. Durable before whatever is sent after it. */
    void sync();

    /** Signs something in this node's name. */
    <C extends Record> Signed<C> sign(C content);

    /** Ends an operation that {@link Node#request} began. Only the first answer to an operation counts. */
    void complete(long op, Outcome outcome);

    /**
     * Says that this role must never get this message: a broken promise that ends the run.
     *
     * @return {@code same}, so that a {@code case} can end with it
     */
    <N> N refuse(M message, N same);

    /**
     * Writes a remark on the timeline. Campaigns count in how many seeds it was made, whatever numbers stand in it; that it
     * should be made in some is said by {@link Check#noted}.
     */
    void note(String text);

    /** This node's own clock, since the start of the world; it may drift and jump. */
    Duration clock();

    /** This node's own stream of randomness. */
    Chance chance();
}
