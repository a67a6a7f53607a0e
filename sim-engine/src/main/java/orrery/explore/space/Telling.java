package orrery.explore.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.trace.Digest;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Fingerprint;
import orrery.trace.Observer;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.World;

/**
 * Tells the way to a state as a run, so that it can be drawn, judged and read like any other. All nodes start at once; then time is
 * the number of the step, in milliseconds.
 */
final class Telling {

    static final long STEP_NANOS = 1_000_000;

    private final Protocol<?, ?> protocol;
    private final World world;
    private final Space space;
    private final Promises promises;
    private final Symmetry symmetry;
    private final Store store;
    private final Observer observer;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Long, Operation> operations = new TreeMap<>();
    private final int[] incarnations;

    /** Messages under way: which of its link each is, and the step that sent it. Only asked. */
    private final Map<Integer, Deque<Sent>> underWay = new HashMap<>();

    private final Map<List<NodeId>, Long> counts = new HashMap<>();

    /** The steps in which nodes went down, and in which they last set each timer. Only asked. */
    private final Map<NodeId, Long> wentDown = new HashMap<>();

    private final Map<List<Object>, Long> timerSet = new HashMap<>();

    /** In the words of a simulated run. */
    private final SortedMap<String, Long> fired = new TreeMap<>();
    private long sent;
    private long delivered;

    private record Sent(long nth, long step, int copy) {}

    /** One step of the way, as it is taken in the state before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Taken(
            Action action, @Nullable NodeId node, @Nullable Turn turn, int[] next) {}

    Telling(
            Protocol<?, ?> protocol,
            World world,
            Space space,
            Promises promises,
            Symmetry symmetry,
            Store store,
            Observer observer) {
        this.protocol = protocol;
        this.world = world;
        this.space = space;
        this.promises = promises;
        this.symmetry = symmetry;
        this.store = store;
        this.observer = observer;
        this.incarnations = new int[space.nodes.size()];
        Arrays.fill(incarnations, -1);
    }

    Trace of(Explorer.Place place) {
        Deque<Integer> way = new ArrayDeque<>();
        for (int state = place.state(); state >= 0; state = store.parent(state)) {
            way.addFirst(state);
        }
        int[] row = start(way.isEmpty() ? null : store.row(way.removeFirst()));
        for (int state : way) {
            row = tell(row, towards(row, store.row(state)));
        }
        if (place.action() != null && place.state() >= 0) {
            tell(row, last(row, place));
        }
        return trace(
                place.quiet()
                        ? new Trace.End(Trace.End.Kind.QUIET, "nothing is left to happen")
                        : new Trace.End(Trace.End.Kind.STOPPED, "a promise was broken"));
    }

    /** Starts all nodes so that this state is reached; any way if there is none to reach. */
    private int[] start(int @Nullable [] wanted) {
        List<List<Taken>> ways = new ArrayList<>();
        ways.add(List.of());
        int[] nothing = space.nothing(promises.start());
        for (NodeId node : space.nodes) {
            List<List<Taken>> longer = new ArrayList<>();
            for (List<Taken> way : ways) {
                int[] row = way.isEmpty() ? nothing : way.getLast().next();
                space.start(row, row.length, node, (action, variant, who, turn, made, length) -> {
                    List<Taken> more = new ArrayList<>(way);
                    more.add(taken(action, who, turn, row, made, length));
                    longer.add(more);
                });
            }
            ways = longer;
        }
        List<Taken> chosen = ways.stream()
                .filter(way -> wanted == null || leadsTo(way.getLast().next(), wanted))
                .findFirst()
                .orElseThrow();
        int[] row = nothing;
        for (Taken taken : chosen) {
            row = tell(row, taken);
        }
        return row;
    }

    private boolean leadsTo(int[] row, int[] wanted) {
        return Arrays.equals(symmetry.canonical(row, row.length), wanted);
    }

