package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;

/** Small histories of every model: drawn from a seed, and all those of few operations. */
public final class SmallHistories {

    private SmallHistories() {}

    /** A question, and the answers that are tried. */
    record Sort(String f, @Nullable Object argument, List<Object> answers) {}

    private static final Object NOTHING = new Object();

    private static Sort sort(String f, @Nullable Object argument, Object... answers) {
        return new Sort(f, argument, List.of(answers));
    }

    static List<Sort> sorts(String model) {
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
            case "multi-register" ->
                List.of(
                        sort(
                                "txn",
                                List.of(List.of("w", "x", 1L), List.of("r", "y", 1L)),
                                List.of(List.of("w", "x", 1L), List.of("r", "y", 1L))),
                        sort(
                                "txn",
                                List.of(List.of("w", "y", 1L), List.of("r", "x", 1L)),
                                List.of(List.of("w", "y", 1L), List.of("r", "x", 1L)),
                                List.of(List.of("w", "y", 1L), List.of("r", "x", 2L))),
                        sort("txn", List.of(List.of("w", "x", 2L), List.of("w", "y", 2L)), NOTHING));
            case "bank" ->
                List.of(
                        sort(
                                "read",
                                null,
                                Map.of("a", 2L, "b", 2L),
                                Map.of("a", 1L, "b", 3L),
                                Map.of("a", 0L, "b", 4L)),
                        sort("transfer", Map.of("from", "a", "to", "b", "amount", 1L), NOTHING),
                        sort("transfer", Map.of("from", "b", "to", "a", "amount", 1L), NOTHING));
            default -> throw new IllegalArgumentException(model);
        };
    }

    public static final List<String> MODELS = List.of(
            "register",
            "cas-register",
            "multi-register",
            "kv-text",
            "mutex",
            "counter",
            "set",
            "queue",
            "stack",
            "priority-queue",
            "bank");

    public static Arbitrary<String> models() {
        return Arbitraries.of(MODELS);
    }

    public static History history(String model, long seed) {
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

    /** All ways in which the intervals of so many operations can lie to each other, without their order. */
    static List<long[][]> intervals(int operations) {
        List<long[][]> found = new ArrayList<>();
        intervals(new long[operations][2], 0, 0, 1, found);
        return found;
    }

    /** @param begun how many have begun, and {@code ended} as bits which of them have ended, before this moment */
    private static void intervals(long[][] times, int begun, int ended, long moment, List<long[][]> found) {
        if (begun == times.length && ended == (1 << begun) - 1) {
            found.add(Arrays.stream(times).map(long[]::clone).toArray(long[][]::new));
        }
        if (begun < times.length) {
            times[begun][0] = moment;
            intervals(times, begun + 1, ended, moment + 1, found);
        }
        for (int each = 0; each < begun; each++) {
            if ((ended & 1 << each) == 0) {
                times[each][1] = moment;
                intervals(times, begun, ended | 1 << each, moment + 1, found);
            }
        }
    }

    /** One operation as it may be told: with each of its answers, and without. */
    record Move(Asked question, @Nullable Answered answer) {}

    static List<Move> moves(String model) {
        List<Move> moves = new ArrayList<>();
        for (Sort sort : sorts(model)) {
            Asked asked = new Asked(sort.f, sort.argument);
            moves.add(new Move(asked, null));
            for (Object answer : sort.answers) {
                moves.add(new Move(asked, new Answered(answer.equals(NOTHING) ? null : answer)));
            }
        }
        return moves;
    }

    static History of(long[][] times, Move... moves) {
        Told told = new Told();
        for (int client = 0; client < moves.length; client++) {
            Move move = moves[client];
            if (move.answer == null) {
                told.lost(client, times[client][0], move.question);
            } else {
                told.op(client, times[client][0], times[client][1], move.question, move.answer);
            }
        }
        return told.history();
    }
}
