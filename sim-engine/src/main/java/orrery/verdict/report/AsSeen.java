package orrery.verdict.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Finding.Link;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Access.Kind;
import orrery.verdict.transaction.Transaction;

/**
 * Gives the transactions of a counter-example the lists back that their clients saw. {@link Shrinking} takes out of these
 * what it leaves out elsewhere; nobody was ever answered so.
 */
final class AsSeen {

    private final UnaryOperator<Operation> original;

    /** @param original the transaction as it is in the history, whole */
    AsSeen(UnaryOperator<Operation> original) {
        this.original = original;
    }

    /** What is said of them is left as it is. */
    Broken of(Broken broken) {
        return new Broken(
                broken.sentence(),
                broken.core().stream().map(this::of).toList(),
                broken.links().stream()
                        .map(link -> new Link(of(link.before()), of(link.after()), link.why(), link.key()))
                        .toList());
    }

    private Operation of(Operation operation) {
        Operation whole = original.apply(operation);
        return whole.equals(operation)
                ? whole
                : ReadsAndWrites.with(operation, new Transaction(seen(accesses(operation), accesses(whole))));
    }

    private static List<Access> seen(List<Access> reduced, List<Access> whole) {
        List<Access> seen = new ArrayList<>();
        int next = 0;
        for (Access access : reduced) {
            while (next < whole.size() && !isLeftOf(access, whole.get(next))) {
                next++;
            }
            seen.add(next < whole.size() ? whole.get(next++) : access);
        }
        return seen;
    }

    private static boolean isLeftOf(Access reduced, Access whole) {
        return reduced.kind() == whole.kind()
                && reduced.key().equals(whole.key())
                && (Objects.equals(reduced.value(), whole.value())
                        || (reduced.kind() == Kind.READ
                                && reduced.value() instanceof List<?> some
                                && whole.value() instanceof List<?> all
                                && isLeftOf(some, all)));
    }

    private static boolean isLeftOf(List<?> some, List<?> all) {
        int found = 0;
        for (Object each : all) {
            if (found < some.size() && each.equals(some.get(found))) {
                found++;
            }
        }
        return found == some.size();
    }

    /** A transaction in words; dots stand where it did more than is told. */
    String words(Operation operation) {
        List<Access> told = accesses(operation);
        List<String> words = new ArrayList<>();
        int next = 0;
        boolean dots = false;
        for (Access access : accesses(original.apply(operation))) {
            if (next < told.size() && told.get(next).equals(access)) {
                words.add(told.get(next++).toString());
                dots = false;
            } else if (!dots) {
                words.add("…");
                dots = true;
            }
        }
        return "[" + String.join(", ", words) + "]";
    }

    boolean isPart(Operation operation) {
        return accesses(operation).size() < accesses(original.apply(operation)).size();
    }

    private static List<Access> accesses(Operation operation) {
        Record said = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : operation.question();
        return said instanceof Transaction transaction ? transaction.accesses() : List.of();
    }
}
