package orrery.verdict.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;

/** Finds answers that fit in no order at all, whatever time and clients say: those break every model that asks for one. */
final class AnyOrder {

    private static final long STEPS = 20_000;
    private static final int TOLD = 6;

    private AnyOrder() {}

    /** Empty if there is such an order, or none was refuted within the budget. */
    static Optional<Finding.Broken> refuted(Model<?> model, History history) {
        List<Operation> atOnce = new ArrayList<>();
        int size = history.operations().size();
        for (Operation operation : history.operations()) {
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
        return new Linearizability(model, STEPS).check(new History(atOnce)) instanceof Finding.Broken broken
                ? Optional.of(told(model, broken))
                : Optional.empty();
    }

    /** Without a word about time, which is not to blame. */
    private static Finding.Broken told(Model<?> model, Finding.Broken broken) {
        List<Operation> core = broken.core();
        if (core.size() == 1) {
            return broken;
        }
        return new Finding.Broken(
                "no order at all explains "
                        + (core.size() > TOLD
                                ? "these " + core.size() + " operations"
                                : core.stream().map(model::words).collect(Collectors.joining(", "))),
                core);
    }
}
