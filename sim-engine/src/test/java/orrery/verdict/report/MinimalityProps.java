package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.order.SmallHistories;
import orrery.verdict.report.Lattice.Point;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Transaction;

/**
 * A counter-example has no operation that could be left out, and so no client either: without any one of them, the rest
 * holds. To leave out an operation is to say nothing of it: it may have happened at any time, or never.
 */
class MinimalityProps {

    private static final long BUDGET = 200_000;

    private static final Set<String> CONTAINERS = Set.of("queue", "stack", "priority-queue", "set");

    @Provide
    Arbitrary<String> models() {
        return SmallHistories.models();
    }

    @Property(tries = 3000)
    void ofEveryModelInOneOrder(@ForAll("models") String name, @ForAll long seed) {
        assertNeeded(name, SmallHistories.history(name, seed));
    }

    /** Every kind of broken history was met. */
    @Example
    void everyModelIsBrokenByMany() {
        TreeMap<String, Integer> broken = new TreeMap<>();
        for (String name : SmallHistories.MODELS) {
            for (long seed = 0; seed < 100; seed++) {
                broken.merge(name, assertNeeded(name, SmallHistories.history(name, seed)), Integer::sum);
            }
        }
        assertThat(broken.values()).as("%s", broken).allMatch(count -> count > 20);
    }

    private static int assertNeeded(String name, History history) {
        Model<?> model = Models.named(name);
        List<Entry> entries =
                Report.of(Lattice.ofOperations(model, BUDGET), history).entries();
        boolean told = entries.stream().anyMatch(MinimalityProps::isToldByWhatWasRead);
        int broken = 0;
        for (Entry entry : entries) {
            if (!(entry.finding() instanceof Broken found)) {
                continue;
            }
            broken++;
            if (told && isToldByWhatWasRead(model, entry.point(), history, found)) {
                assertNeededOverRegisters(model, entry.point(), history, found);
            } else {
                assertNeeded(model, entry.point(), history, found);
            }
        }
        return broken;
    }

    /** Whether it is a model that asks who has read from whom, and the history says it. */
    private static boolean isToldByWhatWasRead(Entry entry) {
        boolean ofOrders = entry.point().consistency() instanceof Linearizability
                || entry.point().consistency() instanceof SequentialConsistency;
        return !ofOrders && entry.standing() != Report.Standing.NOT_JUDGED;
    }

    /** What is sequential is judged so too, as long as every compare-and-set has swapped. */
    private static boolean isToldByWhatWasRead(Model<?> model, Point point, History history, Broken found) {
        return !(point.consistency() instanceof Linearizability)
                && (!(point.consistency() instanceof SequentialConsistency)
                        || overRegisters(model, point, history, found.core()) instanceof Broken);
    }

    @Provide
    Arbitrary<String> registers() {
        return Arbitraries.of("kv", "register", "cas-register");
    }

    /**
     * Over registers whose values are all different, each write is shown with those that read it: who leaves it out leaves
     * out these too, and of a compare-and-set what it compared.
     */
    @Property(tries = 2000)
    void ofEveryModelOverRegisters(@ForAll("registers") String name, @ForAll long seed) {
        assertNeeded(name, store(name, new Random(seed)));
    }

    /** Every model over registers is broken by some of these. */
    @Example
    void everyModelOverRegistersIsBroken() {
        TreeMap<String, Integer> broken = new TreeMap<>();
        for (String name : List.of("kv", "register", "cas-register")) {
            Lattice lattice = Lattice.ofOperations(Models.named(name), BUDGET);
            for (long seed = 0; seed < 200; seed++) {
                for (Entry entry :
                        Report.of(lattice, store(name, new Random(seed))).entries()) {
                    broken.merge(name + " " + entry.name(), entry.finding() instanceof Broken ? 1 : 0, Integer::sum);
                }
            }
        }
        assertThat(broken).hasSize(30);
        assertThat(broken.values()).as("%s", broken).allMatch(count -> count > 0);
    }

    private static void assertNeededOverRegisters(Model<?> model, Point point, History history, Broken found) {
        assertThat(overRegisters(model, point, history, found.core()))
                .as("%s: %s of %s", point.name(), found, history)
                .isInstanceOf(Broken.class);
        for (Operation each : found.core()) {
            assertThat(overRegisters(model, point, history, without(each, found.core())))
                    .as("%s without %s: %s of %s", point.name(), each, found, history)
                    .isInstanceOf(Finding.Holds.class);
        }
    }

