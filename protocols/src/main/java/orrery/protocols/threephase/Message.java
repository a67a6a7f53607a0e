package orrery.protocols.threephase;

/** What is said. The first five are the three phases. */
public sealed interface Message {

    /** The coordinator asks for votes. */
    record Prepare() implements Message {}

    record Vote(boolean yes) implements Message {}

    /** All have voted yes. */
    record PreCommit() implements Message {}

    record Ack() implements Message {}

    /** @param phase committed or aborted */
    record Decided(Phase phase) implements Message {}

    /** A successor of the coordinator wants to know how far everybody has come. */
    record StateRequest() implements Message {}

    record StateReport(Phase phase) implements Message {}

    /** Somebody who was down wants to know what became of it. */
    record Inquiry() implements Message {}
}
