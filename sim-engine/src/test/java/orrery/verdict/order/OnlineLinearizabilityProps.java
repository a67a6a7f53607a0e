package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;

/** The watcher objects at exactly the completion at which the history so far stops being linearizable. */
class OnlineLinearizabilityProps {

    private static final Model<?> KV = Models.named("kv");

    private record Event(long time, boolean completes, Operation operation) {}

    private static List<Operation> operations(long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        long[] free = new long[3];
        for (int each = 0; each < 3 + random.nextInt(5); each++) {
            int client = random.nextInt(3);
            long from = free[client] + 1 + random.nextInt(3);
            long to = from + random.nextInt(4);
            free[client] = to;
            String key = random.nextInt(4) == 0 ? "b" : "a";
            long value = 1L + random.nextInt(2);
            switch (random.nextInt(6)) {
                case 0, 1 -> told.put(client, from, to, key, value);
                case 2 -> told.cas(client, from, to, key, value, 3 - value, random.nextBoolean());
                case 3 -> told.lost(3 + each, from, new KeyValue.Put(key, value));
                default -> told.get(client, from, to, key, random.nextInt(3) == 0 ? null : (Long) value);
            }
        }
        return told.history().operations();
    }

    @Property(tries = 3000)
    void objectsAtTheFirstInevitableViolation(@ForAll long seed) {
        OnlineLinearizability<?> watcher = new OnlineLinearizability<>(KV, 100_000);
        List<Operation> soFar = new ArrayList<>();
        for (Event event : events(operations(seed))) {
            Operation open = open(event.operation);
            if (!event.completes) {
                watcher.invoked(open);
                soFar.add(open);
                continue;
            }
            soFar.remove(open);
            soFar.add(event.operation);
            boolean linearizable = Exhaustively.linearizable(KV, soFar);
            assertThat(watcher.completed(event.operation)).as("%s", soFar).isEqualTo(linearizable);
            if (!linearizable) {
                return;
            }
        }
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

    private static Operation open(Operation operation) {
        return new Operation(
                operation.id(),
                operation.client(),
                operation.question(),
                operation.invoked(),
                Operation.OPEN,
                Outcome.unknown("open"),
                operation.invokedNanos(),
                Operation.OPEN);
    }
}
