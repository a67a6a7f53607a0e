package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orrery.api.History;
import orrery.api.Operation;

/** Runs list transactions one after the other, in every order that keeps each client's own. */
final class Serially {

    private Serially() {}

    static boolean explained(History history) {
        return explained(history.operations(), new HashMap<>());
    }

    private static boolean explained(List<Operation> left, Map<Object, List<Object>> state) {
        if (left.isEmpty()) {
            return true;
        }
        for (Operation next : left) {
            boolean first = left.stream()
                    .noneMatch(other -> other.client().equals(next.client()) && other.invoked() < next.invoked());
            Map<Object, List<Object>> after = new HashMap<>(state);
            if (first && answersFit((Transaction) next.question(), after)) {
                List<Operation> rest = new ArrayList<>(left);
                rest.remove(next);
                if (explained(rest, after)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean answersFit(Transaction transaction, Map<Object, List<Object>> state) {
        for (Access access : transaction.accesses()) {
            List<Object> list = state.getOrDefault(access.key(), List.of());
            if (access.kind() == Access.Kind.READ) {
                if (!list.equals(access.value())) {
                    return false;
                }
            } else {
                List<Object> longer = new ArrayList<>(list);
                longer.add(Objects.requireNonNull(access.value()));
                state.put(access.key(), longer);
            }
        }
        return true;
    }
}
