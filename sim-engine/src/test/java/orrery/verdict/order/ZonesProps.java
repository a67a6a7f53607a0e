package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Search.Progress;

/** Where all writes are different, the verdict without a search is that of the definition. */
class ZonesProps {

    private static final Model<?> KV = Models.named("kv");

    private static History history(long seed, boolean swapping) {
        Random random = new Random(seed);
        Told told = new Told();
        int operations = 3 + random.nextInt(4);
        for (int each = 1; each <= operations; each++) {
            long from = random.nextInt(12);
            long to = from + random.nextInt(8);
            if (random.nextInt(5) < 2) {
                told.put(each, from, to, "k", each);
            } else if (random.nextInt(8) == 0) {
                told.lost(each, from, new KeyValue.Put("k", each));
            } else if (swapping && random.nextInt(2) == 0) {
                KeyValue.Cas cas = new KeyValue.Cas(
                        "k",
                        1 + random.nextInt(operations),
                        random.nextInt(6) == 0 ? 1 + random.nextInt(operations) : each);
                if (random.nextInt(8) == 0) {
                    told.lost(each, from, cas);
                } else {
                    told.op(each, from, to, cas, new KeyValue.Swapped(random.nextInt(3) > 0));
                }
            } else {
                long value = random.nextInt(operations);
                told.get(each, from, to, "k", value == 0 ? null : (Long) value);
            }
        }
        return told.history();
    }

    @Property(tries = 10_000)
    void agreesWithTheDefinition(@ForAll long seed) {
        agrees(history(seed, false), true);
    }

    @Property(tries = 20_000)
    void soItDoesWithCompareAndSet(@ForAll long seed) {
        agrees(history(seed, true), false);
    }

    private static void agrees(History history, boolean always) {
        for (var part : Calls.parts(KV, history.operations()).values()) {
            Zones<?> zones = Zones.of(KV, part);
            if (zones == null || (!always && zones.progress() == Progress.RUNNING)) {
                assertThat(always).isFalse();
                continue;
            }
            boolean expected = Exhaustively.linearizable(KV, part);
            assertThat(zones.progress()).as("%s", history).isEqualTo(expected ? Progress.FOUND : Progress.IMPOSSIBLE);
            if (expected) {
                assertThat(Exhaustively.legal(KV, zones.order()))
                        .as("%s", history)
                        .isTrue();
                assertThat(zones.order())
                        .isSubsetOf(part)
                        .doesNotHaveDuplicates()
                        .containsAll(part.stream()
                                .filter(each -> Calls.answer(each) != null)
                                .toList());
                for (int later = 0; later < zones.order().size(); later++) {
                    Operation second = zones.order().get(later);
                    assertThat(zones.order().subList(0, later))
                            .as("%s", history)
                            .allMatch(first -> second.completed() >= first.invoked());
                }
            }
        }
    }
}
