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
     * Everything further apart, or nearer together: all that is planned, and some of the times among the options. The run lasts no
     * longer than the failing run might have.
     */
    World stretched(World world) {
        int factor = factor();
        boolean longer = chance.happens(.5);
        List<String> parts = parts(world.options());
        Record options;
        try {
            options = Retold.record(
                    world.options(),
                    (name, value) -> parts.contains(name) && chance.happens(.5) ? scaled(value, factor, longer) : value);
        } catch (IllegalArgumentException refused) {
            options = world.options();
        }
        long lasts = longer
                ? Math.min(attempts.longestNanos(), world.durationNanos() * factor)
                : world.durationNanos();
        return attempts.schedule()
                .stretched(world.withOptions(options).withDuration(lasts), longer ? factor : 1, longer ? 1 : factor);
    }

    private Object scaled(Object value, int factor, boolean longer) {
        return switch (value) {
            case Duration time -> Duration.ofNanos(
                    scaled(new Span(time.toNanos(), time.toNanos()), factor, longer).minNanos());
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
            return span.maxNanos() <= attempts.longestNanos() / factor
                    ? new Span(span.minNanos() * factor, span.maxNanos() * factor)
                    : span;
        }
        long grain = GRAIN_NANOS * factor;
        return span.minNanos() % grain == 0 && span.maxNanos() % grain == 0
                ? new Span(span.minNanos() / factor, span.maxNanos() / factor)
                : span;
    }

    /** Each option as it was, if that does as well. */
    void restore() {
        Record was = attempts.options();
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
            }
        }
    }
}
