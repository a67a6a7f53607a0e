package orrery.explore.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Snapshot;
import orrery.trace.Trace;
import orrery.verdict.Consistency;
import orrery.verdict.Judge;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;
import orrery.world.World;

/**
 * Looks at every state that can be reached, each once: stateful search, as TLC and Stateright do it. The order is always the
 * same, so two searches of the same thing find the same.
 */
public final class Explorer {

    private final Protocol<?, ?> protocol;
    private final World world;
    private final Bounds bounds;
    private final List<Consistency> consistency;
    private final Predicate<Snapshot> within;
    private final boolean keepGoing;
    private final Space space;
    private final Promises promises;
    private final Symmetry symmetry;
    private final Store store = new Store();
    private final List<Exploration.Edge> edges = new ArrayList<>();
    private long transitions;
    private long waiting;
    private boolean enough;
    private String stopped = "";

    private static final int NOWHERE = -1;
    /** The run that is told is as short as any that breaks the promise. */
    private static final int EVERY_CHANGE = Integer.MAX_VALUE;

    /** Where the first broken promise was broken. */
    private @Nullable Place broken;

    /**
     * A state, and what then happened.
     *
     * @param action null if it is the state itself
     * @param quiet whether it is that nothing can happen in this state any more
     */
    record Place(int state, @Nullable Action action, int variant, boolean quiet) {}

    /**
     * @param world whose servers, clients, topology, options and questions count; faults, latencies and times do not
     * @param consistency what the clients' histories must satisfy, beside the protocol's own checks
     * @param within which states belong to the search; what lies beyond the others is not looked at, nor are they counted
     * @param symmetric whether states that differ only in the names of interchangeable nodes count as one
     * @param keepGoing whether the search goes on after a broken promise
     */
    public Explorer(
            Protocol<?, ?> protocol,
            World world,
            Bounds bounds,
            List<Consistency> consistency,
            Predicate<Snapshot> within,
            boolean symmetric,
            boolean keepGoing) {
        this.protocol = protocol;
        this.world = world;
        this.bounds = bounds;
        this.consistency = consistency;
        this.within = within;
        this.keepGoing = keepGoing;
        List<Check> checks = protocol.checks();
        boolean past = !consistency.isEmpty()
                || (!world.clients().isEmpty() && checks.stream().anyMatch(Check.AtEnd.class::isInstance));
        this.space =
                new Space(protocol, world, bounds, Promises.remembering(checks).size(), past);
        this.promises = new Promises(space, checks, consistency);
        this.symmetry =
                new Symmetry(space, promises, symmetric ? protocol.interchangeable(world.servers()) : List.of());
    }

    /** @throws orrery.verdict.CheckThrewException if a check itself fails */
    public Exploration explore() {
        start();
        Frontier frontier = new Frontier(bounds.walk().depthFirst());
        frontier.grow(store.count());
        while (!enough && !frontier.isEmpty()) {
            waiting = Math.max(waiting, frontier.size());
            expand(frontier.next());
            frontier.grow(store.count());
        }
        return result();
    }

    private void start() {
        List<int[]> rows = new ArrayList<>();
        rows.add(space.nothing(promises.start()));
        for (NodeId node : space.nodes) {
            List<int[]> next = new ArrayList<>();
            for (int[] row : rows) {
                space.start(row, row.length, node, (action, variant, who, turn, made, length) -> {
                    int[] started = Arrays.copyOf(made, length);
                    note(promises.step(row, started, node), NOWHERE, action, variant);
                    hear(turn);
                    if (turn != null && turn.fault() != null) {
                        note(promises.fault(turn.fault()), NOWHERE, action, variant);
                    } else {
                        next.add(started);
                    }
                });
            }
            rows = next;
        }
        for (int[] row : rows) {
            if (!promises.within(row, within)) {
                continue;
            }
            int[] canonical = symmetry.canonical(row, row.length);
            if (store.find(canonical, canonical.length, -1) < 0) {
                note(promises.state(canonical), store.count() - 1, null, 0);
            }
        }
    }

    private void expand(int state) {
        int[] row = store.row(state);
        boolean[] quiet = {true};
        space.successors(row, row.length, (action, variant, node, turn, made, length) -> {
            // a message whose arrival changes nothing may be lost as well
            quiet[0] &= action instanceof Action.Crash || action instanceof Action.Lose;
            if (enough) {
                return;
            }
            if (store.depth(state) >= bounds.walk().maxDepth()) {
                stopped = "what lies deeper than " + bounds.walk().maxDepth() + " steps was not looked at";
                return;
            }
            transitions++;
            note(node != null && promises.step(row, made, node), state, action, variant);
            hear(turn);
            if (turn != null && turn.fault() != null) {
                note(promises.fault(turn.fault()), state, action, variant);
            } else {
                arrive(state, action, variant, made, length);
            }
        });
        if (quiet[0]) {
            note(promises.end(row), new Place(state, null, 0, true));
        }
    }

