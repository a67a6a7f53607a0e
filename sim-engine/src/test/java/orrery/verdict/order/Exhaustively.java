package orrery.verdict.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Model;

/** Definitions tried word for word: every choice of operations that may never have happened, every order. */
final class Exhaustively {

    private Exhaustively() {}

    static boolean linearizable(Model<?> model, List<Operation> operations) {
        return explained(model, operations, (first, second) -> first.completed() < second.invoked());
    }

    static boolean sequential(Model<?> model, List<Operation> operations) {
        return explained(
                model,
                operations,
                (first, second) -> first.client().equals(second.client()) && first.invoked() < second.invoked());
    }

    private static boolean explained(
            Model<?> model, List<Operation> operations, BiPredicate<Operation, Operation> before) {
        List<Operation> left = new ArrayList<>(operations);
        left.removeIf(operation -> operation.outcome() instanceof Outcome.Fail);
        return explained(model, List.of(), left, before);
    }

    private static boolean explained(
            Model<?> model, List<Operation> order, List<Operation> left, BiPredicate<Operation, Operation> before) {
        if (left.stream().noneMatch(operation -> operation.outcome() instanceof Outcome.Ok)) {
            return legal(model, order);
        }
        for (Operation next : left) {
            boolean first = left.stream()
                    .filter(other -> other.outcome() instanceof Outcome.Ok)
                    .noneMatch(other -> before.test(other, next));
            if (first) {
                List<Operation> longer = new ArrayList<>(order);
                longer.add(next);
                List<Operation> fewer = new ArrayList<>(left);
                fewer.remove(next);
                if (explained(model, longer, fewer, before)) {
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
