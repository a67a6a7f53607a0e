package orrery.trace;

import java.util.List;
import orrery.api.NodeId;

/**
 * What can happen in a step. Messages, timers and questions are the protocol's own records in a trace that was just
 * recorded, and {@link Value}s in one that was loaded.
 */
public sealed interface Event {

    /**
     * The node boots.
     *
     * @param incarnation counts its restarts
     * @param version which version of the protocol it boots as; empty for the scenario's own
     */
    record Booted(int incarnation, String version) implements Event {
        /** As the scenario's own version. */
        public Booted(int incarnation) {
            this(incarnation, "");
        }
    }

    /**
     * A message arrived.
     *
     * @param nth which message of the link from {@code from} to the step's node it was, from 0: with the link, its
     *     address
     * @param copy 0 for the message itself, 1 for its duplicate
     */
    record Delivered(NodeId from, Object message, long nth, int copy, Detour detour) implements Event {
        public Delivered(NodeId from, Object message, long nth, int copy) {
            this(from, message, nth, copy, Detour.NONE);
        }
    }

    /** Why a message came later than its link's latency explains. */
    enum Detour {
        NONE("on its way"),
        HELD_BACK("held back on its way"),
        RETRANSMITTED("lost and sent again by its link"),
        DELAYED("sent late by a traitor"),
        REPLAYED("sent once more by a traitor");

        /** By their ordinals. */
        public static final List<Detour> ALL = List.of(values());

        private final String words;

        Detour(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** A message will never arrive. The step's node is the one that sent it. */
    record Dropped(NodeId to, Object message, long nth, int copy, Reason reason) implements Event {}

    /** A timer of the node fired. */
    record TimedOut(Object timer) implements Event {}

    /** The workload asked a client. */
    record Requested(long op, Object question) implements Event {}

    /** The client waits no longer for an operation; nobody knows what becomes of it. */
    record GaveUp(long op) implements Event {}

    /**
     * The node went down.
     *
     * @param how in words, as in {@code its disk is lost}; empty if it just stops, between two handlers
     */
    record Crashed(String how) implements Event {
        /** It just stops. */
        public Crashed() {
            this("");
        }
    }

    /** The disk is done, and the rest of what a handler asked for happens. */
    record Continued() implements Event {}

    /**
     * Something began to be wrong with a node, or with everything if no node is named.
     *
     * @param fault names the fault, so that its end is recognised; {@link #NO_FAULT} if none is to blame at this moment
     * @param kind what pictures go by
     * @param what in words, as in {@code pause} or {@code clock jump of 150ms}
     */
    record Disturbed(int fault, Trouble kind, String what) implements Event {
        public static final int NO_FAULT = -1;
    }

    /** What can be wrong with a node, or with what leaves it. */
    enum Trouble {
        PAUSE,
        SLOW,
        /** What leaves it for some others is held. */
        CLOG,
        CLOCK_JUMP,
        CLOCK_DRIFT,
        CLOCK_STROBE,
        DISK,
        BYZANTINE,
        /** It could not read its disk, and stays down. */
        FAILED_BOOT
    }

    /** What was wrong because of this fault is so no longer. */
    record Restored(int fault) implements Event {}

    /**
     * Links were cut.
     *
     * @param fault names the fault, so that its healing is recognised
     * @param sides between which nothing passes; if {@code oneWay}, two, and nothing passes from the first to the second
     * @param what of which this is a part, as in {@code majorities ring}; empty if it is all
     */
    record Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay, String what) implements Event {
        /** That is all. */
        public Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay) {
            this(fault, sides, oneWay, "");
        }
    }

    /** The links that this fault had cut are whole again. */
    record Healed(int fault) implements Event {}

    /** Why a message never arrives. */
    enum Reason {
        /** The link lost it. */
        LOSS,
        /** The link was cut when it was sent or when it would have arrived. */
        PARTITION,
        /** Its receiver was down. */
        DOWN,
        /** It arrived damaged, and the checksum showed it. */
        CORRUPTION,
        /** The link's queue was full. */
        OVERFLOW,
        /** The topology has no link between the two. */
        NO_LINK,
        /** Its sender is Byzantine and never sent it. */
        SILENCED
    }
}
