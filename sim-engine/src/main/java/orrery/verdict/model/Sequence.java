package orrery.verdict.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is put into it comes out again, one after the other: a queue, a stack or a priority queue, beginning empty. Taking
 * from an empty one is answered with nothing. The state lists what is in it, in the order in which it will come out.
 */
final class Sequence extends JepsenModel<List<Object>> {

    /** Where a new element goes. */
    private enum Order {
        LAST,
        FIRST,
        BY_SIZE
    }

    private final Order order;
    private final List<String> in;
    private final List<String> out;

    private Sequence(String name, Order order, List<String> in, List<String> out) {
        super(name, in.get(0) + " and " + out.get(0));
        this.order = order;
        this.in = in;
        this.out = out;
    }

    /** First in, first out. */
    static Sequence queue() {
        return new Sequence("queue", Order.LAST, List.of("enqueue"), List.of("dequeue"));
    }

    /** Last in, first out. */
    static Sequence stack() {
        return new Sequence("stack", Order.FIRST, List.of("push"), List.of("pop"));
    }

    /** The smallest first: numbers as such, texts by their letters. */
    static Sequence priorityQueue() {
        return new Sequence("priority-queue", Order.BY_SIZE, List.of("insert", "add"), List.of("delete-min", "poll"));
    }

    @Override
    public List<Object> initial() {
        return List.of();
    }

    @Override
    @Nullable
    List<Object> step(List<Object> state, Asked asked, @Nullable Answered answer) {
        if (in.contains(asked.f())) {
            Object value = asked.value();
            if (value == null) {
                throw new IllegalArgumentException(asked.f() + " takes a value");
            }
            List<Object> after = new ArrayList<>(state.size() + 1);
            after.addAll(state);
            after.add(place(state, value), value);
            return after;
        }
        if (!out.contains(asked.f())) {
            throw unknown(asked);
        }
        Object next = state.isEmpty() ? null : state.get(0);
        if (answer != null && !Objects.equals(next, answer.value())) {
            return null;
        }
        return state.isEmpty() ? state : List.copyOf(state.subList(1, state.size()));
    }

    private int place(List<Object> state, Object value) {
        int place = 0;
        switch (order) {
            case FIRST -> {}
            case LAST -> place = state.size();
            case BY_SIZE -> {
                while (place < state.size() && compare(state.get(place), value) <= 0) {
                    place++;
                }
            }
        }
        return place;
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Long a && other instanceof Long b) {
            return Long.compare(a, b);
        }
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        throw new IllegalArgumentException("a priority queue cannot compare " + one + " and " + other);
    }
}
