package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.Node;
import orrery.explore.space.Exploration;
import orrery.scenario.Conclusion;
import orrery.scenario.Plan;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.viz.campaign.StateGraph;

/**
 * A search for machines: one JSON object with these fields.
 *
 * @param format the version of this shape
 * @param depth the number of the last level; the start states are level 1
 * @param waiting how many states were known and not yet looked at, at most
 * @param whole whether every state within the bounds was looked at
 * @param stopped why not, or empty
 * @param leftOut what a search cannot try out and the protocol asked for
 * @param wallNanos how long it took on this machine
 */
record ExploreReport(
        int format,
        String scenario,
        String twin,
        long states,
        long transitions,
        int depth,
        long waiting,
        boolean whole,
        String stopped,
        List<String> leftOut,
        long bytes,
        List<Verdict> verdicts,
        boolean asExpected,
        String conclusion,
        long wallNanos) {

    static final int FORMAT = 1;
    private static final String JSON = "explored.json";
    private static final String DRAWN = "states.svg";
    private static final String DOT = "states.dot";

    static ExploreReport of(Plan plan, Exploration found, Conclusion conclusion, long wallNanos) {
        return new ExploreReport(
                FORMAT,
                plan.name(),
                plan.twin(),
                found.states(),
                found.transitions(),
                found.depth(),
                found.waiting(),
                found.whole(),
                found.stopped(),
                found.leftOut(),
                found.bytes(),
                found.verdicts(),
                conclusion.asExpected(),
                conclusion.sentence(),
                wallNanos);
    }

    /** The report, and the graph of states if there are few enough; the run that was found, if any, is there already. */
    static Written write(ExploreReport report, Exploration found, String name, OutputFolder folder) {
        List<String> names = new ArrayList<>(List.of(JSON, DRAWN, DOT));
        if (found.counterExample().isEmpty()) {
            names.addAll(Gallery.NAMES);
        }
        return folder.fill(
                inside -> {
                    Files.writeString(inside.resolve(JSON), Json.text(report) + "\n", StandardCharsets.UTF_8);
                    Optional<StateGraph> graph = found.graph().map(states -> drawn(name, states));
                    if (graph.isPresent()) {
                        Files.writeString(inside.resolve(DRAWN), graph.get().svg(), StandardCharsets.UTF_8);
                        Files.writeString(inside.resolve(DOT), graph.get().dot(), StandardCharsets.UTF_8);
                    }
                },
                names);
    }

    private static StateGraph drawn(String name, Exploration.Graph graph) {
        return new StateGraph(
                name,
                graph.states().stream()
                        .map(state -> new StateGraph.State(state.depth(), words(state), state.messages()))
                        .toList(),
                graph.edges().stream()
                        .map(edge -> new StateGraph.Edge(edge.from(), edge.to(), edge.label()))
                        .toList());
    }

    private static String words(Exploration.State state) {
        return state.nodes().stream().map(ExploreReport::words).collect(Collectors.joining("\n"));
    }

    private static String words(Optional<Node<?, ?>> node) {
        return node.map(up -> Value.of(up).toString()).orElse("down");
    }
}
