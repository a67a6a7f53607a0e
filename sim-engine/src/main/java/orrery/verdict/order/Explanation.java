package orrery.verdict.order;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Times;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;

/**
 * Says in words why operations cannot be linearized: the shortest beginning that cannot, made smaller by leaving out what
 * is not needed, and then what would have had to be otherwise in time for the answers to fit.
 */
final class Explanation {

    private static final long STEPS_A_TRY = 20_000;
    private static final int TOLD = 3;

    private final Model<?> model;

    private Explanation(Model<?> model) {
        this.model = model;
    }

    /** @param part operations of one part that cannot be linearized, in order of invocation */
    static Finding.Broken of(Model<?> model, List<Operation> part) {
        Explanation explanation = new Explanation(model);
        List<Operation> beginning = explanation.shortestBeginning(part);
        boolean needsLater = !explanation.fitsInSomeOrder(beginning) && explanation.fitsInSomeOrder(part);
        List<Operation> core = explanation.shrunk(needsLater ? part : beginning);
        return explanation.told(core);
    }

    /** All that had been invoked when the first operation completed that could not be linearized. */
    private List<Operation> shortestBeginning(List<Operation> part) {
        long[] completions = part.stream()
                .filter(operation -> Calls.answer(operation) != null)
                .mapToLong(Operation::completed)
                .sorted()
                .toArray();
        int linearizable = -1;
        int broken = completions.length - 1;
        while (broken - linearizable > 1) {
            int middle = (linearizable + broken) >>> 1;
            if (isBroken(beginning(part, completions[middle]))) {
                broken = middle;
            } else {
                linearizable = middle;
            }
        }
        return broken < 0 ? part : beginning(part, completions[broken]);
    }

    private static List<Operation> beginning(List<Operation> part, long until) {
        return part.stream()
                .filter(operation -> operation.invoked() <= until)
                .map(operation -> operation.completed() <= until ? operation : stillOpen(operation))
                .toList();
    }

    static Operation stillOpen(Operation operation) {
        return new Operation(
                operation.id(),
                operation.client(),
                operation.question(),
                operation.invoked(),
                Operation.OPEN,
                Outcome.unknown("still open"),
                operation.invokedNanos(),
                Operation.OPEN);
    }

    private boolean isBroken(List<Operation> operations) {
        return new WingGong(Calls.of(model, operations)).advance(STEPS_A_TRY) == Progress.IMPOSSIBLE;
    }

    /** Whether time alone is to blame: in some other order the answers fit. */
    private boolean fitsInSomeOrder(List<Operation> operations) {
        return new WingGong(Calls.timeless(model, operations)).advance(STEPS_A_TRY) == Progress.FOUND;
    }

    /**
     * Leaves out pieces, large ones first, as long as the rest cannot be linearized either. If the answers fit in some
     * order, those of the rest must too: a read is no counter-example only because its write was left out.
     */
    private List<Operation> shrunk(List<Operation> operations) {
        boolean fits = fitsInSomeOrder(operations);
        List<Operation> left = operations;
        for (int piece = Math.max(1, left.size() / 2); ; piece = Math.max(1, piece / 2)) {
            List<Operation> smaller = withoutPieces(left, piece, fits);
            if (piece == 1 && smaller.size() == left.size()) {
                return left;
            }
            left = smaller;
        }
    }

    private List<Operation> withoutPieces(List<Operation> operations, int piece, boolean fits) {
        List<Operation> left = operations;
        for (int from = operations.size() - piece; from >= 0; from -= piece) {
            List<Operation> rest = new ArrayList<>(left.subList(0, from));
            rest.addAll(left.subList(from + piece, left.size()));
            if (isBroken(rest) && (!fits || fitsInSomeOrder(rest))) {
                left = rest;
            }
        }
        return left;
    }

    private Finding.Broken told(List<Operation> core) {
        if (!fitsInSomeOrder(core)) {
            return new Finding.Broken("in no order can there be " + words(core), core);
        }
        List<String> blamed = new ArrayList<>();
        List<Finding.Link> links = new ArrayList<>();
        for (Operation first : core) {
            for (Operation second : core) {
                if (first.completed() < second.invoked() && fitsWithout(core, first, second)) {
                    blamed.add(words(second) + " began " + after(first, second) + " " + words(first) + " had ended");
                    links.add(new Finding.Link(first, second, "had ended before", ""));
                }
            }
        }
        String sentence = switch (blamed.size()) {
            case 0 -> "in no order that time allows can there be " + words(core);
            default ->
                String.join("; ", blamed.subList(0, Math.min(TOLD, blamed.size())))
                        + (blamed.size() == 1
                                ? ", but the answers fit only in the other order"
                                : "; the answers fit only if one of these had not been so");
        };
        return new Finding.Broken(sentence, core, links);
    }

    private static String after(Operation first, Operation second) {
        long nanos = second.invokedNanos() - first.completedNanos();
        return nanos > 0 ? Times.text(nanos) + " after" : "after";
    }

    private String words(Operation operation) {
        return operation.client() + "'s "
                + model.words(operation.question(), Calls.answer(operation))
                + (operation.completed() == Operation.OPEN ? " (never answered)" : "");
    }

    private String words(List<Operation> core) {
        return String.join(", ", core.stream().map(this::words).toList());
    }

    /** Whether the answers fit if only these two were free to take effect in either order. */
    private boolean fitsWithout(List<Operation> core, Operation first, Operation second) {
        return new Puzzle(model, core, first, second).fits();
    }
}
