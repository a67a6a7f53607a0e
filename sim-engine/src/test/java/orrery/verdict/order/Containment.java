package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;

/** Histories of containers into which every value is put once: guessed, or played by an object. */
public final class Containment {

    private Containment() {}

    private static String put(String name) {
        return switch (name) {
            case "queue" -> "enqueue";
            case "stack" -> "push";
            case "priority-queue" -> "insert";
            default -> "add";
        };
    }

    private static String take(String name) {
        return switch (name) {
            case "queue" -> "dequeue";
            case "stack" -> "pop";
            case "priority-queue" -> "delete-min";
            default -> "read";
        };
    }

    private static List<Operation> sorted(Told told) {
        return told.history().operations().stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    /** Few values, times and answers as they come. */
    static List<Operation> guessed(String name, Random random) {
        Told told = new Told();
        int operations = 4 + random.nextInt(6);
        List<Long> values = new ArrayList<>();
        for (long value = 1; value <= 5; value++) {
            values.add(value);
        }
        Collections.shuffle(values, random);
        List<Long> in = new ArrayList<>(values);
        for (int each = 0; each < operations; each++) {
            long from = random.nextInt(4 + 4 * each);
            long to = from + random.nextInt(20);
            boolean lost = random.nextInt(8) == 0;
            if (random.nextBoolean() && !in.isEmpty()) {
                Asked put = new Asked(put(name), in.removeLast());
                if (lost) {
                    told.lost(each, from, put);
                } else {
                    told.op(each, from, to, put, Answered.NOTHING);
                }
                continue;
            }
            Asked take = new Asked(take(name));
            if (lost) {
                told.lost(each, from, take);
            } else if (name.equals("set")) {
                List<Object> read = new ArrayList<>();
                values.forEach(value -> {
                    if (random.nextBoolean() && !in.contains(value)) {
                        read.add(value);
                    }
                });
                told.op(each, from, to, take, new Answered(read));
            } else {
                int place = random.nextInt(values.size() + 1);
                told.op(each, from, to, take, new Answered(place == values.size() ? null : values.get(place)));
            }
        }
        return sorted(told);
    }

    /**
     * Clients that ask one after the other; each operation takes effect at a moment within its time. They put about as often
     * as they take, but read a set only some 100 times if there are many operations.
     *
     * @param lost how many nobody hears of, of which about half take effect
     */
    public static List<Operation> played(String name, Random random, int clients, int operations, int lost) {
        long[][] events = new long[operations][];
        long[] free = new long[clients];
        for (int each = 0; each < operations; each++) {
            int client = each % clients;
            long from = free[client] + 1 + random.nextInt(10);
            long to = from + 20 + random.nextInt(100);
            free[client] = to;
            events[each] = new long[] {from + random.nextInt((int) (to - from)), from, to, client};
        }
        List<long[]> inOrder = new ArrayList<>(List.of(events));
        inOrder.sort(Comparator.comparingLong(event -> event[0]));
        Told told = new Told();
        List<Object> in = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        for (long value = 1; value <= operations; value++) {
            values.add(value);
        }
        Collections.shuffle(values, random);
        for (int each = 0; each < operations; each++) {
            long[] event = inOrder.get(each);
            boolean crashes = lost > 0 && each % Math.max(1, operations / lost) == operations / lost / 2;
            boolean happens = !crashes || random.nextBoolean();
            boolean puts = name.equals("set")
                    ? random.nextInt(1 + operations / 100) > 0 || random.nextInt(4) == 0
                    : random.nextBoolean();
            Asked asked = puts ? new Asked(put(name), values.get(each)) : new Asked(take(name));
            Object answer = null;
            if (happens && puts) {
                in.add(values.get(each));
            } else if (happens) {
                answer = taken(name, in);
            }
            if (crashes) {
                told.lost(clients + each, event[1], asked);
            } else {
                told.op((int) event[3], event[1], event[2], asked, new Answered(answer));
            }
        }
        return sorted(told);
    }

    private static @Nullable Object taken(String name, List<Object> in) {
        if (name.equals("set")) {
            return List.copyOf(in);
        }
        if (in.isEmpty()) {
            return null;
        }
        Object next = switch (name) {
            case "queue" -> in.getFirst();
            case "stack" -> in.getLast();
            default ->
                in.stream().min(Comparator.comparing(each -> (Long) each)).orElseThrow();
        };
        in.remove(next);
        return next;
    }

    /** The same with the answers of two operations exchanged, or, if there are no two, as it is. */
    static List<Operation> changed(List<Operation> history, Random random) {
        List<Integer> answered = new ArrayList<>();
        for (int place = 0; place < history.size(); place++) {
            boolean takes = history.get(place).question() instanceof Asked asked && asked.value() == null;
            if (takes && history.get(place).outcome() instanceof Outcome.Ok) {
                answered.add(place);
            }
        }
        List<Operation> changed = new ArrayList<>(history);
        if (answered.size() > 1) {
            int one = answered.get(random.nextInt(answered.size()));
            int near = Math.min(answered.size() - 1, Math.max(0, answered.indexOf(one) + random.nextInt(7) - 3));
            int other = random.nextBoolean() ? answered.get(near) : answered.get(random.nextInt(answered.size()));
            changed.set(one, with(history.get(one), history.get(other).outcome()));
            changed.set(other, with(history.get(other), history.get(one).outcome()));
        }
        return changed;
    }

    private static Operation with(Operation operation, Outcome outcome) {
        return new Operation(
                operation.id(),
                operation.client(),
                operation.question(),
                operation.invoked(),
                operation.completed(),
                outcome,
                operation.invokedNanos(),
                operation.completedNanos());
    }
}
