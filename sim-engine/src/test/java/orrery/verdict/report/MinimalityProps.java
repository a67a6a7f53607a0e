package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** What is sequential of registers is judged by what was read from whom: see below. */
    private static int assertNeeded(String name, History history) {
        Model<?> model = Models.named(name);
        boolean register = name.equals("register") || name.equals("cas-register");
        int broken = 0;
        for (Entry entry :
                Report.of(Lattice.ofOperations(model, BUDGET), history).entries()) {
            if (entry.finding() instanceof Broken found
                    && (!register || entry.name().equals("linearizable"))) {
                broken++;
                assertNeeded(model, entry.point(), history, found);
            }
        }
        return broken;
    }

    /**
     * Over registers whose values are all different, each write is shown with those that read it: who leaves it out leaves
     * out these too.
     */
    @Property(tries = 2000)
    void ofEveryModelOverRegisters(@ForAll long seed) {
        Model<?> model = Models.named("kv");
        History history = store(new Random(seed));
        for (Entry entry :
                Report.of(Lattice.ofOperations(model, BUDGET), history).entries()) {
            Point point = entry.point();
            if (!(entry.finding() instanceof Broken found)) {
                continue;
            }
            if (point.consistency() instanceof Linearizability) {
                assertNeeded(model, point, history, found);
                continue;
            }
            boolean ordered = point.consistency() instanceof SequentialConsistency;
            for (Operation each : found.core()) {
                History rest = withWhatWasRead(without(each, found.core()));
                assertThat(point.consistency().check(ordered ? rest : ReadsAndWrites.of(rest, model)))
                        .as("%s without %s: %s of %s", point.name(), each, found, history)
                        .isInstanceOf(Finding.Holds.class);
            }
            History core = new History(found.core());
            assertThat(point.consistency().check(ordered ? core : ReadsAndWrites.of(core, model)))
                    .as("%s: %s of %s", point.name(), found, history)
                    .isInstanceOf(Broken.class);
        }
    }

    /** A store that is often behind. */
    private static History store(Random random) {
        Told told = new Told();
        long[] free = new long[3];
        List<List<Long>> written = List.of(new ArrayList<>(), new ArrayList<>());
        for (int nth = 1; nth <= 12; nth++) {
            int client = random.nextInt(free.length);
            int key = random.nextInt(2);
            long from = free[client] + 1 + random.nextInt(4);
            long to = from + random.nextInt(8);
            free[client] = to;
            List<Long> values = written.get(key);
            if (random.nextBoolean()) {
                values.add((long) nth);
                told.put(client, from, to, "k" + key, nth);
            } else {
                int seen = random.nextInt(values.size() + 1);
                told.get(client, from, to, "k" + key, seen == 0 ? null : values.get(seen - 1));
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

    private static History withWhatWasRead(List<Operation> operations) {
        Set<Object> written = operations.stream()
                .filter(each -> each.question() instanceof KeyValue.Put)
                .map(each -> ((KeyValue.Put) each.question()).value())
                .collect(Collectors.toSet());
        return new History(operations.stream()
                .filter(each -> !(each.outcome() instanceof Outcome.Ok(KeyValue.Found(Long found)))
                        || found == null
                        || written.contains(found))
                .toList());
    }
}
