package orrery.verdict.model;

import org.jspecify.annotations.Nullable;

/** A counter that begins at 0: {@code add n}, {@code decr n}, {@code read}. */
final class Counter extends JepsenModel<Long> {

    Counter() {
        super("counter", "add, decr and read");
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    @Nullable
    Long step(Long state, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "add", "incr" -> state + amount(asked);
            case "decr" -> state - amount(asked);
            case "read" -> answer == null || state.equals(answer.value()) ? state : null;
            default -> throw unknown(asked);
        };
    }

    private static long amount(Asked asked) {
        if (asked.value() == null) {
            return 1;
        }
        if (asked.value() instanceof Long amount) {
            return amount;
        }
        throw new IllegalArgumentException(asked.f() + " takes a whole number, not " + asked.value());
    }
}
