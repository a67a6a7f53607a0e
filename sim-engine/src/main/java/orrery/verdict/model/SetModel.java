package orrery.verdict.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set that begins empty: {@code add x}, {@code remove x}, {@code read}, which is answered with all elements. */
final class SetModel extends JepsenModel<Set<Object>> implements Container {

    SetModel() {
        super("set", "add, remove and read");
    }

    @Override
    public Set<Object> initial() {
        return Set.of();
    }

    @Override
    @Nullable
    Set<Object> step(Set<Object> state, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "add" -> {
                Set<Object> after = new HashSet<>(state);
                yield after.add(element(asked)) ? after : state;
            }
            case "remove" -> {
                Set<Object> after = new HashSet<>(state);
                yield after.remove(element(asked)) ? after : state;
            }
            case "read" -> answer == null || isRead(state, answer) ? state : null;
            default -> throw unknown(asked);
        };
    }

    @Override
    public Discipline discipline() {
        return Discipline.NONE;
    }

    /** Null if an element was removed, and for a read of which nobody heard. */
    @Override
    public @Nullable Act act(Record question, @Nullable Record answer) {
        return switch (question instanceof Asked asked ? asked.f() : "") {
            case "add" -> new Act.Put(element((Asked) question));
            case "read" ->
                answer instanceof Answered(Object value)
                        ? new Act.Look(value instanceof List<?> list ? list : null)
                        : null;
            default -> null;
        };
    }

    private static Object element(Asked asked) {
        if (asked.value() == null) {
            throw new IllegalArgumentException(asked.f() + " takes an element");
        }
        return asked.value();
    }

    private static boolean isRead(Set<Object> state, Answered answer) {
        return answer.value() instanceof List<?> read
                && read.size() == state.size()
                && state.equals(new HashSet<>(read));
    }
}
