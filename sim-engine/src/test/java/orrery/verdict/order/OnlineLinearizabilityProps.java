package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.verdict.Monitor;
import orrery.verdict.Told;
import orrery.verdict.Verdict.Status;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;

/** The monitor knows the very completion at which the history so far stops being linearizable. */
class OnlineLinearizabilityProps {

    private static final Model<?> KV = Models.named("kv");

    private record Event(long time, boolean completes, Operation operation) {}

    /** @param most so many operations at most */
    private static List<Operation> operations(long seed, int most) {
        Random random = new Random(seed);
        Told told = new Told();
        long[] free = new long[3];
        Map<String, Long> latest = new HashMap<>();
        int keys = 1 + random.nextInt(3);
        boolean distinct = random.nextBoolean();
        for (int each = 0; each < 3 + random.nextInt(most - 2); each++) {
            int client = random.nextInt(3);
            long from = free[client] + 1 + random.nextInt(3);
            long to = from + random.nextInt(4);
            free[client] = to;
            String key = "k" + random.nextInt(keys);
            long value = distinct ? 1L + each : 1L + random.nextInt(2);
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    told.put(client, from, to, key, value);
                    latest.put(key, value);
                }
                case 2 -> {
                    Long expected = latest.get(key);
                    boolean swaps = random.nextInt(3) > 0;
                    told.cas(client, from, to, key, expected == null ? 0 : expected, value, swaps);
                    if (swaps) {
                        latest.put(key, value);
                    }
                }
                case 3 -> {
                    if (random.nextBoolean()) {
                        told.lost(3 + each, from, new KeyValue.Put(key, value));
                    } else {
                        told.failed(client, from, to, new KeyValue.Put(key, value));
                    }
                }
                default -> told.get(client, from, to, key, random.nextInt(8) == 0 ? (Long) value : latest.get(key));
            }
        }
        return told.history().operations();
    }

    @Property(tries = 3000)
    void objectsToTheFirstInevitableViolation(@ForAll long seed) {
        knowsWhere(usual(), operations(seed, 7), soFar -> Exhaustively.linearizable(KV, soFar));
    }

    /** However often it looks. */
    @Example
    void knowsItOfEveryHistoryOfThreeOperations() {
        LinearizabilityProps.everyHistoryOfThreeOperations(history -> {
            List<Operation> operations = history.operations();
            Predicate<List<Operation>> linearizable = soFar -> Exhaustively.linearizable(KV, soFar);
            knowsWhere(new OnlineLinearizability<>(KV, 1), operations, linearizable);
            knowsWhere(new OnlineLinearizability<>(KV, 2), operations, linearizable);
        });
    }

    @Property(tries = 3000)
    void ofEveryModel(@ForAll("models") String name, @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int often) {
        Model<?> model = Models.named(name);
        knowsWhere(
                new OnlineLinearizability<>(model, often),
                SmallHistories.history(name, seed).operations(),
                soFar -> Exhaustively.linearizable(model, soFar));
    }

    @Provide
    Arbitrary<String> models() {
        return SmallHistories.models();
    }

    /** Long enough to be looked at several times, settled and not. */
    @Property(tries = 800)
    void alsoInLongHistories(@ForAll long seed) {
        Linearizability offline = new Linearizability(KV);
        knowsWhere(usual(), operations(seed, 120), soFar -> offline.decide(new History(soFar)) == Status.HELD);
    }

    private static Monitor usual() {
        return new Linearizability(KV).monitor().orElseThrow();
    }

    private static void knowsWhere(
            Monitor monitor, List<Operation> operations, Predicate<List<Operation>> linearizable) {
        List<Operation> soFar = new ArrayList<>();
        long broken = Monitor.NEVER;
        boolean objected = false;
        for (Event event : events(operations)) {
            Operation open = Explanation.stillOpen(event.operation);
            if (!event.completes) {
                monitor.invoked(open);
                soFar.add(open);
                continue;
            }
            soFar.remove(open);
            soFar.add(event.operation);
            objected |= !monitor.completed(event.operation);
            if (broken == Monitor.NEVER && !linearizable.test(soFar)) {
                broken = event.operation.completed();
            }
            assertThat(objected)
                    .as("objects to nothing that is well: %s", soFar)
                    .isIn(false, broken != Monitor.NEVER);
        }
        assertThat(monitor.brokenAt()).as("%s", operations).isEqualTo(broken);
        assertThat(monitor.holds()).isEqualTo(broken == Monitor.NEVER);
    }

    private static List<Event> events(List<Operation> operations) {
        List<Event> events = new ArrayList<>();
        for (Operation operation : operations) {
            events.add(new Event(operation.invoked(), false, operation));
            if (operation.completed() != Operation.OPEN) {
                events.add(new Event(operation.completed(), true, operation));
            }
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::completes));
        return events;
    }
}
