package orrery.verdict.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;

/**
 * Sequential consistency of registers into which every value is written once, as serializability of transactions of one access
 * each. There it is known which write each read has read from, and so what must come before what; where that is a circle there
 * is no order, and a search that keeps to it, and overwrites nothing that is still to be read, hardly ever goes wrong.
 *
 * <p>Compare-and-sets that were refused are no accesses. Without them nothing is harder to explain, so what is broken is
 * broken; but an order is one only if all that was answered is in it, and fits.
 */
final class SerialAccesses {

    private SerialAccesses() {}

    /**
     * Empty if nothing can be said in this way.
     *
     * @param accesses the same history, as {@link ReadsAndWrites} has made it
     */
    static Optional<Finding> judge(SequentialConsistency sequential, History history, History accesses) {
        Finding finding;
        try {
            finding = new Isolation(Level.SERIALIZABLE, sequential.budget()).check(accesses);
        } catch (IllegalArgumentException valuesAreNotUnique) {
            return Optional.empty();
        }
        return switch (finding) {
            case Finding.Broken broken -> Optional.of(broken);
            case Finding.Holds holds -> fitting(sequential.model(), history, holds.order());
            case Finding.Undecided undecided -> Optional.empty();
        };
    }

    private static Optional<Finding> fitting(Model<?> model, History history, List<Operation> order) {
        Map<Long, Operation> asked = new HashMap<>();
        history.operations().forEach(each -> asked.put(each.id(), each));
        List<Operation> originals = new ArrayList<>();
        order.forEach(each -> originals.add(asked.get(each.id())));
        Set<Long> ordered = new HashSet<>(order.stream().map(Operation::id).toList());
        boolean complete = history.operations().stream()
                .allMatch(each -> !(each.outcome() instanceof Outcome.Ok) || ordered.contains(each.id()));
        return complete && fits(model, originals) ? Optional.of(new Finding.Holds(originals)) : Optional.empty();
    }

    private static <S> boolean fits(Model<S> model, List<Operation> order) {
        Map<Object, S> states = new HashMap<>();
        for (Operation operation : order) {
            Object part = model.part(operation.question());
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            S after = model.step(states.getOrDefault(part, model.initial()), operation.question(), answer);
            if (after == null) {
                return false;
            }
            states.put(part, after);
        }
        return true;
    }
}
