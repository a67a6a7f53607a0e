package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;

/** The checker agrees with the definition: on all histories of three operations, and on many larger ones. */
class LinearizabilityProps {

    private static final Model<?> KV = Models.named("kv");

    private record Sort(Record question, @Nullable Record answer) {}

    private static final List<Sort> SORTS = List.of(
            new Sort(new KeyValue.Put("k", 1), new KeyValue.Done()),
            new Sort(new KeyValue.Put("k", 2), new KeyValue.Done()),
            new Sort(new KeyValue.Put("k", 1), null),
            new Sort(new KeyValue.Get("k"), new KeyValue.Found(null)),
            new Sort(new KeyValue.Get("k"), new KeyValue.Found(1L)),
            new Sort(new KeyValue.Get("k"), new KeyValue.Found(2L)),
            new Sort(new KeyValue.Cas("k", 1, 2), new KeyValue.Swapped(true)),
            new Sort(new KeyValue.Cas("k", 1, 2), new KeyValue.Swapped(false)),
            new Sort(new KeyValue.Cas("k", 1, 2), null));

    @Example
    void agreesOnEveryHistoryOfThreeOperations() {
        int[] broken = {0};
        int[] all = {0};
        everyHistoryOfThreeOperations(history -> {
            broken[0] += agrees(history) ? 0 : 1;
            all[0]++;
        });
        assertThat(all[0]).isEqualTo(90 * 729);
        assertThat(broken[0]).isBetween(all[0] / 10, all[0] - all[0] / 10);
    }

    /** With all questions and answers, lying to each other in all ways. */
    static void everyHistoryOfThreeOperations(Consumer<History> each) {
        for (List<long[]> times : intervals()) {
            for (int choice = 0; choice < SORTS.size() * SORTS.size() * SORTS.size(); choice++) {
                Told told = new Told();
                int rest = choice;
                for (int client = 0; client < 3; client++) {
                    add(told, client, times.get(client)[0], times.get(client)[1], SORTS.get(rest % SORTS.size()));
                    rest /= SORTS.size();
                }
                each.accept(told.history());
            }
        }
    }

    /** All ways in which three intervals can lie to each other. */
    private static List<List<long[]>> intervals() {
        List<List<long[]>> found = new ArrayList<>();
        for (int code = 0; code < 729; code++) {
            List<long[]> times = List.of(new long[2], new long[2], new long[2]);
            int[] used = new int[3];
            int rest = code;
            for (int moment = 1; moment <= 6; moment++, rest /= 3) {
                if (used[rest % 3] < 2) {
                    times.get(rest % 3)[used[rest % 3]] = moment;
                }
                used[rest % 3]++;
            }
            if (used[0] == 2 && used[1] == 2 && used[2] == 2) {
                found.add(times);
            }
        }
        return found;
    }

    @Property(tries = 3000)
    void agreesOnLargerHistories(@ForAll("histories") History history) {
        agrees(history);
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<Record> questions = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of("a", "b"), Arbitraries.longs().between(1, 3))
                        .as(KeyValue.Put::new),
                Arbitraries.of("a", "b").map(KeyValue.Get::new),
                Combinators.combine(
                                Arbitraries.of("a", "b"),
                                Arbitraries.longs().between(1, 3),
                                Arbitraries.longs().between(1, 3))
                        .as(KeyValue.Cas::new));
        Arbitrary<Integer> moments = Arbitraries.integers().between(1, 12);
        return Combinators.combine(
                        questions, moments, moments, Arbitraries.integers().between(0, 9))
                .as((question, one, other, answer) -> new Object[] {question, one, other, answer})
                .list()
                .ofMinSize(4)
                .ofMaxSize(7)
                .map(LinearizabilityProps::history);
    }

    private static History history(List<Object[]> parts) {
        Told told = new Told();
        for (Object[] part : parts) {
            long from = Math.min((Integer) part[1], (Integer) part[2]);
            long to = Math.max((Integer) part[1], (Integer) part[2]);
            int answer = (Integer) part[3];
            Record question = (Record) part[0];
            Record said = switch ((KeyValue) part[0]) {
                case KeyValue.Put put -> new KeyValue.Done();
                case KeyValue.Get get -> new KeyValue.Found(answer % 4 == 0 ? null : (Long) (answer % 4L));
                case KeyValue.Cas cas -> new KeyValue.Swapped(answer % 2 == 0);
            };
            add(told, told.history().operations().size(), from, to, new Sort(question, answer < 8 ? said : null));
        }
        return told.history();
    }

    private static void add(Told told, int client, long from, long to, Sort sort) {
        if (sort.answer == null) {
            told.lost(client, from, sort.question);
        } else {
            told.op(client, from, to, sort.question, sort.answer);
        }
    }

    private static boolean agrees(History history) {
        boolean expected = Exhaustively.linearizable(KV, history.operations());
        switch (new Linearizability(KV).check(history)) {
            case Finding.Holds holds -> {
                assertThat(expected).as("%s", history).isTrue();
                isWitness(holds.order(), history);
            }
            case Finding.Broken broken -> {
                assertThat(expected).as("%s", history).isFalse();
                assertThat(Exhaustively.linearizable(KV, broken.core()))
                        .as("the core of %s", history)
                        .isFalse();
                assertThat(broken.sentence()).isNotBlank();
            }
            case Finding.Undecided undecided -> throw new AssertionError(undecided.sentence());
        }
        return expected;
    }

    private static void isWitness(List<Operation> order, History history) {
        assertThat(Exhaustively.legal(KV, order)).as("%s", order).isTrue();
        assertThat(new HashSet<>(order)).hasSameSizeAs(order).isSubsetOf(history.operations());
        assertThat(order)
                .containsAll(history.operations().stream()
                        .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                        .toList());
        for (int later = 0; later < order.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                assertThat(order.get(later).completed())
                        .isGreaterThanOrEqualTo(order.get(earlier).invoked());
            }
        }
    }
}
