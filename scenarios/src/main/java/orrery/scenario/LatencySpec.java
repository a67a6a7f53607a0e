package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.world.Distribution;

/**
 * A latency with names for its numbers, as in {@code { kind: normal, mean: 10ms, deviation: 2ms }}. A kind is one record:
 * its name is the kind's, and its fields are those in the file. Those whose text is a function, as in {@code normal(10ms,
 * 2ms)}, have their parameters in the order of the fields. To add a kind, write its record and permit it.
 */
sealed interface LatencySpec {

    /** The field that tells the kinds apart. */
    String KIND = "kind";

    Distribution latency();

    @Doc("Always the same.")
    record Constant(@Doc("How long.") @Required Duration time) implements LatencySpec {
        @Override
        public Distribution latency() {
            return new Distribution.Constant(time.toNanos());
        }
    }

    @Doc("Any time between two, each as likely as the others.")
    record Uniform(
            @Doc("The shortest.") @Required Duration min,
            @Doc("The longest.") @Required Duration max) implements LatencySpec {
        public Uniform {
            if (max.compareTo(min) < 0) {
                throw new IllegalArgumentException("the shortest time is longer than the longest");
            }
        }

        @Override
        public Distribution latency() {
            return new Distribution.Uniform(min.toNanos(), max.toNanos());
        }
    }

    @Doc("Exponential: most often short, and as likely to end soon however long it has lasted.")
    record Exponential(@Doc("The mean.") @Required Duration mean) implements LatencySpec {
        @Override
        public Distribution latency() {
            return new Distribution.Exponential(mean.toNanos());
        }
    }

    @Doc("Normal; what would be negative is 0.")
    record Normal(
            @Doc("The mean.") @Required Duration mean,
            @Doc("The standard deviation.") @Required Duration deviation) implements LatencySpec {
        @Override
        public Distribution latency() {
            return new Distribution.Normal(mean.toNanos(), deviation.toNanos());
        }
    }

    @Doc("Lognormal: its logarithm is normal.")
    record Lognormal(
            @Doc("Half of all times are shorter.") @Required Duration median,

            @Doc("The standard deviation of the logarithm, from 0 to 5.") @Required
            Double sigma)
            implements LatencySpec {
        public Lognormal {
            // with more, the longest of a thousand times would already be millions of times the median
            within(
                    sigma,
                    0,
                    5,
                    "a lognormal's second number is the standard deviation of the logarithm, from 0 to 5, as in 0.4");
        }

        @Override
        public Distribution latency() {
            return new Distribution.LogNormal(median.toNanos(), sigma);
        }
    }

    @Doc("Pareto: a heavy tail.")
    record Pareto(
            @Doc("The shortest time.") @Required Duration min,

            @Doc("The smaller, the heavier the tail, from 0.1 to 100; at 1 and below it has no mean.") @Required
            Double shape)
            implements LatencySpec {
        public Pareto {
            within(shape, .1, 100, "a Pareto's second number is its shape, from 0.1 to 100, as in 1.5");
        }

        @Override
        public Distribution latency() {
            return new Distribution.Pareto(min.toNanos(), shape);
        }
    }

    @Doc("Gamma; a whole shape is that many exponential stages one after another.")
    record Gamma(
            @Doc("The mean.") @Required Duration mean,

            @Doc("The larger, the more regular, from 0.1 to 1000.") @Required
            Double shape)
            implements LatencySpec {
        public Gamma {
            within(shape, .1, 1000, "a gamma's second number is its shape, from 0.1 to 1000, as in 2");
        }

        @Override
        public Distribution latency() {
            return new Distribution.Gamma(mean.toNanos(), shape);
        }
    }

    @Doc("What was measured: straight lines between the measured times, each of which is as likely as the others.")
    record Empirical(
            @Doc("What was measured, 1 to 1000 times, in any order.") @Required
            List<Duration> times) implements LatencySpec {

        /** More would fit on no line, and would tell no other story. */
        static final int MOST = 1000;

        public Empirical {
            if (times.isEmpty() || times.size() > MOST) {
                throw new IllegalArgumentException("an empirical latency is made of 1 to " + MOST + " times");
            }
            times = List.copyOf(times);
        }

        @Override
        public Distribution latency() {
            return new Distribution.Empirical(
                    times.stream().map(Duration::toNanos).toList());
        }
    }

    @Doc("One of several latencies, as on a path that is usually fast and sometimes slow.")
    record Mixture(
            @Doc("What it is made of, 1 to 20 parts, none a mixture itself.") @Required
            List<Share> parts) implements LatencySpec {

        static final int MOST = 20;

        /** A part of it. */
        @Doc("A part of a mixture.")
        record Share(
                @Doc("How likely this part is; those of all parts add up to 100%.") @Required
                Probability weight,

                @Doc("How long a message travels when it is this part.") @Required
                Distribution latency) {}

        public Mixture {
            if (parts.isEmpty() || parts.size() > MOST) {
                throw new IllegalArgumentException("a mixture has 1 to " + MOST + " parts");
            }
            parts = List.copyOf(parts);
        }

        @Override
        public Distribution latency() {
            return new Distribution.Mixture(parts.stream()
                    .map(part -> new Distribution.Mixture.Part(part.weight().value(), part.latency()))
                    .toList());
        }
    }

    private static void within(Double number, double min, double max, String allowed) {
        if (!(number >= min && number <= max)) {
            throw new IllegalArgumentException(allowed);
        }
    }

    /** The record of each kind, by its name. */
    static Map<String, Class<? extends LatencySpec>> kinds() {
        Map<String, Class<? extends LatencySpec>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : LatencySpec.class.getPermittedSubclasses()) {
            kinds.put(kind.getSimpleName().toLowerCase(Locale.ROOT), kind.asSubclass(LatencySpec.class));
        }
        return Collections.unmodifiableMap(kinds);
    }

    /** The latency that these fields name; null if that cannot be, and then that has been said. */
    static @Nullable Distribution read(Part part) {
        Part kind = part.field(KIND);
        if (!(kind.value() instanceof Value.Word name)) {
            List<String> names = new ArrayList<>(kinds().keySet());
            kind.say("the field \"kind\" is missing; it is one of " + String.join(", ", names));
            return null;
        }
        Class<?> record = kinds().get(name.text());
        if (record == null) {
            kind.refuse("the kinds of latency are " + String.join(", ", kinds().keySet())
                    + Nearest.hint(name.text(), kinds().keySet()));
            return null;
        }
        Object latency = Binder.value(part.without(KIND), record, null);
        try {
            return latency == null || !part.clean() ? null : ((LatencySpec) latency).latency();
        } catch (IllegalArgumentException refused) {
            part.say(String.valueOf(refused.getMessage()));
            return null;
        }
    }
}
