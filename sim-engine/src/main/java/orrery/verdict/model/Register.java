package orrery.verdict.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A register: {@code read}, {@code write v}, and {@code cas [expected, v]}, which is answered with true or false. With keys,
 * one register under each.
 */
final class Register extends JepsenModel<Optional<Object>> {

    /** Stands for all values that nobody ever saw: no answer can tell one from the other. */
    private static final Optional<Object> UNSEEN = Optional.of(new Object() {
        @Override
        public String toString() {
            return "a value that nobody saw";
        }
    });

    private final Optional<Object> initial;
    private final @Nullable Set<Object> seen;

    Register(String name, @Nullable Object initial) {
        this(name, Optional.ofNullable(initial), null);
    }

    private Register(String name, Optional<Object> initial, @Nullable Set<Object> seen) {
        super(name, "read, write and cas");
        this.initial = initial;
        this.seen = seen;
    }

    @Override
    public Optional<Object> initial() {
        return initial;
    }

    @Override
    @Nullable
    Optional<Object> step(Optional<Object> state, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "read", "r" -> answer == null || Objects.equals(state.orElse(null), answer.value()) ? state : null;
            case "write", "w" -> written(asked.value());
            case "cas" -> {
                List<?> pair = pair(asked);
                boolean swaps = state.isPresent() && state.get().equals(pair.get(0));
                Optional<Object> after = swaps ? written(pair.get(1)) : state;
                yield answer == null || Objects.equals(answer.value(), swaps) ? after : null;
            }
            default -> throw unknown(asked);
        };
    }

    @Override
    public @Nullable Optional<Object> finds(Record question, @Nullable Record answer) {
        if (!(question instanceof Asked asked)) {
            return null;
        }
        if (asked.f().equals("cas")) {
            boolean swaps = answer == null || (answer instanceof Answered(Object said) && Boolean.TRUE.equals(said));
            return swaps ? Optional.ofNullable(pair(asked).get(0)) : null;
        }
        return asked.f().startsWith("r") && answer instanceof Answered(Object value)
                ? Optional.ofNullable(value)
                : null;
    }

    private Optional<Object> written(@Nullable Object value) {
        return seen == null || seen.contains(value) ? Optional.ofNullable(value) : UNSEEN;
    }

    private List<?> pair(Asked asked) {
        if (asked.value() instanceof List<?> pair && pair.size() == 2) {
            return pair;
        }
        throw new IllegalArgumentException("cas takes [expected, new], not " + asked.value());
    }

    @Override
    public Model<Optional<Object>> knowing(List<Operation> operations) {
        Set<Object> asked = new HashSet<>();
        for (Operation operation : operations) {
            if (!(operation.question() instanceof Asked question)) {
                return this;
            }
            if (question.f().equals("cas")) {
                asked.add(pair(question).get(0));
            } else if (operation.outcome() instanceof Outcome.Ok(Answered(Object value))
                    && question.f().startsWith("r")) {
                asked.add(value);
            }
        }
        return new Register(name(), initial, asked);
    }
}
