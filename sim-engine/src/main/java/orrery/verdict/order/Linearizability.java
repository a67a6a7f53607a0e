package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Monitor;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;
import orrery.verdict.order.container.Containers;

/**
 * Linearizability: every operation seems to take effect at one moment between its invocation and its completion (Herlihy
 * and Wing, "Linearizability: a correctness condition for concurrent objects", 1990). What holds for each part of the
 * object alone holds for the whole (their Theorem 1), so parts are judged one after the other.
 *
 * @param model what the object promises
 * @param budget steps to spend on one part before giving up; a step is one transition tried
 */
public record Linearizability(Model<?> model, long budget) implements Consistency {

    /** Enough for all that people have published; some 100 MB and seconds where it is not. */
    public static final long USUAL_BUDGET = 5_000_000;

    public Linearizability(Model<?> model) {
        this(model, USUAL_BUDGET);
    }

    @Override
    public String name() {
        return "linearizable (" + model.name() + ")";
    }

    /** The finding without its reasons, which can take longer than the finding. */
    public Status decide(History history) {
        Status status = Status.HELD;
        for (List<Operation> part : Calls.parts(model, history.operations()).values()) {
            switch (search(part).progress) {
                case FOUND -> {}
                case RUNNING -> status = Status.UNKNOWN;
                case IMPOSSIBLE -> {
                    return Status.BROKEN;
                }
            }
        }
        return status;
    }

    @Override
    public Finding check(History history) {
        List<Placed> placed = new ArrayList<>();
        Finding undecided = null;
        Map<Object, List<Operation>> parts = Calls.parts(model, history.operations());
        for (Map.Entry<Object, List<Operation>> part : parts.entrySet()) {
            Searched searched = search(part.getValue());
            switch (searched.progress) {
                case FOUND -> {
                    List<Operation> order = searched.order.get();
                    if (parts.size() == 1) {
                        return new Finding.Holds(order);
                    }
                    place(order, placed);
                }
                case IMPOSSIBLE -> {
                    return searched.broken.get();
                }
                case RUNNING ->
                    undecided = new Finding.Undecided("undecided after " + searched.steps + " steps over "
                            + part.getValue().size() + " operations"
                            + (part.getKey().equals(Model.WHOLE) ? "" : " on " + part.getKey()));
            }
        }
        if (undecided != null) {
            return undecided;
        }
        placed.sort(Comparator.comparingLong(Placed::moment));
        return new Finding.Holds(placed.stream().map(Placed::operation).toList());
    }

    @Override
    public Optional<Monitor> monitor() {
        return Optional.of(new OnlineLinearizability<>(model));
    }

    private record Searched(
            Progress progress, long steps, Supplier<List<Operation>> order, Supplier<Finding.Broken> broken) {}

    /** One part: without a search where that is possible. */
    private Searched search(List<Operation> part) {
        Supplier<Finding.Broken> explained = () -> Explanation.of(model, part);
        switch (Containers.judge(model, part, budget)) {
            case Finding.Holds holds -> {
                return new Searched(Progress.FOUND, part.size(), holds::order, explained);
            }
            case Finding.Broken broken -> {
                return new Searched(Progress.IMPOSSIBLE, part.size(), List::of, () -> broken);
            }
            case null, default -> {
                // nothing can be said without a search
            }
        }
        Zones<?> zones = Zones.of(model, part);
        if (zones != null && zones.progress() != Progress.RUNNING) {
            return new Searched(zones.progress(), part.size(), zones::order, explained);
        }
        Search search = new Alternating(Calls.of(model, part));
        return new Searched(search.advance(budget), search.steps(), search::order, explained);
    }

    private record Placed(Operation operation, long moment) {}

    /** Gives each operation the earliest moment that its order allows; by these the orders of the parts are merged. */
    private static void place(List<Operation> order, List<Placed> placed) {
        long moment = Long.MIN_VALUE;
        for (Operation operation : order) {
            moment = Math.max(moment, operation.invoked());
            placed.add(new Placed(operation, moment));
        }
    }
}
