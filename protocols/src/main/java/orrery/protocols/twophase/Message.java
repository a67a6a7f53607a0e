package orrery.protocols.twophase;

import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import orrery.api.NodeId;

/** What is said: by clients while a transaction does its work, and by coordinator and participants when it ends. */
public sealed interface Message {

    // ---- the work

    /** A client wants a transaction. */
    record Begin(long op) implements Message {}

    record Begun(long op, Txn txn) implements Message {}

    /** A client has a participant do its part, under locks, for the time being. */
    record Execute(Txn txn, Work work) implements Message {}

    /**
     * @param incarnation of the participant: if it crashes, it has lost the work, and must not vote for it
     * @param found balances that were read
     */
    record Executed(Txn txn, long incarnation, PMap<String, Long> found) implements Message {}

    /** Another transaction is in the way. Nobody waits for locks here, so there are no deadlocks. */
    record Refused(Txn txn) implements Message {}

    /** The client gives up before it has asked to commit. */
    record Abandon(Txn txn) implements Message {}

    // ---- the commit

    /** A participant, and which of its incarnations did the work. */
    record Enlisted(NodeId node, long incarnation) {}

    /** A client has all it wants, and asks for a commit. */
    record CommitRequest(Txn txn, List<Enlisted> enlisted) implements Message {}

    /** Phase one: the coordinator asks for a vote. */
    record Prepare(Txn txn, List<Enlisted> enlisted) implements Message {}

    /**
     * A participant's vote.
     *
     * @param request when the first participant votes before the coordinator has heard of the matter: what it is about
     */
    record Vote(Txn txn, Choice choice, Optional<Request> request) implements Message {}

    /** A client's request, passed on. */
    record Request(NodeId client, List<Enlisted> enlisted) {}

    /** Phase two: what was decided. */
    record Decided(Txn txn, Decision decision) implements Message {}

    /** The decision is on the participant's disk; it will never ask about it again. */
    record Ack(Txn txn) implements Message {}

    /** A participant that voted yes has heard nothing since: what was decided? */
    record Inquiry(Txn txn) implements Message {}

    /** The client learns what became of its transaction. */
    record Finished(Txn txn, Decision decision) implements Message {}
}
