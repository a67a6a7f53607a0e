package orrery.trace;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.History;
import orrery.api.NodeId;

/**
 * A run, as it is handed on to verdicts and pictures.
 *
 * @param header what was played
 * @param steps all of them, the last of them, or none, as the recording asked
 * @param history what clients asked and were answered
 * @param summary counts over the whole run, whatever the recording
 * @param end how it ended
 * @param digest 64 bits over all steps, whatever the recording: equal runs have equal digests
 */
public record Trace(Header header, List<Step> steps, History history, Summary summary, End end, long digest) {

    public Trace {
        steps = List.copyOf(steps);
    }

    /** The digest as people see it: 16 hexadecimal digits. */
    public String digestText() {
        return HexFormat.of().toHexDigits(digest);
    }

    /**
     * @param scenario its name in the library, or its file's
     * @param protocol the protocol's name
     * @param twin the wrong twin's name, or empty
     * @param durationNanos how long the run was meant to last
     * @param zones the name of each node's zone, servers first; empty where all are in one place
     */
    public record Header(
            String scenario,
            String protocol,
            String twin,
            long seed,
            List<NodeId> servers,
            List<NodeId> clients,
            long durationNanos,
            List<String> zones) {

        /** One in which all nodes are in one place. */
        public Header(
                String scenario,
                String protocol,
                String twin,
                long seed,
                List<NodeId> servers,
                List<NodeId> clients,
                long durationNanos) {
            this(scenario, protocol, twin, seed, servers, clients, durationNanos, List.of());
        }

        /** The name of a node's zone; empty where all are in one place. */
        public String zone(NodeId node) {
            return node.index() < zones.size() ? zones.get(node.index()) : "";
        }
    }

    /**
     * @param steps how many
     * @param timeNanos virtual time of the last
     * @param fired how often each kind of fault fired, by name; kinds that never fired are absent
     * @param idle what was planned and touched nothing: without it the run would have gone the same way
     */
    public record Summary(
            long steps, long timeNanos, long sent, long delivered, SortedMap<String, Long> fired, List<Idle> idle) {
        public Summary {
            fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
            idle = List.copyOf(idle);
        }

        /** A run in which nothing was planned in vain. */
        public Summary(long steps, long timeNanos, long sent, long delivered, SortedMap<String, Long> fired) {
            this(steps, timeNanos, sent, delivered, fired, List.of());
        }
    }

    /**
     * Something that was planned and never struck, or struck and changed nothing.
     *
     * @param fault its place in the world's list of faults, from 0; {@link #NETWORK} for a word of the network itself, as
     *     loss
     * @param sentence what it is and why it did nothing, as in {@code crash of n2: nobody went down}
     */
    public record Idle(int fault, String sentence) {
        public static final int NETWORK = -1;
    }

    /**
     * How a run ended.
     *
     * @param sentence for people; empty when the time was up
     */
    public record End(Kind kind, String sentence) {

        /** The kinds of end. */
        public enum Kind {
            /** The run lasted as long as it was meant to. */
            TIME_UP,
            /** Nothing was left to happen. */
            QUIET,
            /** A promise was broken, and nobody asked to go on. */
            STOPPED,
            /** A node got a message that its role must never get. */
            REFUSED,
            /** A handler threw an exception. */
            THREW,
            /** The world's limit of steps was reached, or a storm of messages grew beyond what memory holds. */
            STEP_LIMIT
        }
    }
}
