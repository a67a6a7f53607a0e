package orrery.verdict.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Access.Kind;
import orrery.verdict.transaction.Transaction;

/**
 * Makes a history of transactions that is not allowed smaller, as long as it is not allowed: first whole transactions are
 * left out, large pieces before small ones (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input",
 * 2002), then keys, then single reads.
 *
 * <p>Whoever leaves out a write leaves out the reads of it too, and its element in all lists. If the whole history were
 * allowed, then each one made so would be: the order that explains the whole explains it. So what is left is broken
 * because the whole is, and never because of what was left out.
 */
final class Shrinking {

    /** How many accesses may be judged, again and again, until what is left is good enough. */
    private static final long MOST_WORK = 4_000_000;

    /** So few are a counter-example that people can read. */
    private static final int FEW = 12;

    private final Consistency consistency;
    private Finding.Broken finding;
    private List<Operation> left;
    private boolean isSmaller;
    private long work;

    private record Written(Object key, Object value) {}

    private Shrinking(Consistency consistency, History history, Finding.Broken finding) {
        this.consistency = consistency;
        this.finding = finding;
        List<Operation> all = history.operations();
        // a large one may be made on demand, and is asked for a few at a time
        left = all.size() <= MOST_WORK ? List.copyOf(all) : all;
    }

    /**
     * @param consistency which is asked often, so with a small budget
     * @param history of transactions, which is not allowed
     */
    static Finding.Broken of(Consistency consistency, History history, Finding.Broken finding) {
        Shrinking shrinking = new Shrinking(consistency, history, finding);
        shrinking.beginWith(finding.core());
        shrinking.leaveOut();
        return shrinking.isSmaller || shrinking.left.size() <= FEW
                ? new Finding.Broken(shrinking.finding.sentence(), shrinking.left, shrinking.finding.links())
                : finding;
    }

    /** Those that were named, or with those that they have read from, are often enough. */
    private void beginWith(List<Operation> core) {
        Set<Long> kept = new LinkedHashSet<>(core.stream().map(Operation::id).toList());
        for (int more = 0; more < 3; more++) {
            if (tryOnly(operation -> kept.contains(operation.id()), access -> true)) {
                return;
            }
            Set<Written> met = met(left.stream()
                    .filter(operation -> kept.contains(operation.id()))
                    .toList());
            for (Operation operation : left) {
                if (accesses(operation).stream().anyMatch(access -> writes(access, met))) {
                    kept.add(operation.id());
                }
            }
        }
    }

    /** What these have written or read. */
    private static Set<Written> met(List<Operation> operations) {
        Set<Written> met = new HashSet<>();
        for (Operation operation : operations) {
            for (Access access : accesses(operation)) {
                for (Object value : access.value() instanceof List<?> list ? list : nullable(access.value())) {
                    met.add(new Written(access.key(), value));
                }
            }
        }
        return met;
    }

    private static boolean writes(Access access, Set<Written> among) {
        return access.kind() != Kind.READ
                && access.value() != null
                && among.contains(new Written(access.key(), access.value()));
    }

    private static List<?> nullable(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private void leaveOut() {
        boolean smaller = true;
        while (smaller && work < MOST_WORK) {
            smaller = leaveOutTransactions();
            smaller |= leaveOutKeys();
            smaller |= leaveOutReads();
        }
    }

    private boolean leaveOutTransactions() {
        int before = left.size();
        for (int piece = Math.max(1, left.size() / 2); piece > 0; piece /= 2) {
            for (int from = left.size() - piece; from > -piece && work < MOST_WORK; from -= piece) {
                Set<Long> out = new HashSet<>();
                int end = Math.min(from + piece, left.size());
                // those of which nothing was left have gone too, so the end may be nearer than it was
                left.subList(Math.max(0, Math.min(from, end)), end).forEach(operation -> out.add(operation.id()));
                tryOnly(operation -> !out.contains(operation.id()), access -> true);
            }
        }
        return left.size() < before;
    }

    private boolean leaveOutKeys() {
        Set<Object> keys = new LinkedHashSet<>();
        left.forEach(operation -> accesses(operation).forEach(access -> keys.add(access.key())));
        boolean smaller = false;
        for (Object key : keys) {
            smaller |= keys.size() > 1
                    && work < MOST_WORK
                    && tryOnly(operation -> true, access -> !access.key().equals(key));
        }
        return smaller;
    }

    @SuppressWarnings("ReferenceEquality") // this access, and not others that look like it
    private boolean leaveOutReads() {
        boolean smaller = false;
        List<Access> reads = left.stream()
                .flatMap(operation -> accesses(operation).stream())
                .filter(access -> access.kind() == Kind.READ)
                .toList();
        for (Access read : reads) {
            smaller |= work < MOST_WORK && tryOnly(operation -> true, access -> access != read);
        }
        return smaller;
    }

    /** Keeps what is left if it is smaller and still not allowed. */
    private boolean tryOnly(Predicate<Operation> kept, Predicate<Access> part) {
        List<Operation> rest = only(kept, part);
        if (rest.isEmpty() || (rest.size() == left.size() && rest.equals(left))) {
            return false;
        }
        work += rest.stream().mapToInt(operation -> accesses(operation).size()).sum();
        if (consistency.check(new History(rest)) instanceof Finding.Broken broken) {
            left = rest;
            finding = broken;
            isSmaller = true;
            return true;
        }
        return false;
    }

    private List<Operation> only(Predicate<Operation> kept, Predicate<Access> part) {
        List<Operation> stay = new ArrayList<>();
        for (Operation operation : left) {
            if (kept.test(operation)) {
                stay.add(operation);
                if (stay.size() + work > MOST_WORK) {
                    return List.of();
                }
            }
        }
        Set<Written> met = met(stay);
        Set<Written> gone = new HashSet<>();
        for (Operation operation : left) {
            boolean goes = !kept.test(operation);
            for (Access access : accesses(operation)) {
                if ((goes || !part.test(access)) && writes(access, met)) {
                    gone.add(new Written(access.key(), Objects.requireNonNull(access.value())));
                }
            }
        }
        // what nobody was answered may be the same as what somebody was
        for (Operation operation : stay) {
            for (Access access : accesses(operation)) {
                if (part.test(access) && access.kind() != Kind.READ && access.value() != null) {
                    gone.remove(new Written(access.key(), access.value()));
                }
            }
        }
        List<Operation> rest = new ArrayList<>();
        for (Operation operation : stay) {
            List<Access> accesses = without(gone, part, accesses(operation));
            if (!accesses.isEmpty()) {
                rest.add(
                        accesses.equals(accesses(operation))
                                ? operation
                                : ReadsAndWrites.with(operation, new Transaction(accesses)));
            }
        }
        return rest;
    }

    private static List<Access> without(Set<Written> gone, Predicate<Access> part, List<Access> accesses) {
        List<Access> rest = new ArrayList<>(accesses.size());
        for (Access access : accesses) {
            Object value = access.value();
            if (!part.test(access)) {
                continue;
            }
            if (access.kind() == Kind.READ && value instanceof List<?> list) {
                List<?> stay = list.stream()
                        .filter(each -> !gone.contains(new Written(access.key(), Objects.requireNonNull(each))))
                        .toList();
                rest.add(stay.size() == list.size() ? access : new Access(Kind.READ, access.key(), stay));
            } else if (value == null || !gone.contains(new Written(access.key(), value))) {
                rest.add(access);
            }
        }
        return rest;
    }

    private static List<Access> accesses(Operation operation) {
        Record said = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : operation.question();
        return ((Transaction) said).accesses();
    }
}
