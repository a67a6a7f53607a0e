package orrery.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Roles;
import orrery.api.Times;
import orrery.trace.Fingerprint;

/**
 * What is going on while something is awaited that does not come: which clients wait for an answer, and whether the nodes
 * stand still or go round in a circle. States are only kept, which costs next to nothing, and compared once it is too late.
 */
final class Circumstances {

    private static final int MOST_MOMENTS = 4_096;
    /** So often the nodes must have come back to where they are. */
    private static final int LAPS = 3;

    private static final int TOLD = 3;
    private static final long MILLI = 1_000_000;
    /** What is earlier is told as it is. */
    private static final long ROUND_BELOW = 10 * MILLI;

    private static final String WAITING = " has waited since ";
    private static final String STILL = "; no node has changed since ";
    private static final String QUIET = "; nothing is left to happen, and no node has changed since ";
    private static final String NOWHERE = "; the nodes go on and get nowhere: since ";
    private static final String CIRCLE = "; the nodes go round in a circle: since ";
    private static final Pattern BEGIN = Pattern.compile(Stream.of(STILL, QUIET, NOWHERE, CIRCLE)
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "; \\S+" + WAITING + "|", "")));

    private record Moment(
            long timeNanos, int node, @Nullable Node<?, ?> state) {}

    private final List<NodeId> nodes;
    /** As they were before the first moment that is still kept. */
    private final @Nullable Node<?, ?>[] before;

    private final @Nullable Node<?, ?>[] now;
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();
    private final TreeMap<Integer, Operation> waiting = new TreeMap<>();
    private long sinceNanos;
    private boolean quiet;

    Circumstances(List<NodeId> nodes) {
        this.nodes = nodes;
        before = new Node<?, ?>[nodes.size()];
        now = new Node<?, ?>[nodes.size()];
    }

    void asked(Operation operation) {
        waiting.put(operation.client().index(), operation);
    }

    void answered(Operation operation) {
        waiting.remove(operation.client().index());
    }

    /** From here on it is awaited. */
    void begin(long timeNanos) {
        moments.clear();
        System.arraycopy(now, 0, before, 0, now.length);
        sinceNanos = timeNanos;
    }

    /** @param awaited whether anything still is; otherwise nothing is kept */
    void changed(long timeNanos, NodeId node, @Nullable Node<?, ?> after, boolean awaited) {
        now[node.index()] = after;
        if (!awaited) {
            return;
        }
        moments.addLast(new Moment(timeNanos, node.index(), after));
        if (moments.size() > MOST_MOMENTS) {
            Moment first = moments.removeFirst();
            before[first.node] = first.state;
            sinceNanos = first.timeNanos;
        }
    }

    /** Nothing is left to happen, so nothing comes round again either. */
    void nothingIsLeft() {
        quiet = true;
    }

    /** What is missing, if this was put behind it; otherwise the sentence as it is. */
    static String without(String sentence) {
        Matcher begin = BEGIN.matcher(sentence);
        return begin.find() ? sentence.substring(0, begin.start()) : sentence;
    }

    /** In words, to be put behind what is missing; empty if there is nothing to say. */
    String sentence(long timeNanos) {
        return clients() + nodes(timeNanos);
    }

    private String clients() {
        List<String> words = waiting.values().stream()
                .limit(TOLD)
                .map(operation -> "; " + operation.client() + WAITING
                        + about(operation.invokedNanos()) + " for the answer to "
                        + operation.question())
                .collect(Collectors.toCollection(ArrayList::new));
        if (waiting.size() > TOLD) {
            words.add("; and so have " + (waiting.size() - TOLD) + " more clients");
        }
        return String.join("", words);
    }

    private String nodes(long timeNanos) {
        long last = moments.isEmpty() ? sinceNanos : moments.getLast().timeNanos;
        if (quiet) {
            return QUIET + about(last);
        }
        if (2 * (timeNanos - last) > timeNanos - sinceNanos) {
            return STILL + about(last);
        }
        String same = CIRCLE + about(sinceNanos) + " they have come back ";
        int laps = laps(state -> Fingerprint.of(state));
        if (laps >= LAPS) {
            return same + laps + " times to the states in which they are now";
        }
        laps = laps(state -> state == null ? 0 : state.getClass().getName().hashCode());
        return laps >= LAPS ? same + laps + " times to " + roles() : nowhere(timeNanos);
    }

    /** Whether nodes that once became something else have changed since, for most of the time, and stayed what they are. */
    private String nowhere(long timeNanos) {
        @Nullable Node<?, ?>[] at = before.clone();
        int[] changes = new int[at.length];
        long since = -1;
        for (Moment moment : moments) {
            boolean another = at[moment.node] != null
                    && moment.state != null
                    && at[moment.node].getClass() != moment.state.getClass();
            at[moment.node] = moment.state;
            changes[moment.node]++;
            if (another) {
                since = moment.timeNanos;
                Arrays.fill(changes, 0);
            }
        }
        int most = Arrays.stream(changes).max().orElse(0);
        if (since < 0 || most < LAPS || 2 * (timeNanos - since) < timeNanos - sinceNanos) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (NodeId node : nodes) {
            if (changes[node.index()] >= LAPS) {
                words.add(node + " has changed " + changes[node.index()] + " times and is still "
                        + role(now[node.index()]));
            }
        }
        return NOWHERE + about(since) + " " + String.join(", ", words);
    }

    /** As exact as people read it. */
    private static String about(long timeNanos) {
        long unit = timeNanos < ROUND_BELOW ? 1 : MILLI;
        return Times.text(timeNanos / unit * unit);
    }

    private String roles() {
        List<String> words = new ArrayList<>();
        for (NodeId node : nodes) {
            words.add(node + " " + role(now[node.index()]));
        }
        return String.join(", ", words);
    }

    private static String role(@Nullable Node<?, ?> state) {
        return state == null ? "down" : Roles.of(state.getClass());
    }

    private interface Likeness {
        long of(@Nullable Node<?, ?> state);
    }

    /** How often the nodes have left, and come back to, where they are now. */
    private int laps(Likeness likeness) {
        long[] here = Arrays.stream(now).mapToLong(likeness::of).toArray();
        long[] at = Arrays.stream(before).mapToLong(likeness::of).toArray();
        int away = 0;
        for (int node = 0; node < at.length; node++) {
            away += at[node] == here[node] ? 0 : 1;
        }
        int laps = 0;
        for (Moment moment : moments) {
            int wasAway = away;
            away -= at[moment.node] == here[moment.node] ? 0 : 1;
            at[moment.node] = likeness.of(moment.state);
            away += at[moment.node] == here[moment.node] ? 0 : 1;
            laps += wasAway > 0 && away == 0 ? 1 : 0;
        }
        return laps;
    }
}
