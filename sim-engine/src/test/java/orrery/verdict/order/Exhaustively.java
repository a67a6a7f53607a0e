package orrery.verdict.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
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
        return explained(model, new LinkedHashMap<>(), left, before);
    }

    /** @param states by part, those that what has been taken so far led to */
    private static <S> boolean explained(
            Model<S> model, Map<Object, S> states, List<Operation> left, BiPredicate<Operation, Operation> before) {
        boolean done = true;
        for (Operation operation : left) {
            done &= !(operation.outcome() instanceof Outcome.Ok);
        }
        if (done) {
            return true;
        }
        for (Operation next : left) {
            boolean first = true;
            for (Operation other : left) {
                first &= !(other.outcome() instanceof Outcome.Ok && before.test(other, next));
            }
            Object part = model.part(next.question());
            S after = first
                    ? model.step(states.getOrDefault(part, model.initial()), next.question(), answer(next))
                    : null;
            if (after != null) {
                Map<Object, S> then = new LinkedHashMap<>(states);
                then.put(part, after);
                List<Operation> fewer = new ArrayList<>(left);
                fewer.remove(next);
                if (explained(model, then, fewer, before)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Record answer(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
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
                    state = model.step(state, operation.question(), answer(operation));
                    if (state == null) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
