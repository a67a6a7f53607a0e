package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Times;
import orrery.verdict.Finding;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;

/**
 * Says in words why operations cannot be linearized. Candidates come from the shortest beginning that cannot, by leaving out
 * what is not needed, which is quick; {@link Pinning} then finds among them those that contradict each other whatever the
 * others did; and last comes what would have had to be otherwise in time for the answers to fit, if time is to blame.
 */
final class Explanation {

    private static final long STEPS_A_TRY = 20_000;
    private static final int TOLD = 3;
    private static final int MOST_BLAMED = 30;

    private final Model<?> model;

    private Explanation(Model<?> model) {
        this.model = model;
    }

    /** @param part operations of one part that cannot be linearized, in order of invocation */
    static Finding.Broken of(Model<?> model, List<Operation> part) {
        Explanation explanation = new Explanation(model);
        List<Operation> beginning = explanation.shortestBeginning(part);
        boolean needsLater = !explanation.fitsInSomeOrder(beginning) && explanation.fitsInSomeOrder(part);
        List<Operation> likely = explanation.shrunk(needsLater ? part : beginning);
        List<Operation> core = Pinning.inTime(model, part, likely);
        return core.isEmpty() ? explanation.untold(part, beginning) : explanation.told(part, core);
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

    /** Of too many operations, or after too long a search, nothing more can be said than where it ended. */
    private Finding.Broken untold(List<Operation> part, List<Operation> beginning) {
        Set<Long> ids = new HashSet<>(beginning.stream().map(Operation::id).toList());
        List<Operation> core =
                part.stream().filter(operation -> ids.contains(operation.id())).toList();
        return new Finding.Broken("no order that time allows explains these " + core.size() + " operations", core);
    }

    private Finding.Broken told(List<Operation> part, List<Operation> core) {
        if (core.size() == 1) {
            return new Finding.Broken("nothing in the history explains " + words(core.getFirst()), core);
        }
        Optional<Finding.Broken> replaced = Replacements.told(model, part, core);
        if (replaced.isPresent()) {
            return replaced.get();
        }
        if (AnyOrder.refutes(model, part, core)) {
            return AnyOrder.told(model, core);
        }
        List<Finding.Link> blamed = core.size() > MOST_BLAMED ? List.of() : blamed(core);
        if (!blamed.isEmpty()) {
            String sentence = blamed.stream()
                            .limit(TOLD)
                            .map(link -> words(link.after()) + " began " + after(link.before(), link.after()) + " "
                                    + words(link.before()) + " had ended")
                            .collect(Collectors.joining("; "))
                    + (blamed.size() == 1
                            ? ", but the answers fit only in the other order"
                            : "; the answers fit only if one of these had not been so");
            return new Finding.Broken(sentence, core, blamed);
        }
        List<Finding.Link> links = links(core, "had ended before", Explanation::precedes);
        if (links.isEmpty() || links.size() > TOLD) {
            Operation last = core.stream()
                    .filter(operation -> operation.completed() != Operation.OPEN)
                    .max(Comparator.comparingLong(Operation::completed))
                    .orElse(core.getLast());
            return new Finding.Broken(
                    words(last) + " fits into no order of these " + core.size()
                            + " operations that keeps to their times",
                    core,
                    links);
        }
        return new Finding.Broken(
                links.stream()
                                .map(link ->
                                        words(link.before()) + " had ended before " + words(link.after()) + " began")
                                .collect(Collectors.joining("; "))
                        + "; in no order that keeps to this do the answers fit",
                core,
                links);
    }

    /** Those of which one reversed would do. */
    private List<Finding.Link> blamed(List<Operation> core) {
        List<Finding.Link> blamed = new ArrayList<>();
        for (Operation first : core) {
            for (Operation second : core) {
                if (precedes(first, second) && fitsWithout(core, first, second)) {
                    blamed.add(new Finding.Link(first, second, "had ended before", ""));
                }
            }
        }
        return blamed;
    }

    private static boolean precedes(Operation first, Operation second) {
        return first.completed() < second.invoked();
    }

    /** What comes right before what. */
    static List<Finding.Link> links(List<Operation> core, String why, BiPredicate<Operation, Operation> precedes) {
        List<Finding.Link> links = new ArrayList<>();
        for (Operation first : core) {
            for (Operation second : core) {
                if (precedes.test(first, second)
                        && core.stream()
                                .noneMatch(
                                        between -> precedes.test(first, between) && precedes.test(between, second))) {
                    links.add(new Finding.Link(first, second, why, ""));
                }
            }
        }
        return links;
    }

    private static String after(Operation first, Operation second) {
        long nanos = second.invokedNanos() - first.completedNanos();
        return nanos > 0 ? Times.text(nanos) + " after" : "after";
    }

    private String words(Operation operation) {
        return model.words(operation);
    }

    /** Whether the answers fit if only these two were free to take effect in either order. */
    private boolean fitsWithout(List<Operation> core, Operation first, Operation second) {
        return new Puzzle(model, core, first, second).fits();
    }
}