    private Taken towards(int[] row, int[] wanted) {
        List<Taken> found = new ArrayList<>();
        space.successors(row, row.length, (action, variant, node, turn, made, length) -> {
            Taken taken = taken(action, node, turn, row, made, length);
            if (found.isEmpty() && leadsTo(taken.next(), wanted)) {
                found.add(taken);
            }
        });
        return found.getFirst();
    }

    /** What broke the promise; in a state whose nodes go by other names, the like of it. */
    private Taken last(int[] row, Explorer.Place place) {
        List<Taken> all = new ArrayList<>();
        List<Integer> fitting = new ArrayList<>();
        space.successors(row, row.length, (action, variant, node, turn, made, length) -> {
            if (action.equals(place.action()) && variant == place.variant()) {
                fitting.add(all.size());
            }
            all.add(taken(action, node, turn, row, made, length));
        });
        if (symmetry.isTrivial() || leadsNowhereElse(row, place)) {
            return all.get(fitting.getFirst());
        }
        int[] canonical = store.row(place.state());
        List<int[]> wanted = new ArrayList<>();
        space.successors(canonical, canonical.length, (action, variant, node, turn, made, length) -> {
            if (action.equals(place.action()) && variant == place.variant()) {
                wanted.add(symmetry.canonical(made, length).clone());
            }
        });
        return all.stream()
                .filter(taken -> leadsTo(taken.next(), wanted.getFirst()))
                .findFirst()
                .orElseThrow();
    }

    private boolean leadsNowhereElse(int[] row, Explorer.Place place) {
        return Arrays.equals(row, store.row(place.state()));
    }

    private Taken taken(Action action, @Nullable NodeId node, @Nullable Turn turn, int[] row, int[] made, int length) {
        int[] next = Arrays.copyOf(made, length);
        if (node != null) {
            promises.step(row, next, node);
        }
        return new Taken(action, node, turn, next);
    }

    private int[] tell(int[] row, Taken taken) {
        long number = steps.size();
        long cause = Step.NO_CAUSE;
        NodeId node = taken.node();
        Event event;
        switch (taken.action()) {
            case Action.Start start -> event = booted(start.node());
            case Action.Restart restart -> {
                cause = wentDown.getOrDefault(restart.node(), Step.NO_CAUSE);
                fired.merge("restart", 1L, Long::sum);
                event = booted(restart.node());
            }
            case Action.Crash crash -> {
                wentDown.put(crash.node(), number);
                fired.merge("crash", 1L, Long::sum);
                event = new Event.Crashed();
            }
            case Action.Fire fire -> {
                cause = timerSet.getOrDefault(List.of(fire.node(), fire.timer()), Step.NO_CAUSE);
                event = new Event.TimedOut(fire.timer());
            }
            case Action.Ask ask -> event = requested(row, ask);
            case Action.Deliver(int envelope) -> {
                Sent copy = take(envelope, true);
                Envelope letter = space.envelopes.get(envelope);
                cause = copy.step();
                delivered++;
                event = new Event.Delivered(letter.from(), letter.message(), copy.nth(), Math.min(1, copy.copy()));
            }
            case Action.Lose(int envelope) -> {
                Sent copy = take(envelope, false);
                Envelope letter = space.envelopes.get(envelope);
                cause = copy.step();
                node = letter.from();
                fired.merge("loss", 1L, Long::sum);
                event = new Event.Dropped(
                        letter.to(), letter.message(), copy.nth(), Math.min(1, copy.copy()), Event.Reason.LOSS);
            }
        }
        Node<?, ?> before = node == null ? null : stateIn(row, node);
        Node<?, ?> after = node == null ? null : stateIn(taken.next(), node);
        List<Effect> effects = taken.turn() == null ? List.of() : effects(taken.turn(), node, number);
        // who is there from the beginning does not join later
        long now = taken.action() instanceof Action.Start ? 0 : number * STEP_NANOS;
        steps.add(new Step(number, now, node, event, cause, before, after, effects));
        if (node != null && taken.turn() != null && taken.turn().crashes() > 0) {
            long crash = number + 1;
            wentDown.put(node, crash);
            fired.merge("crash inside a handler", 1L, Long::sum);
            steps.add(new Step(crash, crash * STEP_NANOS, node, new Event.Crashed(), number, before, null, List.of()));
        }
        if (node != null) {
            Local local = space.locals.get(space.local(taken.next(), node));
            long last = steps.size() - 1L;
            observer.changed(
                    last,
                    steps.getLast().timeNanos(),
                    node,
                    before,
                    after,
                    local.durable().get(Setup.STATE));
        }
        return taken.next();
    }

