package orrery.verdict.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.model.Container;
import orrery.verdict.model.Model;

/** Finds answers that fit in no order at all, whatever time and clients say: those break every model that asks for one. */
final class AnyOrder {

    private static final long STEPS = 20_000;
    private static final int TOLD = 6;

    private AnyOrder() {}

    /** Empty if there is such an order, or none was refuted within the budget. */
    static Optional<Finding.Broken> refuted(Model<?> model, History history) {
        return new Linearizability(model, STEPS).check(new History(atOnce(history.operations())))
                        instanceof Finding.Broken broken
                ? Optional.of(saysNothingOfTime(model, broken) ? broken : told(model, broken.core()))
                : Optional.empty();
    }

    /** Whether these few fit in no order at all, whatever all others did. */
    static boolean refutes(Model<?> model, List<Operation> all, List<Operation> few) {
        return Pinning.contradict(model, atOnce(all), few);
    }

    private static List<Operation> atOnce(List<Operation> operations) {
        List<Operation> atOnce = new ArrayList<>();
        int size = operations.size();
        for (Operation operation : operations) {
            int place = atOnce.size();
            atOnce.add(new Operation(
                    operation.id(),
                    operation.client(),
                    operation.question(),
                    place,
                    operation.completed() == Operation.OPEN ? Operation.OPEN : size + place,
                    operation.outcome(),
                    0,
                    0));
        }
        return atOnce;
    }

    /** Few contradict each other by a rule, if nothing had ended before anything began. */
    private static boolean saysNothingOfTime(Model<?> model, Finding.Broken broken) {
        return broken.links().isEmpty()
                && (model instanceof Container || broken.core().size() <= TOLD);
    }

    static Finding.Broken told(Model<?> model, List<Operation> core) {
        return new Finding.Broken(
                "no order at all explains "
                        + (core.size() > TOLD
                                ? "these " + core.size() + " operations"
                                : core.stream().map(model::words).collect(Collectors.joining(", "))),
                core);
    }
}
