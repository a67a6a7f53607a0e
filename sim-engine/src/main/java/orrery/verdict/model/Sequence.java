package orrery.verdict.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is put into it comes out again, one after the other: a queue, a stack or a priority queue, beginning empty. Taking
 * from an empty one is answered with nothing. The state lists what is in it, in the order in which it will come out.
 */
final class Sequence extends JepsenModel<List<Object>> implements Container {

    private final Discipline discipline;
    private final List<String> in;
    private final List<String> out;

    private Sequence(String name, Discipline discipline, List<String> in, List<String> out) {
        super(name, in.get(0) + " and " + out.get(0));
        this.discipline = discipline;
        this.in = in;
        this.out = out;
    }

    /** First in, first out. */
    static Sequence queue() {
        return new Sequence("queue", Discipline.FIRST_IN_FIRST_OUT, List.of("enqueue"), List.of("dequeue"));
    }

    /** Last in, first out. */
    static Sequence stack() {
        return new Sequence("stack", Discipline.LAST_IN_FIRST_OUT, List.of("push"), List.of("pop"));
    }

    /** The smallest first: numbers as such, texts by their letters. */
    static Sequence priorityQueue() {
        return new Sequence(
                "priority-queue", Discipline.SMALLEST_FIRST, List.of("insert", "add"), List.of("delete-min", "poll"));
    }

    @Override
    public List<Object> initial() {
        return List.of();
    }

    @Override
    @Nullable
    List<Object> step(List<Object> state, Asked asked, @Nullable Answered answer) {
        return switch (act(asked, answer)) {
            case Act.Put(Object value) -> with(state, value);
            case Act.Take(Object taken) -> Objects.equals(taken, next(state)) ? withoutNext(state) : null;
            case Act.Unheard unheard -> withoutNext(state);
            case Act.Look look -> throw unknown(asked);
        };
    }

    @Override
    public Discipline discipline() {
        return discipline;
    }

    @Override
    public Act act(Record question, @Nullable Record answer) {
        if (!(question instanceof Asked asked)) {
            throw new IllegalArgumentException("the " + name() + " model knows " + knows() + ", not " + question);
        }
        if (in.contains(asked.f())) {
            if (asked.value() == null) {
                throw new IllegalArgumentException(asked.f() + " takes a value");
            }
            return new Act.Put(asked.value());
        }
        if (!out.contains(asked.f())) {
            throw unknown(asked);
        }
        return answer instanceof Answered(Object value) ? new Act.Take(value) : new Act.Unheard();
    }

    private static @Nullable Object next(List<Object> state) {
        return state.isEmpty() ? null : state.get(0);
    }

    private static List<Object> withoutNext(List<Object> state) {
        return state.isEmpty() ? state : List.copyOf(state.subList(1, state.size()));
    }

    private List<Object> with(List<Object> state, Object value) {
        int place = switch (discipline) {
            case LAST_IN_FIRST_OUT -> 0;
            case FIRST_IN_FIRST_OUT, NONE -> state.size();
            case SMALLEST_FIRST -> {
                int smaller = 0;
                while (smaller < state.size() && compare(state.get(smaller), value) <= 0) {
                    smaller++;
                }
                yield smaller;
            }
        };
        List<Object> after = new ArrayList<>(state.size() + 1);
        after.addAll(state);
        after.add(place, value);
        return after;
    }

    @Override
    public int compare(Object one, Object other) {
        if (one instanceof Long a && other instanceof Long b) {
            return Long.compare(a, b);
        }
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        throw new IllegalArgumentException("a priority queue cannot compare " + one + " and " + other);
    }
}