    private Event booted(NodeId node) {
        return new Event.Booted(++incarnations[node.index()]);
    }

    private Event requested(int[] row, Action.Ask ask) {
        Local before = space.locals.get(space.local(row, ask.client()));
        return new Event.Requested(
                space.operation(ask.client(), before), space.question(ask.client(), before, ask.question()));
    }

    private void ask(NodeId client, Said.Asked asked, long number) {
        Operation operation = new Operation(
                asked.op(),
                client,
                asked.question(),
                number,
                Operation.OPEN,
                Outcome.unknown("it never completed"),
                number * STEP_NANOS,
                Operation.OPEN);
        operations.put(asked.op(), operation);
        observer.invoked(operation);
    }

    private @Nullable Node<?, ?> stateIn(int[] row, NodeId node) {
        return space.locals.get(space.local(row, node)).node();
    }

    private List<Effect> effects(Turn turn, @Nullable NodeId node, long number) {
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Sent(NodeId to, Object message, long unknown) && node != null) {
                long nth = counts.merge(List.of(node, to), 1L, Long::sum) - 1;
                int envelope = space.envelopes.of(new Envelope(node, to, message));
                underWay.computeIfAbsent(envelope, none -> new ArrayDeque<>()).addLast(new Sent(nth, number, 0));
                sent++;
                effects.add(new Effect.Sent(to, message, nth));
            } else {
                effects.add(effect);
                if (effect instanceof Effect.TimerSet(Object timer, long unknown) && node != null) {
                    timerSet.put(List.of(node, timer), number);
                }
                if (effect instanceof Effect.Noted(String text) && node != null) {
                    observer.noted(number, number * STEP_NANOS, node, text);
                }
            }
        }
        if (node != null) {
            for (Said said : turn.said()) {
                switch (said) {
                    case Said.Asked asked -> ask(node, asked, number);
                    case Said.Answered answered -> answer(answered, number);
                }
            }
        }
        return effects;
    }

    private void answer(Said.Answered answered, long number) {
        boolean known = !(answered.outcome() instanceof Outcome.Unknown);
        Operation operation = operations.computeIfPresent(
                answered.op(),
                (op, open) -> new Operation(
                        op,
                        open.client(),
                        open.question(),
                        open.invoked(),
                        known ? number : Operation.OPEN,
                        answered.outcome(),
                        open.invokedNanos(),
                        known ? number * STEP_NANOS : Operation.OPEN));
        if (operation != null) {
            observer.completed(operation);
        }
    }

    /** The oldest of equal messages; one that stays under way when it is delivered is a copy afterwards. */
    private Sent take(int envelope, boolean delivery) {
        Deque<Sent> equal = underWay.getOrDefault(envelope, new ArrayDeque<>());
        if (equal.isEmpty()) {
            throw new IllegalStateException("nobody sent " + space.envelopes.get(envelope));
        }
        Sent oldest = equal.removeFirst();
        if (delivery && space.staysUnderWay()) {
            equal.addFirst(new Sent(oldest.nth(), oldest.step(), oldest.copy() + 1));
        }
        return oldest;
    }

    private Trace trace(Trace.End ended) {
        Digest digest = new Digest();
        steps.forEach(step -> digest.add(Fingerprint.of(step.event())));
        long end = (steps.size() - 1) * STEP_NANOS;
        Trace.Header header = new Trace.Header(
                protocol.name(), protocol.name(), "", 0, world.servers(), world.clients(), end + STEP_NANOS);
        return new Trace(
                header,
                steps,
                new History(List.copyOf(operations.values())),
                new Trace.Summary(steps.size(), end, sent, delivered, fired),
                ended,
                digest.value());
    }
}
