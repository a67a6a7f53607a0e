package orrery.trace;

import orrery.api.NodeId;
import orrery.api.Outcome;

/** What a handler asked for. */
public sealed interface Effect {

    /**
     * @param nth which message of the link from the step's node to {@code to} this is, from 0
     */
    record Sent(NodeId to, Object message, long nth) implements Effect {}

    record TimerSet(Object timer, long delayNanos) implements Effect {}

    record TimerCancelled(Object timer) implements Effect {}

    record Saved(Object state) implements Effect {}

    record Wrote(String file, Object content) implements Effect {}

    record Synced() implements Effect {}

    record Completed(long op, Outcome outcome) implements Effect {}

    record Noted(String text) implements Effect {}

    record Refused(Object message) implements Effect {}
}
