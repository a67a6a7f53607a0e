package orrery.viz.export;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orrery.api.NodeId;
import orrery.trace.Causality;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.story.Story;

/**
 * A run as a log with vector clocks, as ShiViz reads it (Beschastnikh, Wang, Brun, Ernst: "Debugging Distributed Systems",
 * 2016): two lines an event, which its default expression {@code (?<host>\S*) (?<clock>{.*})\n(?<event>.*)} takes apart.
 *
 * <p>What happens at no node, partitions and messages that are dropped, stands at one more host, the network. It learns
 * from the nodes, and no node learns from it.
 */
final class ShiVizLog {

    private static final String NETWORK = "network";

    private final Map<NodeId, String> hosts = new TreeMap<>();
    private final Causality causality;
    private final Trace trace;

    /** What the network has learnt of each node, and how many events it has had. */
    private final SortedMap<NodeId, Long> learnt = new TreeMap<>();

    private long networkEvents;

    private ShiVizLog(Trace trace) {
        this.trace = trace;
        this.causality = Causality.of(trace.steps());
        Set<String> taken = new HashSet<>(Set.of(NETWORK));
        for (NodeId node : Story.nodes(trace)) {
            String host = host(node.name());
            hosts.put(node, taken.add(host) ? host : host + "#" + node.index());
        }
    }

    static void write(Trace trace, Appendable log) throws IOException {
        ShiVizLog events = new ShiVizLog(trace);
        for (Step step : trace.steps()) {
            events.write(step, log);
        }
    }

    private void write(Step step, Appendable log) throws IOException {
        NodeId node = step.node();
        if (node == null || step.event() instanceof Event.Dropped) {
            learn(step);
            networkEvents++;
            String before = learnt.isEmpty() ? "" : entries(learnt) + ", ";
            event(NETWORK, before + entry(NETWORK, networkEvents), step, log);
        } else {
            event(
                    hosts.getOrDefault(node, host(node.name())),
                    entries(causality.vectorClock(step.number())),
                    step,
                    log);
        }
    }

    private void learn(Step step) {
        if (step.cause() >= trace.steps().getFirst().number()) {
            causality.vectorClock(step.cause()).forEach((node, count) -> learnt.merge(node, count, Math::max));
        }
    }

    private static void event(String host, String clock, Step step, Appendable log) throws IOException {
        log.append(host).append(" {").append(clock).append("}\n");
        log.append(PlainText.ofStep(step)).append('\n');
    }

    private String entries(SortedMap<NodeId, Long> clock) {
        return clock.entrySet().stream()
                .map(entry -> entry(
                        hosts.getOrDefault(entry.getKey(), host(entry.getKey().name())), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String entry(String host, long count) {
        return "\"" + host + "\":" + count;
    }

    /** Different names, different hosts, and no space, quote or brace in any of them. */
    private static String host(String name) {
        StringBuilder host = new StringBuilder();
        name.codePoints().forEach(point -> {
            if ("-._".indexOf(point) >= 0 || (point < 0x7F && Character.isLetterOrDigit(point))) {
                host.appendCodePoint(point);
            } else {
                host.append('%').append(String.format(Locale.ROOT, "%06x", point));
            }
        });
        return host.isEmpty() ? "%" : host.toString();
    }
}
