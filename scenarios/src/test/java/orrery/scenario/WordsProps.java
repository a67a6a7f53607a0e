package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import orrery.api.Span;
import orrery.world.Distribution;

/** Whatever has a form reads back from what the form writes, to the last bit; and its schema's pattern knows that. */
class WordsProps {

    private static final long YEAR = 31_536_000_000_000_000L;

    @Property
    void times(@ForAll @LongRange(max = YEAR) long nanos) {
        readsBack(Forms.TIME, Duration.ofNanos(nanos));
    }

    @Property
    void spans(@ForAll @LongRange(max = YEAR) long one, @ForAll @LongRange(max = YEAR) long other) {
        readsBack(Forms.SPAN, new Span(Math.min(one, other), Math.max(one, other)));
    }

    @Property
    void probabilities(@ForAll @Scale(20) @DoubleRange(min = 1e-12, max = 1) double value) {
        readsBack(Forms.PROBABILITY, new Probability(value));
    }

    @Property
    void jumps(@ForAll @LongRange(min = -86_400_000_000_000L, max = 86_400_000_000_000L) long nanos) {
        readsBack(Forms.SHIFT, new Shift(nanos));
    }

    @Property
    void drifts(@ForAll @LongRange(min = -900_000, max = 1_000_000) long partsPerMillion) {
        readsBack(Forms.DRIFT, new Drift(partsPerMillion));
    }

    @Property
    void rates(@ForAll @Scale(20) @DoubleRange(min = 1e-6, max = 1e6) double perSecond) {
        readsBack(Forms.RATE, new Rate(perSecond));
    }

    @Property
    void ratesBySecondMinuteAndHour(@ForAll @LongRange(max = 1_000_000) long times) {
        readsBack(Forms.RATE, new Rate(times));
        readsBack(Forms.RATE, Rate.parse(times + "/min"));
        readsBack(Forms.RATE, Rate.parse(Math.max(times, 1) + "/h"));
    }

    @Property
    void seeds(@ForAll long value) {
        readsBack(Forms.SEED, new Seed(value));
        assertThat(Forms.SEED.read(Long.toUnsignedString(value))).isEqualTo(new Seed(value));
    }

    @Property
    void latencies(@ForAll("latencies") Distribution latency) {
        readsBack(Forms.LATENCY, latency);
    }

    @Property
    void numbers(@ForAll @Scale(20) @DoubleRange(min = -1e300, max = 1e300) double value) {
        readsBack(Forms.NUMBER, value);
    }

    @Property
    void bytes(@ForAll @LongRange(max = Bytes.MOST) long count) {
        readsBack(Forms.BYTES, new Bytes(count));
        readsBack(Forms.BANDWIDTH, new ByteRate(new Bytes(Math.max(count, 1))));
    }

    @Provide
    Arbitrary<Distribution> latencies() {
        return AnyScenario.latencies();
    }

    private static <T> void readsBack(Form<T> form, T value) {
        String text = form.write(value);
        assertThat(form.read(text)).as(text).isEqualTo(value);
        if (!form.pattern().isEmpty()) {
            assertThat(text).matches(form.pattern());
        }
    }
}
