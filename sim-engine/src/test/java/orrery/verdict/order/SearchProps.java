package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Search.Progress;

/** Each search alone, and the way without one, agrees with trying everything: a few values, many of them never answered. */
class SearchProps {

    private static final Model<?> KV = Models.named("kv");
    private static final long PLENTY = 10_000_000;

    @Property(tries = 3000)
    void eachWayAgreesWithTryingEverything(@ForAll long seed) {
        List<Operation> history = history(new Random(seed));
        Progress expected = explained(KV, history) ? Progress.FOUND : Progress.IMPOSSIBLE;
        assertThat(new JustInTime(Calls.of(KV, history)).advance(PLENTY))
                .as("breadth: %s", history)
                .isEqualTo(expected);
        assertThat(new WingGong(Calls.of(KV, history)).advance(PLENTY))
                .as("depth: %s", history)
                .isEqualTo(expected);
        Zones<?> zones = Zones.of(KV, history);
        if (zones != null && zones.progress() != Progress.RUNNING) {
            assertThat(zones.progress()).as("zones: %s", history).isEqualTo(expected);
        }
    }

    private record Seen(long taken, Object state) {}

    private static <S> boolean explained(Model<S> model, List<Operation> operations) {
        return explained(model, operations, 0, model.initial(), new HashSet<>());
    }

    /** @param taken a bit for each operation that has taken effect */
    private static <S> boolean explained(
            Model<S> model, List<Operation> operations, long taken, S state, Set<Seen> seen) {
        List<Operation> waiting = operations.stream()
                .filter(each -> Calls.answer(each) != null && (taken & 1L << each.id()) == 0)
                .toList();
        if (waiting.isEmpty()) {
            return true;
        }
        if (!seen.add(new Seen(taken, state))) {
            return false;
        }
        for (Operation next : operations) {
            long bit = 1L << next.id();
            if ((taken & bit) == 0 && waiting.stream().noneMatch(each -> each.completed() < next.invoked())) {
                S after = model.step(state, next.question(), Calls.answer(next));
                if (after != null && explained(model, operations, taken | bit, after, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Operation> history(Random random) {
        Told told = new Told();
        int size = 4 + random.nextInt(8);
        int values = 1 + random.nextInt(4);
        for (int nth = 0; nth < size; nth++) {
            long from = 4L * nth + random.nextInt(3);
            long to = from + 1 + random.nextInt(20);
            long value = random.nextInt(values);
            boolean lost = random.nextInt(4) == 0;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (lost) {
                        told.lost(nth, random.nextBoolean() ? 0 : from, new KeyValue.Put("x", value));
                    } else {
                        told.put(nth, from, to, "x", value);
                    }
                }
                case 2 -> {
                    KeyValue.Cas cas = new KeyValue.Cas("x", value, random.nextInt(values));
                    if (lost) {
                        told.lost(nth, random.nextBoolean() ? 0 : from, cas);
                    } else {
                        told.op(nth, from, to, cas, new KeyValue.Swapped(random.nextInt(4) > 0));
                    }
                }
                default -> told.get(nth, from, to, "x", random.nextInt(6) == 0 ? null : (Long) value);
            }
        }
        return Calls.parts(KV, told.history().operations()).values().iterator().next();
    }
}