    /** These alone, without reads of what others wrote. */
    private static Finding overRegisters(Model<?> model, Point point, History history, List<Operation> operations) {
        List<Operation> accesses =
                ReadsAndWrites.of(new History(operations), model).operations();
        Set<Access> others = written(ReadsAndWrites.of(history, model).operations());
        others.removeAll(written(accesses));
        List<Operation> rest = new ArrayList<>();
        for (Operation operation : accesses) {
            List<Access> known = ((Transaction) operation.question())
                    .accesses().stream()
                            .filter(access ->
                                    !others.contains(new Access(Access.Kind.WRITE, access.key(), access.value())))
                            .toList();
            if (!known.isEmpty()) {
                rest.add(ReadsAndWrites.with(operation, new Transaction(known)));
            }
        }
        Consistency consistency = point.consistency() instanceof SequentialConsistency
                ? new Isolation(Isolation.Level.SERIALIZABLE)
                : point.consistency();
        return consistency.check(new History(rest));
    }

    private static Set<Access> written(List<Operation> operations) {
        return operations.stream()
                .flatMap(each -> ((Transaction) each.question()).accesses().stream())
                .filter(access -> access.kind() == Access.Kind.WRITE)
                .collect(Collectors.toSet());
    }

    /** A store that is often behind. */
    private static History store(String name, Random random) {
        Told told = new Told();
        long[] free = new long[3];
        List<List<Long>> written = List.of(new ArrayList<>(), new ArrayList<>());
        for (long nth = 1; nth <= 12; nth++) {
            int client = random.nextInt(free.length);
            int key = random.nextInt(2);
            long from = free[client] + 1 + random.nextInt(4);
            long to = from + random.nextInt(8);
            free[client] = to;
            List<Long> values = written.get(key);
            int seen = random.nextInt(values.size() + 1);
            Long value = seen == 0 ? null : values.get(seen - 1);
            boolean swaps = !name.equals("register") && value != null && random.nextInt(3) == 0;
            boolean writes = swaps || random.nextBoolean();
            boolean lost = writes && random.nextInt(6) == 0;
            String object = "k" + key;
            if (writes) {
                values.add(nth);
            }
            Record question = name.equals("kv")
                    ? swaps
                            ? new KeyValue.Cas(object, Objects.requireNonNull(value), nth)
                            : writes ? new KeyValue.Put(object, nth) : new KeyValue.Get(object)
                    : swaps
                            ? new Asked("cas", object, List.of(Objects.requireNonNull(value), nth))
                            : new Asked(writes ? "write" : "read", object, writes ? (Long) nth : null);
            Record answer = name.equals("kv")
                    ? swaps ? new KeyValue.Swapped(true) : writes ? new KeyValue.Done() : new KeyValue.Found(value)
                    : new Answered(swaps ? (Object) true : writes ? null : value);
            if (lost) {
                told.lost(client, from, question);
            } else {
                told.op(client, from, to, question, answer);
            }
        }
        return told.history();
    }

    private static void assertNeeded(Model<?> model, Point point, History history, Broken found) {
        boolean alone = CONTAINERS.contains(model.name())
                && point.consistency().check(new History(found.core())) instanceof Broken;
        assertThat(alone ? found : freelyJudged(model, point, history, found.core()))
                .as("%s: %s of %s", point.name(), found, history)
                .isInstanceOf(Broken.class);
        for (Operation each : found.core()) {
            if (alone && aloneHolds(point, each, found.core())) {
                continue;
            }
            assertThat(freelyJudged(model, point, history, without(each, found.core())))
                    .as("%s without %s: %s of %s", point.name(), each, found, history)
                    .isInstanceOf(Finding.Holds.class);
        }
    }

    /** Of a container it counts too that nobody took something; who leaves out a put leaves out its take. */
    private static boolean aloneHolds(Point point, Operation out, List<Operation> core) {
        Object put = ((Asked) out.question()).value();
        List<Operation> rest = without(out, core).stream()
                .filter(each -> put == null
                        || !(each.outcome() instanceof Outcome.Ok(Answered(Object answer)))
                        || !put.equals(answer))
                .toList();
        return point.consistency().check(new History(rest)) instanceof Finding.Holds;
    }

    private static List<Operation> without(Operation out, List<Operation> core) {
        List<Operation> rest = new ArrayList<>(core);
        rest.remove(out);
        return rest;
    }

    private static Finding freelyJudged(Model<?> model, Point point, History history, List<Operation> core) {
        return point.consistency().check(freed(model, history, core));
    }

    /** The others may have happened at any time; those that only look, and those that did not happen, say nothing. */
    private static History freed(Model<?> model, History history, List<Operation> core) {
        Set<Long> kept = core.stream().map(Operation::id).collect(Collectors.toSet());
        List<Operation> freed = new ArrayList<>();
        for (Operation operation : history.operations()) {
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            boolean happened = !(operation.outcome() instanceof Outcome.Fail);
            if (kept.contains(operation.id())) {
                freed.add(operation);
            } else if (happened && model.effect(operation.question(), answer) != Model.Effect.LOOKS) {
                freed.add(new Operation(
                        operation.id(),
                        new NodeId(1000 + (int) operation.id(), "free" + operation.id()),
                        operation.question(),
                        0,
                        Operation.OPEN,
                        Outcome.unknown("at any time"),
                        0,
                        Operation.OPEN));
            }
        }
        return new History(freed);
    }
}
