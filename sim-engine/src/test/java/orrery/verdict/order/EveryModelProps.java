package orrery.verdict.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Search.Progress;

/** For every model, both searches agree with the definition on small histories, and so does sequential consistency. */
class EveryModelProps {

    private record Sort(String f, @Nullable Object argument, List<Object> answers) {}

    private static final Object NOTHING = new Object();

    private static Sort sort(String f, @Nullable Object argument, Object... answers) {
        return new Sort(f, argument, List.of(answers));
    }

    private static List<Sort> sorts(String model) {
        return switch (model) {
            case "register", "cas-register" ->
                List.of(
                        sort("read", null, 1L, 2L, 3L, NOTHING),
                        sort("write", 1L, NOTHING),
                        sort("write", 2L, NOTHING),
                        sort("cas", List.of(1L, 2L), true, false),
                        sort("cas", List.of(2L, 3L), true, false));
            case "kv-text" ->
                List.of(
                        sort("get", null, "", "a", "b", "ab", "ba", "aa"),
                        sort("append", "a", NOTHING),
                        sort("append", "b", NOTHING),
                        sort("put", "a", NOTHING));
            case "mutex" -> List.of(sort("acquire", null, NOTHING), sort("release", null, NOTHING));
            case "counter" ->
                List.of(sort("read", null, 0L, 1L, 2L, 3L), sort("add", 1L, NOTHING), sort("decr", 1L, NOTHING));
            case "set" ->
                List.of(
                        sort("read", null, List.of(), List.of(1L), List.of(2L, 1L), List.of(2L)),
                        sort("add", 1L, NOTHING),
                        sort("add", 2L, NOTHING),
                        sort("remove", 1L, NOTHING));
            case "queue" ->
                List.of(
                        sort("dequeue", null, 1L, 2L, NOTHING),
                        sort("enqueue", 1L, NOTHING),
                        sort("enqueue", 2L, NOTHING));
            case "stack" ->
                List.of(sort("pop", null, 1L, 2L, NOTHING), sort("push", 1L, NOTHING), sort("push", 2L, NOTHING));
            case "priority-queue" ->
                List.of(
                        sort("delete-min", null, 1L, 2L, NOTHING),
                        sort("insert", 1L, NOTHING),
                        sort("insert", 2L, NOTHING));
            default -> throw new IllegalArgumentException(model);
        };
    }

    private static final List<String> MODELS = List.of(
            "register", "cas-register", "kv-text", "mutex", "counter", "set", "queue", "stack", "priority-queue");

    @Provide
    Arbitrary<String> models() {
        return Arbitraries.of(MODELS);
    }

    private static History history(String model, long seed) {
        Random random = new Random(seed);
        List<Sort> sorts = sorts(model);
        int clients = 2 + random.nextInt(2);
        long[] free = new long[clients];
        Told told = new Told();
        int operations = 3 + random.nextInt(4);
        for (int each = 0; each < operations; each++) {
            int client = random.nextInt(clients);
            Sort sort = sorts.get(random.nextInt(sorts.size()));
            Asked asked = new Asked(sort.f, sort.argument);
            long from = free[client] + 1 + random.nextInt(3);
            long to = from + random.nextInt(6);
            free[client] = to;
            if (random.nextInt(6) == 0) {
                told.lost(client, from, asked);
                continue;
            }
            Object answer = sort.answers.get(random.nextInt(sort.answers.size()));
            told.op(client, from, to, asked, new Answered(answer.equals(NOTHING) ? null : answer));
        }
        return told.history();
    }

    @Property(tries = 6000)
    void bothSearchesAgreeWithTheDefinition(@ForAll("models") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        History history = history(name, seed);
        boolean expected = Exhaustively.linearizable(model, history.operations());
        boolean[] found = Stream.of(true, false)
                .map(breadth -> Calls.parts(model, history.operations()).values().stream()
                        .map(part -> Calls.of(model, part))
                        .map(calls -> breadth ? new JustInTime(calls) : new WingGong(calls))
                        .allMatch(search -> search.advance(1_000_000) == Progress.FOUND))
                .collect(
                        () -> new boolean[2],
                        (all, one) -> {
                            all[1] = all[0];
                            all[0] = one;
                        },
                        (one, other) -> {});
        assertThat(found[1]).as("just in time: %s", history).isEqualTo(expected);
        assertThat(found[0]).as("Wing and Gong: %s", history).isEqualTo(expected);
        Finding finding = new Linearizability(model).check(history);
        assertThat(finding instanceof Finding.Holds).as("%s", history).isEqualTo(expected);
        if (finding instanceof Finding.Holds holds) {
            assertThat(Exhaustively.legal(model, holds.order()))
                    .as("%s", history)
                    .isTrue();
        }
    }

    @Property(tries = 4000)
    void sequentialConsistencyAgreesWithTheDefinition(@ForAll("models") String name, @ForAll long seed) {
        Model<?> model = Models.named(name);
        History history = history(name, seed);
        Finding finding = new SequentialConsistency(model).check(history);
        assertThat(finding instanceof Finding.Holds)
                .as("%s", history)
                .isEqualTo(Exhaustively.sequential(model, history.operations()));
        if (new Linearizability(model).check(history) instanceof Finding.Holds) {
            assertThat(finding).isInstanceOf(Finding.Holds.class);
        }
    }
}
