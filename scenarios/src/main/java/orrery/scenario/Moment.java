package orrery.scenario;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Span;
import orrery.world.Fault;

/** When a fault strikes: {@code at: 3s..6s}, or {@code when: a leader is elected, nth: 2, after: 10ms}. */
@Doc("When a fault strikes: at a time, or as soon as something is so.")
public record Moment(
        @Doc("When it strikes: a time, or a span from which it is drawn.")
        Optional<Span> at,

        @Doc("Instead of `at`: as soon as this is so, in words of the protocol, as in `a leader is elected`.")
        Optional<String> when,

        @Doc("With `when`: which time that it becomes so. Left out, the first.") @Bounds(min = 1, max = 1_000_000)
        Optional<Integer> nth,

        @Doc("With `when`: how long after it, or a span from which that is drawn. Left out, at once.")
        Optional<Span> after) {

    public Moment {
        if (at.isPresent() && when.isPresent()) {
            throw new IllegalArgumentException("it strikes at a time or when something is so; take at or when away");
        }
        if (at.isEmpty() && when.isEmpty()) {
            throw new IllegalArgumentException(
                    "when it strikes is missing; write at: 3s, or when: a leader is elected");
        }
        if (when.isEmpty() && (nth.isPresent() || after.isPresent())) {
            throw new IllegalArgumentException("nth and after say more about when, which is missing");
        }
    }

    /** At a time drawn from this span. */
    public static Moment at(Span time) {
        return new Moment(Optional.of(time), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The first time that something becomes so. */
    public static Moment when(String landmark) {
        return new Moment(Optional.empty(), Optional.of(landmark), Optional.empty(), Optional.empty());
    }

    Fault.When strikes() {
        return at.<Fault.When>map(Fault.When.At::new)
                .orElseGet(() -> new Fault.When.Once(
                        when.orElseThrow(), nth.orElse(1), after.orElse(Span.exactly(Duration.ZERO))));
    }

    /**
     * Says what can never be the moment.
     *
     * @param landmarks the protocol's; null if nobody knows the protocol
     * @param duration of the run; empty if nobody knows it
     * @param part the fault's entry
     */
    void check(@Nullable Collection<String> landmarks, Optional<Duration> duration, Part part) {
        if (landmarks != null && when.filter(word -> !landmarks.contains(word)).isPresent()) {
            String known = landmarks.isEmpty()
                    ? "this protocol names nothing that a fault could wait for; write at: instead"
                    : "a fault can wait until " + String.join("; ", landmarks);
            part.field("when").refuse(known + Nearest.hint(when.get(), landmarks));
        }
        duration.ifPresent(time -> {
            tooLate(at, time, part.field("at"));
            tooLate(after, time, part.field("after"));
        });
    }

    private static void tooLate(Optional<Span> span, Duration duration, Part part) {
        if (span.filter(time -> time.maxNanos() >= duration.toNanos()).isPresent()) {
            part.refuse("the run lasts " + Forms.TIME.write(duration));
        }
    }
}
