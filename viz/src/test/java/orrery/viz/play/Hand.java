package orrery.viz.play;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;

/** Makes traces by hand, of plain values, with times in milliseconds: for stories that no protocol here would play. */
public final class Hand {

    private static final long MILLIS = 1_000_000L;

    private final String scenario;
    private final List<NodeId> servers;
    private final List<NodeId> clients;
    private final @Nullable Value[] states;
    private final List<Step> steps = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    public Hand(String scenario, List<String> servers, List<String> clients) {
        this.scenario = scenario;
        this.servers = IntStream.range(0, servers.size())
                .mapToObj(nth -> new NodeId(nth, servers.get(nth)))
                .toList();
        this.clients = IntStream.range(0, clients.size())
                .mapToObj(nth -> new NodeId(servers.size() + nth, clients.get(nth)))
                .toList();
        this.states = new Value[servers.size() + clients.size()];
    }

    public NodeId node(int index) {
        return Stream.concat(servers.stream(), clients.stream()).toList().get(index);
    }

    /** A state or a message with one number. */
    public static Value thing(String type, String field, long number) {
        return new Value.Struct(type, List.of(new Value.Field(field, new Value.Whole(number))));
    }

    /** A step at a node that becomes {@code after}. */
    public long becomes(long millis, int node, Event event, Value after, Effect... effects) {
        Value before = states[node];
        states[node] = after;
        return add(millis, node(node), event, before, after, List.of(effects));
    }

    /** A step at a node that stays what it is. */
    public long stays(long millis, int node, Event event, Effect... effects) {
        return add(millis, node(node), event, states[node], states[node], List.of(effects));
    }

    public long crash(long millis, int node) {
        Value before = states[node];
        states[node] = null;
        return add(millis, node(node), new Event.Crashed(), before, null, List.of());
    }

    /** A step of the network. */
    public long world(long millis, Event event) {
        return add(millis, null, event, null, null, List.of());
    }

    public Effect.Sent send(int to, Value message, long nth) {
        return new Effect.Sent(node(to), message, nth);
    }

    public Event.Delivered delivery(int from, Value message, long nth, int copy) {
        return new Event.Delivered(node(from), message, nth, copy);
    }

    public Event.Dropped drop(int to, Value message, long nth, Event.Reason reason) {
        return new Event.Dropped(node(to), message, nth, 0, reason);
    }

    public void operation(int client, Value question, long from, long to, Outcome outcome) {
        boolean open = to == Operation.OPEN;
        operations.add(new Operation(
                operations.size(),
                node(client),
                (Record) question,
                0,
                open ? Operation.OPEN : steps.size(),
                outcome,
                from * MILLIS,
                open ? Operation.OPEN : to * MILLIS));
    }

    private long add(
            long millis,
            @Nullable NodeId node,
            Event event,
            @Nullable Value before,
            @Nullable Value after,
            List<Effect> effects) {
        long number = steps.size();
        steps.add(new Step(number, millis * MILLIS, node, event, Step.NO_CAUSE, before, after, effects));
        return number;
    }

    public Trace trace(long endMillis) {
        long sent = steps.stream()
                .flatMap(step -> step.effects().stream())
                .filter(Effect.Sent.class::isInstance)
                .count();
        long delivered = steps.stream()
                .filter(step -> step.event() instanceof Event.Delivered)
                .count();
        return new Trace(
                new Trace.Header(scenario, "by-hand", "", 1, servers, clients, endMillis * MILLIS),
                steps,
                new History(operations),
                new Trace.Summary(steps.size(), endMillis * MILLIS, sent, delivered, new TreeMap<>()),
                new Trace.End(Trace.End.Kind.TIME_UP, ""),
                0x5EEDL);
    }
}
