package orrery.explore.shrink;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import orrery.api.Chance;
import orrery.api.Span;
import orrery.world.Retold;
import orrery.world.World;

/**
 * The protocol's options with other values: a longer period has fewer heartbeats in it, a shorter timeout has done sooner, and
 * of what each node does eight times, once may be enough. What switches a part of the protocol on or off stays as it is.
 */
final class Tuning {

    /** By these a time gets longer or shorter, so that it stays a round number. */
    private static final int[] FACTORS = {2, 5, 10};

    private static final long GRAIN_NANOS = 1_000_000;

    private final Attempts attempts;
    private final Chance chance;

    Tuning(Attempts attempts) {
        this.attempts = attempts;
        this.chance = attempts.chance();
    }

    /** The names of the options that have other values. */
    List<String> parts(Record options) {
        return attempts.mayTune()
                ? Arrays.stream(options.getClass().getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> Retold.part(options, name)
                                .filter(Tuning::isTunable)
                                .isPresent())
                        .toList()
                : List.of();
    }

    private static boolean isTunable(Object value) {
        return switch (value) {
            case Integer number -> number > 0;
            case Long number -> number > 0;
            case Duration time -> time.isPositive();
            case Span span -> span.maxNanos() > 0;
            case List<?> several -> !several.isEmpty();
            default -> false;
        };
    }

    /** With another value of this part; the same options if the protocol refuses it. */
    Record other(Record options, String name) {
        try {
            return Retold.record(options, (part, value) -> part.equals(name) ? other(value) : value);
        } catch (IllegalArgumentException refused) {
            return options;
        }
    }

    /**
     * Everything takes longer, or shorter, by the same factor: what is planned, and all or some of the times among the options and in
     * the network. The run lasts no longer than the failing run might have.
     */
    World stretched(World world) {
        int factor = factor();
        boolean longer = chance.happens(.5);
        boolean all = chance.happens(.5);
        List<String> parts = parts(world.options());
        Record options = world.options();
        try {
            options = Retold.record(
                    options,
                    (name, value) -> parts.contains(name) && (all || chance.happens(.5))
                            ? scaled(value, factor, longer)
                            : value);
        } catch (IllegalArgumentException refused) {
            // only together with others
        }
        Schedule schedule = attempts.schedule();
        World stretched = schedule.stretched(world.withOptions(options), longer ? factor : 1, longer ? 1 : factor);
        if (all && attempts.mayTune()) {
            stretched = schedule.slowed(stretched, longer ? factor : 1, longer ? 1 : factor);
        }
        return longer
                ? stretched.withDuration(Math.min(attempts.failing().durationNanos(), world.durationNanos() * factor))
                : stretched;
    }

    /** One time among the options shorter, and what is planned from some moment on sooner by as much. */
    World sooner(World world, String name) {
        Record options = other(world.options(), name);
        long less = nanos(world.options(), name) - nanos(options, name);
        Schedule schedule = attempts.schedule();
        List<Long> moments = schedule.moments(world).stream()
                .filter(moment -> moment >= less)
                .toList();
        World tuned = world.withOptions(options);
        return less <= 0 || moments.isEmpty()
                ? tuned
                : schedule.sooner(tuned, moments.get(chance.below(moments.size())), less);
    }

    private static long nanos(Record options, String name) {
        return switch (Retold.part(options, name).orElseThrow()) {
            case Duration time -> time.toNanos();
            case Span span -> span.minNanos();
            default -> 0;
        };
    }

    private Object scaled(Object value, int factor, boolean longer) {
        return switch (value) {
            case Duration time ->
                Duration.ofNanos(scaled(new Span(time.toNanos(), time.toNanos()), factor, longer)
                        .minNanos());
            case Span span -> scaled(span, factor, longer);
            default -> value;
        };
    }

    private Object other(Object value) {
        return switch (value) {
            case Integer number -> chance.below(number);
            case Long number -> chance.below(number);
            case Duration time -> scaled(time, factor(), chance.happens(.5));
            case Span span -> scaled(span, factor(), chance.happens(.5));
            case List<?> several -> {
                List<Object> fewer = new ArrayList<>(several);
                fewer.remove(chance.below(several.size()));
                yield List.copyOf(fewer);
            }
            default -> value;
        };
    }

    private int factor() {
        return FACTORS[chance.below(FACTORS.length)];
    }

    /** In whole milliseconds, and no longer than the run. */
    private Span scaled(Span span, int factor, boolean longer) {
        if (longer) {
            return span.maxNanos() <= attempts.failing().durationNanos() / factor
                    ? new Span(span.minNanos() * factor, span.maxNanos() * factor)
                    : span;
        }
        long grain = GRAIN_NANOS * factor;
        return span.minNanos() % grain == 0 && span.maxNanos() % grain == 0
                ? new Span(span.minNanos() / factor, span.maxNanos() / factor)
                : span;
    }

    /** Each option as it was, if that does as well, and what messages take; of a list that is another, no more than is needed. */
    void restore() {
        attempts.acceptsAsSoon(Schedule.taking(attempts.best(), Schedule.latency(attempts.failing())));
        Record was = attempts.failing().options();
        for (RecordComponent component : was.getClass().getRecordComponents()) {
            World best = attempts.best();
            String name = component.getName();
            Optional<Object> before = Retold.part(was, name);
            if (!before.equals(Retold.part(best.options(), name))) {
                try {
                    attempts.acceptsAsSoon(best.withOptions(Retold.record(
                            best.options(), (part, value) -> part.equals(name) ? before.orElseThrow() : value)));
                } catch (IllegalArgumentException refused) {
                    // only together with another
                }
                shorten(name);
            }
        }
    }

    private void shorten(String name) {
        if (Retold.part(attempts.best().options(), name).orElseThrow() instanceof List<?> several
                && !Optional.of(several).equals(Retold.part(attempts.failing().options(), name))) {
            DeltaDebugging.minimal(several, fewer -> {
                World best = attempts.best();
                try {
                    return attempts.acceptsAsSoon(best.withOptions(
                            Retold.record(best.options(), (part, value) -> part.equals(name) ? fewer : value)));
                } catch (IllegalArgumentException refused) {
                    return false;
                }
            });
        }
    }
}
