package orrery.explore.space;

import java.util.List;
import java.util.Optional;
import orrery.api.Node;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/**
 * What a search found.
 *
 * @param states how many distinct states were found
 * @param transitions how many times a state was reached from a state
 * @param depth the number of the last level, the start states being level 1; in a depth-first search, of the deepest state
 * @param waiting how many states were known and not yet looked at, at most
 * @param whole whether every state within the bounds of network and crashes was looked at; otherwise {@code stopped} says
 *     why not
 * @param stopped why the search ended early; empty if it did not
 * @param leftOut what a search cannot try out and this protocol asked for, in words
 * @param bytes about how much memory the states took
 * @param verdicts one for each promise; {@code step} is the number of the last step of the counter-example
 * @param counterExample the way to the first broken promise, as a run; a shortest one if the search was breadth-first
 * @param graph the states and steps, if they are few enough to be drawn
 */
public record Exploration(
        long states,
        long transitions,
        int depth,
        long waiting,
        boolean whole,
        String stopped,
        List<String> leftOut,
        long bytes,
        List<Verdict> verdicts,
        Optional<Trace> counterExample,
        Optional<Graph> graph) {

    /** More states than this are not drawn. */
    public static final int DRAWABLE = 200;

    public Exploration {
        leftOut = List.copyOf(leftOut);
        verdicts = List.copyOf(verdicts);
    }

    /** Whether no promise was broken. */
    public boolean held() {
        return verdicts.stream().noneMatch(Verdict::broken);
    }

    /** The states in the order in which they were found, and the steps between them. */
    public record Graph(List<State> states, List<Edge> edges) {
        public Graph {
            states = List.copyOf(states);
            edges = List.copyOf(edges);
        }
    }

    /**
     * @param depth steps from the start
     * @param nodes what each node is, in the world's order; empty while it is down
     * @param messages those under way, as {@code n1 → n2: message}
     */
    public record State(int depth, List<Optional<Node<?, ?>>> nodes, List<String> messages) {
        public State {
            nodes = List.copyOf(nodes);
            messages = List.copyOf(messages);
        }
    }

    /** @param label what happened, in words */
    public record Edge(int from, int to, String label) {}
}
