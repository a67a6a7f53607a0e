package orrery.verdict.order;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Model;

/** The definition of linearizability, tried word for word: every choice of open operations, every order. */
final class Exhaustively {

    private Exhaustively() {}

    static <S> boolean linearizable(Model<S> model, List<Operation> operations) {
        List<Operation> left = new ArrayList<>(operations);
        left.removeIf(operation -> operation.outcome() instanceof Outcome.Fail);
        // the model is asked about all keys at once, so partitioning is tested too
        return explained(model, List.of(), left);
    }

    private static <S> boolean explained(Model<S> model, List<Operation> order, List<Operation> left) {
        if (left.stream().noneMatch(operation -> operation.outcome() instanceof Outcome.Ok)) {
            return legal(model, order);
        }
        for (Operation next : left) {
            boolean first = left.stream()
                    .filter(other -> other.outcome() instanceof Outcome.Ok)
                    .allMatch(other -> other.completed() >= next.invoked());
            if (first) {
                List<Operation> longer = new ArrayList<>(order);
                longer.add(next);
                List<Operation> fewer = new ArrayList<>(left);
                fewer.remove(next);
                if (explained(model, longer, fewer)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether each part's operations, in this order, can have been answered so. */
    static <S> boolean legal(Model<S> model, List<Operation> order) {
        List<Object> parts = order.stream()
                .map(operation -> model.part(operation.question()))
                .distinct()
                .toList();
        for (Object part : parts) {
            S state = model.initial();
            for (Operation operation : order) {
                if (model.part(operation.question()).equals(part)) {
                    Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
                    state = model.step(state, operation.question(), answer);
                    if (state == null) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
