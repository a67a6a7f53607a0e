package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Model;

/**
 * Looks for few operations that contradict each other whatever all others did. Only these are pinned to their times (or to
 * the order of their clients) and to their answers; any other may have happened at any time, or never. So it is no
 * counter-example that a read's write was left out, or a write that would have explained everything.
 */
final class Pinning {

    private static final long STEPS_A_TRY = 20_000;
    private static final int MOST_TRIES = 600;

    /** A try that spends all its steps takes the place of so many. */
    private static final int TRIES_UNDECIDED = 30;

    /** More would be searched among for too long. */
    private static final int MOST = 3_000;

    private final Model<?> model;
    private final Function<History, Status> judge;
    private final List<Operation> all;
    private final Set<Long> pinned = new HashSet<>();
    private int tries;

    private Pinning(Model<?> model, Function<History, Status> judge, List<Operation> all) {
        this.model = model;
        this.judge = judge;
        this.all = all;
    }

    /**
     * For linearizability.
     *
     * @param part all operations of one part
     * @param likely those that seem to contradict each other
     * @return in order of invocation; empty if none were found within the budget
     */
    static List<Operation> inTime(Model<?> model, List<Operation> part, List<Operation> likely) {
        Linearizability linearizable = new Linearizability(model, STEPS_A_TRY);
        return new Pinning(model, linearizable::decide, part).core(likely);
    }

    /** For sequential consistency, likewise, over all parts. */
    static List<Operation> inSessions(Model<?> model, List<Operation> all, List<Operation> likely) {
        SequentialConsistency sequential = new SequentialConsistency(model, STEPS_A_TRY);
        return new Pinning(model, history -> status(sequential.searched(history)), all).core(likely);
    }

    /** Whether these contradict each other in time, whatever the others of their part did; false if that took too long. */
    static boolean contradict(Model<?> model, List<Operation> part, List<Operation> few) {
        Linearizability linearizable = new Linearizability(model, STEPS_A_TRY);
        return part.size() <= MOST
                && new Pinning(model, linearizable::decide, part)
                        .isBroken(new HashSet<>(few.stream().map(Operation::id).toList()));
    }

    private static Status status(Finding finding) {
        return switch (finding) {
            case Finding.Holds holds -> Status.HELD;
            case Finding.Broken broken -> Status.BROKEN;
            case Finding.Undecided undecided -> Status.UNKNOWN;
        };
    }

    private List<Operation> core(List<Operation> likely) {
        if (all.size() > MOST) {
            return List.of();
        }
        Set<Long> named = new HashSet<>(likely.stream().map(Operation::id).toList());
        if (!named.isEmpty() && isBroken(named)) {
            pinned.addAll(named);
        } else if (!beginning()) {
            return List.of();
        }
        unpin();
        return all.stream()
                .filter(operation -> pinned.contains(operation.id()))
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    /** Pins the fewest first operations that are not allowed. */
    private boolean beginning() {
        int allowed = 0;
        int broken = all.size();
        if (!isBroken(first(broken))) {
            return false;
        }
        while (broken - allowed > 1) {
            int middle = (allowed + broken) >>> 1;
            if (isBroken(first(middle))) {
                broken = middle;
            } else {
                allowed = middle;
            }
        }
        pinned.addAll(first(broken));
        return true;
    }

    private Set<Long> first(int count) {
        return new HashSet<>(all.subList(0, count).stream().map(Operation::id).toList());
    }

    /** The earliest first, so that what is left lies close together. */
    private void unpin() {
        for (int piece = Math.max(1, pinned.size() / 2); piece > 0; piece /= 2) {
            List<Long> ids = pinned.stream().sorted().toList();
            for (int from = 0; from < ids.size() && tries < MOST_TRIES; from += piece) {
                Set<Long> rest = new HashSet<>(pinned);
                ids.subList(from, Math.min(ids.size(), from + piece)).forEach(rest::remove);
                if (isBroken(rest)) {
                    pinned.clear();
                    pinned.addAll(rest);
                }
            }
        }
    }

    private boolean isBroken(Set<Long> kept) {
        Set<Object> parts = new HashSet<>();
        all.stream()
                .filter(operation -> kept.contains(operation.id()))
                .forEach(operation -> parts.add(model.part(operation.question())));
        List<Operation> freed = new ArrayList<>();
        for (Operation operation : all) {
            if (!parts.contains(model.part(operation.question()))) {
                continue;
            }
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            if (kept.contains(operation.id())) {
                freed.add(operation);
            } else if (!(operation.outcome() instanceof Outcome.Fail) && !looks(operation, answer)) {
                freed.add(free(operation));
            }
        }
        Status status = judge.apply(new History(freed));
        tries += status == Status.UNKNOWN ? TRIES_UNDECIDED : 1;
        return status == Status.BROKEN;
    }

    /** Without a time and an answer, it says nothing. */
    private boolean looks(Operation operation, @Nullable Record answer) {
        return model.effect(operation.question(), answer) == Model.Effect.LOOKS;
    }

    private static Operation free(Operation operation) {
        return new Operation(
                operation.id(),
                new NodeId(-1, "at any time " + operation.id()),
                operation.question(),
                0,
                Operation.OPEN,
                Outcome.unknown("at any time"),
                0,
                Operation.OPEN);
    }
}