    private void arrive(int state, Action action, int variant, int[] made, int length) {
        if (!promises.within(made, within)) {
            return;
        }
        int[] canonical = symmetry.canonical(made, length);
        int known = store.find(canonical, symmetry.isTrivial() ? length : canonical.length, state);
        if (known < 0) {
            note(promises.state(canonical), state, action, variant);
            if (store.count() >= bounds.walk().maxStates()) {
                stop("the limit of " + bounds.walk().maxStates() + " states was reached");
            } else if ((store.count() & 1023) == 0
                    && store.bytes() > bounds.walk().maxBytes()) {
                stop("the states took " + store.bytes() / (1 << 20) + " MiB, and no more is allowed");
            }
        }
        if (store.count() <= Exploration.DRAWABLE) {
            edges.add(new Exploration.Edge(
                    state, known < 0 ? store.count() - 1 : known, Words.of(space, store.row(state), action)));
        }
    }

    private void stop(String why) {
        stopped = why;
        enough = true;
    }

    /** The first thing that breaks is what is told; unless it is to go on, the search ends there. */
    private void note(boolean breaks, int state, @Nullable Action action, int variant) {
        note(breaks, new Place(state, action, variant, false));
    }

    private void note(boolean breaks, Place place) {
        if (breaks && broken == null) {
            broken = place;
            enough |= !keepGoing;
        }
    }

    private void hear(@Nullable Turn turn) {
        if (turn != null) {
            promises.heard(turn.effects());
        }
    }

    private Exploration result() {
        Judge judge = new Judge(space.nodes, protocol.checks(), true, EVERY_CHANGE);
        Optional<Trace> counterExample = Optional.ofNullable(broken)
                .map(place -> new Telling(protocol, world, space, promises, symmetry, store, judge).of(place));
        long last = counterExample.map(trace -> trace.summary().steps() - 1).orElse(-1L);
        List<Verdict> found = new ArrayList<>();
        for (Check check : protocol.checks()) {
            found.add(verdict(check.promise(), check instanceof Check.Probe, last));
        }
        List<Verdict> explained = counterExample.map(judge::verdicts).orElse(List.of());
        List<Verdict> verdicts = new ArrayList<>();
        found.forEach(verdict -> verdicts.add(explainedBy(explained, verdict)));
        for (Consistency model : consistency) {
            Verdict verdict = verdict(model.name(), false, last);
            verdicts.add(
                    verdict.broken() && counterExample.isPresent()
                            ? verdict.because(model.judge(counterExample.get()).evidence())
                            : verdict);
        }
        for (String ofEveryRun : Judge.OF_EVERY_RUN) {
            if (promises.broken().containsKey(ofEveryRun)) {
                verdicts.add(verdict(ofEveryRun, false, last));
            }
        }
        int depth = 0;
        for (int state = 0; state < store.count(); state++) {
            depth = Math.max(depth, store.depth(state) + 1);
        }
        boolean drawn = store.count() < Exploration.DRAWABLE && !enough;
        return new Exploration(
                store.count(),
                transitions,
                depth,
                waiting,
                stopped.isEmpty() && !enough,
                stopped,
                space.leftOut(),
                store.bytes(),
                verdicts,
                counterExample,
                drawn ? Optional.of(graph()) : Optional.empty());
    }

    /** What the judge of runs says of the one that was told, if the promise is broken in that. */
    private static Verdict explainedBy(List<Verdict> judged, Verdict found) {
        return judged.stream()
                .filter(each ->
                        found.broken() && each.broken() && each.promise().equals(found.promise()))
                .map(each ->
                        each.step() >= 0 ? each : found.inWords(each.sentence()).because(each.evidence()))
                .findFirst()
                .orElse(found);
    }

    /** Where not everything was looked at, what was not found broken is unknown. */
    private Verdict verdict(String promise, boolean probe, long last) {
        String objection = promises.broken().get(promise);
        if (objection != null) {
            return new Verdict(promise, Status.BROKEN, objection, last, last * Telling.STEP_NANOS);
        }
        if (probe) {
            Status status = promises.reached().contains(promise) ? Status.REACHED : Status.NOT_REACHED;
            return new Verdict(promise, status, "", -1, 0);
        }
        String unsure = promises.undecided().get(promise);
        if (unsure != null || enough || !stopped.isEmpty()) {
            String why = unsure != null ? unsure : stopped.isEmpty() ? "the search ended early" : stopped;
            return new Verdict(promise, Status.UNKNOWN, why, -1, 0);
        }
        return new Verdict(promise, Status.HELD, "", -1, 0);
    }

    private Exploration.Graph graph() {
        List<Exploration.State> states = new ArrayList<>();
        for (int state = 0; state < store.count(); state++) {
            int[] row = store.row(state);
            List<Optional<Node<?, ?>>> nodes = new ArrayList<>();
            for (NodeId node : space.nodes) {
                nodes.add(Optional.ofNullable(
                        space.locals.get(space.local(row, node)).node()));
            }
            List<String> messages = new ArrayList<>();
            for (int at = space.firstMessage(); at < row.length; at++) {
                messages.add(Words.of(space.envelopes.get(row[at])));
            }
            states.add(new Exploration.State(store.depth(state), nodes, messages));
        }
        return new Exploration.Graph(states, edges);
    }
}
