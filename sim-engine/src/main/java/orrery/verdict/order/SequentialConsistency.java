package orrery.verdict.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.model.Container;
import orrery.verdict.model.Model;

/**
 * Sequential consistency: all operations seem to happen in one order that keeps each client's own (Lamport, "How to make a
 * multiprocessor computer that correctly executes multiprocess programs", 1979). It is a property of the whole and not of its
 * parts, so all keys are searched together, depth first, never twice from the same operations and states.
 *
 * <p>An operation of unknown outcome may happen at any time after what its client had been answered before, or never.
 *
 * @param budget steps to spend before giving up
 */
public record SequentialConsistency(Model<?> model, long budget) implements Consistency {

    private static final int TOLD = 6;

    public SequentialConsistency(Model<?> model) {
        this(model, Linearizability.USUAL_BUDGET / 5);
    }

    @Override
    public String name() {
        return "sequential (" + model.name() + ")";
    }

    @Override
    public Finding check(History history) {
        if (model instanceof Container) { // whose states are large, and whose answers are weighed without a search
            Optional<Finding.Broken> refuted = AnyOrder.refuted(model, history);
            if (refuted.isPresent()) {
                return refuted.get();
            }
        }
        Finding found = new Attempt(history).find();
        return found instanceof Finding.Undecided
                ? AnyOrder.refuted(model, history)
                        .<Finding>map(broken -> broken)
                        .orElse(found)
                : found;
    }

    /** The finding of a search alone. */
    Finding searched(History history) {
        return new Attempt(history).find();
    }

    /**
     * Few operations of a history that is not sequentially consistent, which contradict each other whatever the others did;
     * empty if none were found within a budget.
     *
     * @param likely those that contradict each other in time, and may do so without
     */
    public Optional<Finding.Broken> explained(History history, List<Operation> likely) {
        Optional<Finding.Broken> inAnyOrder = AnyOrder.refuted(model, history);
        int enough = inAnyOrder.map(broken -> broken.core().size()).orElse(Integer.MAX_VALUE);
        if (enough == 1) {
            return inAnyOrder;
        }
        List<Operation> core = Pinning.inSessions(
                model,
                history.operations(),
                inAnyOrder.map(Finding.Broken::core).orElse(likely));
        if (core.isEmpty() || core.size() >= enough) {
            return inAnyOrder;
        }
        if (AnyOrder.refutes(model, history.operations(), core)) {
            return Optional.of(AnyOrder.told(model, core));
        }
        return Optional.of(new Finding.Broken(
                "no order that keeps what each client did in its order explains "
                        + (core.size() > TOLD
                                ? "these " + core.size() + " operations"
                                : String.join(
                                        ", ", core.stream().map(model::words).toList())),
                core,
                Explanation.links(
                        core,
                        "went on with",
                        (first, second) ->
                                first.client().equals(second.client()) && first.completed() < second.invoked())));
    }

    private record Seen(BitSet taken, List<Integer> states) {}

    private record Taken(int operation, int stateBefore, int nextToTry) {}

    private final class Attempt {

        private static final int NONE = -1;

        private final List<Operation> operations = new ArrayList<>();
        private final List<Calls> parts = new ArrayList<>();
        private final int[] part;
        private final int[] call;
        private final int[] waitsFor;
        private final BitSet answered = new BitSet();
        private final int[] states;
        private final BitSet taken = new BitSet();
        private final Set<Seen> seen = new HashSet<>();
        private final Deque<Taken> order = new ArrayDeque<>();
        private int left;
        private long steps;

        private Attempt(History history) {
            Map<Long, int[]> placeOf = new HashMap<>();
            for (List<Operation> each : Calls.parts(model, history.operations()).values()) {
                Calls calls = Calls.of(model, each);
                for (int number = 0; number < calls.size(); number++) {
                    placeOf.put(calls.operations.get(number).id(), new int[] {parts.size(), number});
                }
                parts.add(calls);
                operations.addAll(each);
            }
            operations.sort(Comparator.comparingLong(Operation::invoked).thenComparingLong(Operation::id));
            int size = operations.size();
            part = new int[size];
            call = new int[size];
            waitsFor = new int[size];
            Map<NodeId, Integer> last = new HashMap<>();
            for (int number = 0; number < size; number++) {
                Operation operation = operations.get(number);
                int[] place = placeOf.getOrDefault(operation.id(), new int[2]);
                part[number] = place[0];
                call[number] = place[1];
                waitsFor[number] = last.getOrDefault(operation.client(), NONE);
                if (operation.outcome() instanceof Outcome.Ok) {
                    last.put(operation.client(), number);
                    answered.set(number);
                }
            }
            left = answered.cardinality();
            states = new int[parts.size()];
            Arrays.fill(states, Automaton.INITIAL);
        }

        private Finding find() {
            int from = 0;
            while (left > 0) {
                if (steps > budget) {
                    return new Finding.Undecided(
                            "undecided after " + steps + " steps over " + operations.size() + " operations");
                }
                int next = next(from);
                if (next == NONE) {
                    if (order.isEmpty()) {
                        return broken();
                    }
                    from = giveBack();
                } else {
                    take(next);
                    from = seen.add(new Seen(
                                    (BitSet) taken.clone(),
                                    Arrays.stream(states).boxed().toList()))
                            ? 0
                            : giveBack();
                }
            }
            List<Operation> witness = new ArrayList<>();
            order.descendingIterator().forEachRemaining(each -> witness.add(operations.get(each.operation)));
            return new Finding.Holds(witness);
        }

        private boolean looks(int operation) {
            return parts.get(part[operation]).effect[call[operation]] == Model.Effect.LOOKS;
        }

        private int after(int operation) {
            steps++;
            Calls calls = parts.get(part[operation]);
            return calls.automaton.step(states[part[operation]], calls.kind[call[operation]]);
        }

        /** Whoever only looks goes first: it is in nobody's way. */
        private int next(int from) {
            if (from == 0) {
                for (int operation = 0; operation < operations.size(); operation++) {
                    if (looks(operation) && answered.get(operation) && mayBeNext(operation)) {
                        return operation;
                    }
                }
            }
            for (int operation = from; operation < operations.size(); operation++) {
                if (mayBeNext(operation)) {
                    return operation;
                }
            }
            return NONE;
        }

        private boolean mayBeNext(int operation) {
            if (taken.get(operation) || (waitsFor[operation] != NONE && !taken.get(waitsFor[operation]))) {
                return false;
            }
            int after = after(operation);
            return after != Automaton.REJECT && (answered.get(operation) || after != states[part[operation]]);
        }

        private void take(int operation) {
            boolean forced = looks(operation) && answered.get(operation);
            order.push(new Taken(operation, states[part[operation]], forced ? operations.size() : operation + 1));
            states[part[operation]] = after(operation);
            taken.set(operation);
            left -= answered.get(operation) ? 1 : 0;
        }

        private int giveBack() {
            Taken last = order.pop();
            states[part[last.operation]] = last.stateBefore;
            taken.clear(last.operation);
            left += answered.get(last.operation) ? 1 : 0;
            return last.nextToTry;
        }

        private Finding.Broken broken() {
            return new Finding.Broken(
                    "no order that keeps what each client did in its order explains all answers", operations);
        }
    }
}
