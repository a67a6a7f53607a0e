package orrery.api;

/**
 * A node in one state: an immutable value, best a record. A handler gets an input and answers with the node it becomes
 * ({@code this} if nothing changed); what it wants done it tells the context, and all of that happens, in order, after
 * the handler answered.
 *
 * <p>The simple name of the class is the node's role, by which scenarios and pictures speak of it: {@code crash: leader}
 * finds a node whose class is {@code Leader}.
 *
 * @param <M> messages
 * @param <T> timers
 */
public interface Node<M, T> {

    /** The first input after booting. */
    default Node<M, T> start(Context<M, T> ctx) {
        return this;
    }

    Node<M, T> receive(NodeId from, M message, Context<M, T> ctx);

    default Node<M, T> timeout(T timer, Context<M, T> ctx) {
        throw new IllegalStateException("a timer fired at a node that has none: " + timer);
    }

    /**
     * A client is asked for an operation by the workload. It answers, now or later, through {@link Context#complete}.
     *
     * @param op the operation's number, unique in the run
     */
    default Node<M, T> request(long op, Record question, Context<M, T> ctx) {
        throw new IllegalStateException("a node that serves no requests was asked " + question);
    }
}
