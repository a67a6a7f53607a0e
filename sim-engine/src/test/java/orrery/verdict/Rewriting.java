package orrery.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/** Other histories that must get the same verdict: under other names, at another pace, with company that does no harm. */
public final class Rewriting {

    private final Random random;

    public Rewriting(long seed) {
        random = new Random(seed);
    }

    /** Numbers and texts under other names; letters that stay apart stay apart, and what was smaller stays smaller. */
    public static @Nullable Object renamed(@Nullable Object value) {
        return switch (value) {
            case Long number -> number * 7 + 1_000;
            case String text ->
                text.chars()
                        .map(letter -> letter + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case List<?> list -> list.stream().map(Rewriting::renamed).toList();
            case null, default -> value;
        };
    }

    public History renamedValues(History history) {
        return questions(history, key -> key, Rewriting::renamed);
    }

    /** @param prefix what every key begins with from now on; a single object becomes the one of that name */
    public History renamedKeys(History history, String prefix) {
        return questions(history, key -> prefix + key, value -> value);
    }

    private History questions(
            History history, UnaryOperator<@Nullable Object> keys, UnaryOperator<@Nullable Object> values) {
        return numbered(history.operations().stream()
                .map(each -> with(
                        each,
                        each.client(),
                        record(each.question(), keys, values),
                        each.outcome() instanceof Outcome.Ok ok
                                ? Outcome.ok(record(ok.answer(), keys, values))
                                : each.outcome(),
                        each.invoked(),
                        each.completed()))
                .toList());
    }

    private static Record record(
            Record said, UnaryOperator<@Nullable Object> keys, UnaryOperator<@Nullable Object> values) {
        return switch (said) {
            case Asked asked -> new Asked(asked.f(), keys.apply(asked.key()), values.apply(asked.value()));
            case Answered(Boolean done) -> said;
            case Answered answered -> new Answered(values.apply(answered.value()));
            case Transaction transaction ->
                new Transaction(transaction.accesses().stream()
                        .map(each -> new Access(each.kind(), keys.apply(each.key()), values.apply(each.value())))
                        .toList());
            default -> throw new IllegalArgumentException("cannot rename " + said);
        };
    }

    /** Other clients, in another order. */
    public History renamedClients(History history, String prefix) {
        Map<NodeId, NodeId> names = new LinkedHashMap<>();
        int offset = random.nextInt(100);
        for (Operation each : history.operations()) {
            names.computeIfAbsent(
                    each.client(), old -> new NodeId(1_000 - names.size() + offset, prefix + names.size()));
        }
        return numbered(history.operations().stream()
                .map(each -> with(
                        each,
                        names.get(each.client()),
                        each.question(),
                        each.outcome(),
                        each.invoked(),
                        each.completed()))
                .toList());
    }

    /** The same order of all events, with other times between them. */
    public History stretched(History history) {
        TreeSet<Long> moments = new TreeSet<>();
        for (Operation each : history.operations()) {
            moments.add(each.invoked());
            moments.add(each.completed());
        }
        Map<Long, Long> later = new TreeMap<>();
        long now = random.nextInt(50);
        for (long moment : moments) {
            now += 1 + random.nextInt(9);
            later.put(moment, moment == Operation.OPEN ? Operation.OPEN : now);
        }
        return numbered(history.operations().stream()
                .map(each -> with(
                        each,
                        each.client(),
                        each.question(),
                        each.outcome(),
                        later.get(each.invoked()),
                        later.get(each.completed())))
                .toList());
    }

    /** Both at the same time; clients and keys must be different. */
    public History together(History one, History other) {
        List<Operation> all = new ArrayList<>(one.operations());
        all.addAll(other.operations());
        return numbered(all);
    }

    /** Also asked by clients that never hear of it; it takes no effect. */
    public History withPending(History history, Record question, int times) {
        List<Operation> all = new ArrayList<>(history.operations());
        for (int each = 0; each < times && !history.operations().isEmpty(); each++) {
            long when = history.operations()
                    .get(random.nextInt(history.operations().size()))
                    .invoked();
            all.add(new Operation(
                    -1,
                    new NodeId(5_000 + each, "silent" + each),
                    question,
                    when,
                    Operation.OPEN,
                    Outcome.unknown("timeout"),
                    when,
                    Operation.OPEN));
        }
        return numbered(all);
    }

    /**
     * Some complete reads once more, by clients that do nothing else, at the same time. Whatever explains an answer explains it
     * twice. Of a transaction, what it had read before it wrote.
     */
    public History withReadsAgain(History history, int times) {
        List<Operation> all = new ArrayList<>(history.operations());
        for (int each = 0; each < times && !history.operations().isEmpty(); each++) {
            Operation old =
                    history.operations().get(random.nextInt(history.operations().size()));
            if (old.outcome() instanceof Outcome.Ok ok) {
                Record said =
                        ok.answer() instanceof Transaction transaction ? readsBeforeWrites(transaction) : ok.answer();
                boolean reads = said instanceof Transaction
                        || (old.question() instanceof Asked asked
                                && List.of("read", "get").contains(asked.f()));
                if (reads) {
                    all.add(new Operation(
                            -1,
                            new NodeId(7_000 + each, "again" + each),
                            said instanceof Transaction ? said : old.question(),
                            old.invoked(),
                            old.completed(),
                            Outcome.ok(said),
                            old.invokedNanos(),
                            old.completedNanos()));
                }
            }
        }
        return numbered(all);
    }

    private static Transaction readsBeforeWrites(Transaction transaction) {
        List<Access> reads = new ArrayList<>();
        for (Access access : transaction.accesses()) {
            if (access.kind() != Access.Kind.READ) {
                break;
            }
            reads.add(access);
        }
        return new Transaction(reads);
    }

    /** Each client's operations in their order, and otherwise in any: for models that ask no clock. */
    public History inAnotherOrder(History history) {
        Map<NodeId, List<Operation>> left = new LinkedHashMap<>();
        for (Operation each : history.operations()) {
            left.computeIfAbsent(each.client(), client -> new ArrayList<>()).add(each);
        }
        List<NodeId> clients = new ArrayList<>(left.keySet());
        List<Operation> all = new ArrayList<>();
        for (long now = 1; !clients.isEmpty(); now += 2) {
            NodeId client = clients.get(random.nextInt(clients.size()));
            List<Operation> own = left.get(client);
            Operation next = own.removeFirst();
            long completed = next.completed() == Operation.OPEN ? Operation.OPEN : now + 1;
            all.add(with(next, client, next.question(), next.outcome(), now, completed));
            if (own.isEmpty()) {
                clients.remove(client);
            }
        }
        return numbered(all);
    }

    private static Operation with(
            Operation old, NodeId client, Record question, Outcome outcome, long invoked, long completed) {
        return new Operation(old.id(), client, question, invoked, completed, outcome, invoked, completed);
    }

    private static History numbered(List<Operation> operations) {
        List<Operation> sorted = new ArrayList<>(operations);
        sorted.sort(Comparator.comparingLong(Operation::invoked));
        List<Operation> numbered = new ArrayList<>();
        for (Operation each : sorted) {
            numbered.add(new Operation(
                    numbered.size(),
                    each.client(),
                    each.question(),
                    each.invoked(),
                    each.completed(),
                    each.outcome(),
                    each.invokedNanos(),
                    each.completedNanos()));
        }
        return new History(numbered);
    }
}
