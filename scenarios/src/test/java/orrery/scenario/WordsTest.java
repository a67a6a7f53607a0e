package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Span;
import orrery.world.Distribution;

/** How values are written: times, spans, latencies, probabilities, rates, seeds and names. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "5ns, 5",
        "10us, 10_000",
        "150ms, 150_000_000",
        "3s, 3_000_000_000",
        "1.5s, 1_500_000_000",
        "0.25ms, 250_000",
        "2m, 120_000_000_000",
        "1h, 3_600_000_000_000",
        "0s, 0",
        "8760h, 31_536_000_000_000_000"
    })
    void aTime(String text, String nanos) {
        assertThat(Forms.TIME.read(text)).isEqualTo(Duration.ofNanos(Long.parseLong(nanos.replace("_", ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ms", "10 ms", "-5ms", "1e3ms", "10sec", "5MS", "1,5s", ".5s", "5.s", "1e999", "٣s", "3s "})
    void noTime(String text) {
        refused(Forms.TIME, text, "a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s, m, h)");
    }

    @Test
    void aTimeNeedsItsUnit() {
        refused(
                Forms.TIME,
                "10",
                "a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s, m, h); did you mean \"10ms\" or \"10s\"?");
    }

    @Test
    void timesThatNobodyMeans() {
        refused(Forms.TIME, "8761h", "no time is longer than 8760h (365 days)");
        refused(Forms.TIME, "999999999999h", "no time is longer than 8760h (365 days)");
        refused(Forms.TIME, "0.5ns", "no time is finer than 1ns");
    }

    @Test
    void aSpan() {
        assertThat(Forms.SPAN.read("150ms..300ms")).isEqualTo(Span.millis(150, 300));
        assertThat(Forms.SPAN.read("900ms .. 1.5s")).isEqualTo(Span.millis(900, 1500));
        assertThat(Forms.SPAN.read("10ms")).isEqualTo(Span.millis(10, 10));
        refused(
                Forms.SPAN,
                "300ms..150ms",
                "a span runs from the shorter to the longer time; did you mean \"150ms..300ms\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "1s..", "..1s", "1s...2s", "1s..2s..3s", "1s-2s"})
    void noSpan(String text) {
        refused(Forms.SPAN, text, "a span of time is written 150ms..300ms, or 150ms when both ends are the same");
    }

    @Test
    void aLatency() {
        assertThat(Forms.LATENCY.read("10ms")).isEqualTo(new Distribution.Constant(10_000_000));
        assertThat(Forms.LATENCY.read("5ms..15ms")).isEqualTo(new Distribution.Uniform(5_000_000, 15_000_000));
        assertThat(Forms.LATENCY.read("exponential(10ms)")).isEqualTo(new Distribution.Exponential(10_000_000));
        assertThat(Forms.LATENCY.read("normal(10ms, 2ms)")).isEqualTo(new Distribution.Normal(10_000_000, 2_000_000));
        assertThat(Forms.LATENCY.read("lognormal( 10ms,0.4 )")).isEqualTo(new Distribution.LogNormal(10_000_000, 0.4));
        assertThat(Forms.LATENCY.read("pareto(5ms, 1.5)")).isEqualTo(new Distribution.Pareto(5_000_000, 1.5));
        assertThat(Forms.LATENCY.read("gamma(10ms, 2)")).isEqualTo(new Distribution.Gamma(10_000_000, 2));
        assertThat(Forms.LATENCY.read("empirical(9ms, 8ms,30ms)"))
                .isEqualTo(new Distribution.Empirical(List.of(8_000_000L, 9_000_000L, 30_000_000L)));
        assertThat(Forms.LATENCY.read("40ms + gamma(10ms, 2)"))
                .isEqualTo(new Distribution.Shifted(40_000_000, new Distribution.Gamma(10_000_000, 2)));
        assertThat(Forms.LATENCY.read("mixture(95% lognormal(10ms, 0.4), 5% 200ms..1s)"))
                .isEqualTo(new Distribution.Mixture(List.of(
                        new Distribution.Mixture.Part(0.95, new Distribution.LogNormal(10_000_000, 0.4)),
                        new Distribution.Mixture.Part(0.05, new Distribution.Uniform(200_000_000, 1_000_000_000)))));
    }

    @Test
    void aLatencyIsWrittenAsPeopleWriteIt() {
        for (String text : List.of(
                "gamma(10ms, 2)",
                "pareto(5ms, 1.5)",
                "empirical(8ms, 9ms, 30ms)",
                "40ms + 1ms..2ms",
                "mixture(95% lognormal(10ms, 0.4), 5% 200ms..1s)")) {
            assertThat(Forms.LATENCY.write(Forms.LATENCY.read(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "exponential()", "lognormal(10ms", "fast", "(1s)", "1ms + ", "1ms + 2ms + 3ms", "empirical()"
            })
    void noLatency(String text) {
        refused(
                Forms.LATENCY,
                text,
                LatencyText.ALLOWED,
                "a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s, m, h)");
    }

    @Test
    void latenciesAlmostWrittenRight() {
        refused(Forms.LATENCY, "exponental(10ms)", LatencyText.ALLOWED + "; did you mean \"exponential\"?");
        refused(
                Forms.LATENCY,
                "exponential(10ms, 2)",
                "exponential is written exponential(mean); " + LatencyText.ALLOWED);
        refused(Forms.LATENCY, "normal(10ms)", "normal is written normal(mean, deviation); " + LatencyText.ALLOWED);
        refused(
                Forms.LATENCY,
                "lognormal(10ms, 7)",
                "a lognormal's second number is the standard deviation of the logarithm, from 0 to 5, as in 0.4");
        refused(Forms.LATENCY, "lognormal(10ms, NaN)", "this is a number, as in 0.5");
        refused(Forms.LATENCY, "pareto(5ms, 0)", "a Pareto's second number is its shape, from 0.1 to 100, as in 1.5");
        refused(Forms.LATENCY, "gamma(5ms, 1e99)", "a gamma's second number is its shape, from 0.1 to 1000, as in 2");
    }

    @Test
    void mixturesAlmostWrittenRight() {
        String share = "a part of a mixture is a weight and a latency, as in 95% lognormal(10ms, 0.4)";
        refused(Forms.LATENCY, "mixture()", share);
        refused(Forms.LATENCY, "mixture(10ms, 20ms)", share);
        refused(Forms.LATENCY, "mixture(0.5 10ms, 0.5 20ms)", share);
        String sum = "the weights of a mixture are above 0% and add up to 100%";
        refused(Forms.LATENCY, "mixture(50% 10ms, 40% 20ms)", sum);
        refused(Forms.LATENCY, "mixture(100% 10ms, 0% 20ms)", sum);
        refused(Forms.LATENCY, "mixture(50% 10ms, 500% 20ms)", "a probability is written 1% or 0.01 (0% to 100%)");
        refused(
                Forms.LATENCY,
                "mixture(50% 10ms, 50% mixture(100% 1s))",
                "a mixture is not a part of another; write the parts of both");
        refused(Forms.LATENCY, "mixture(" + "1% 1ms, ".repeat(99) + "1% 1ms)", "a mixture has 1 to 20 parts");
        refused(
                Forms.LATENCY,
                "empirical(" + "1ms, ".repeat(1000) + "1ms)",
                "an empirical latency is made of 1 to 1000 times");
    }

    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "100B, 100",
        "64kB, 64000",
        "1.5MB, 1500000",
        "1GB, 1000000000",
        "1KiB, 1024",
        "2MiB, 2097152",
        "1000000GB, 1000000000000000"
    })
    void bytes(String text, long count) {
        assertThat(Forms.BYTES.read(text)).isEqualTo(new Bytes(count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "64",
                "64k",
                "64 kB",
                "64KB",
                "-1B",
                "0.5B",
                "1000001GB",
                "9999999999999999GiB",
                "1e3B",
                "NaN"
            })
    void noBytes(String text) {
        refused(Forms.BYTES, text, Bytes.ALLOWED);
        refused(Forms.BANDWIDTH, text, ByteRate.ALLOWED);
        refused(Forms.BANDWIDTH, text + "/s", ByteRate.ALLOWED);
    }

    @Test
    void aBandwidthOfNothing() {
        refused(Forms.BANDWIDTH, "0B/s", ByteRate.ALLOWED);
    }

    @Test
    void aShape() {
        assertThat(Forms.SHAPE.read("ring")).isEqualTo(new TopologySpec.Shape(TopologySpec.Shape.Name.RING, 0));
        assertThat(Forms.SHAPE.read("tree(2)")).isEqualTo(new TopologySpec.Shape(TopologySpec.Shape.Name.TREE, 2));
        refused(Forms.SHAPE, "rign", TopologySpec.Shape.ALLOWED + "; did you mean \"ring\"?");
        refused(Forms.SHAPE, "tree(0)", "each node of a tree has children, as in tree(2)");
        refused(Forms.SHAPE, "tree", "each node of a tree has children, as in tree(2)");
        refused(Forms.SHAPE, "tree(99999)", TopologySpec.Shape.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"1%, 0.01", "0.5%, 0.005", "0.01, 0.01", "0, 0", "1, 1", "100%, 1", "33.3%, 0.333"})
    void aProbability(String text, double value) {
        assertThat(Forms.PROBABILITY.read(text)).isEqualTo(new Probability(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "11", "101%", "-1%", "1e-2", "1 %", "%", "often", "NaN", "1/2", "0.00000000000000000001"})
    void noProbability(String text) {
        refused(Forms.PROBABILITY, text, "a probability is written 1% or 0.01 (0% to 100%)");
    }

    @ParameterizedTest
    @CsvSource({"150ms, 150000000", "-150ms, -150000000", "-1.5s, -1500000000", "0s, 0", "-24h, -86400000000000"})
    void aJumpOfAClock(String text, long nanos) {
        assertThat(Forms.SHIFT.read(text)).isEqualTo(new Shift(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--5ms", "+5ms", "- 5ms", "-5", "5ms..6ms", "25h", "-25h", "-1e3ms", "NaN"})
    void noJumpOfAClock(String text) {
        refused(Forms.SHIFT, text, "a jump is written 150ms or, backwards, -150ms (at most 24h)");
    }

    @ParameterizedTest
    @CsvSource({"200ppm, 200", "-200ppm, -200", "0ppm, 0", "1000000ppm, 1000000", "-900000ppm, -900000"})
    void aDriftOfAClock(String text, long partsPerMillion) {
        assertThat(Forms.DRIFT.read(text)).isEqualTo(new Drift(partsPerMillion));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "ppm", "1.5ppm", "1e3ppm", "1000001ppm", "-900001ppm", "99999999999ppm", "5%"})
    void noDriftOfAClock(String text) {
        refused(
                Forms.DRIFT,
                text,
                "a drift is written 200ppm or, too slow, -200ppm (millionths, from -900000ppm to 1000000ppm)");
    }

    @ParameterizedTest
    @CsvSource({"50/s, 50", "3000/min, 50", "7200/h, 2", "0.5/s, 0.5", "0/s, 0", "1000000/s, 1000000"})
    void aRate(String text, double perSecond) {
        assertThat(Forms.RATE.read(text)).isEqualTo(new Rate(perSecond));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "50/", "/s", "50/ms", "-5/s", "1000001/s", "9999999999/s", "1e3/s"})
    void noRate(String text) {
        refused(Forms.RATE, text, "a rate is written 50/s, 3000/min or 10/h (at most 1000000/s)");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, -9223372036854775808",
        "18446744073709551615, -1"
    })
    void aSeed(String text, long value) {
        assertThat(Forms.SEED.read(text)).isEqualTo(new Seed(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18446744073709551616",
                "-9223372036854775809",
                "1.5",
                "0x10",
                "one",
                "99999999999999999999999"
            })
    void noSeed(String text) {
        refused(
                Forms.SEED,
                text,
                "a seed is a whole number of 64 bits, from -9223372036854775808 to 18446744073709551615");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n1", "leader", "pre-candidate", "any", "others", "Zone_1.b"})
    void aTarget(String text) {
        assertThat(Forms.WHO.read(text).word()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1n", "../n1", "n/1", "<b>", "n 1", "ñ", "a23456789a123456789a123456789a123"})
    void noTarget(String text) {
        refused(Forms.WHO, text, "whom it strikes is a node's name, a role as in leader, any or others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "NaN", ".inf", "", "0x1p3", "1d", "Infinity"})
    void noNumber(String text) {
        refused(Forms.NUMBER, text, "this is a number, as in 0.5");
    }

    @Test
    void textIsOneLineThatHarmsNoTerminal() {
        assertThat(Forms.TEXT.read("Wer führt? 😀")).isEqualTo("Wer führt? 😀");
        for (String text :
                new String[] {"two\nlines", "\u001b[31m", "\u202eright to left", "a\ud800b", "x".repeat(201)}) {
            refused(Forms.TEXT, text, "this is one line of text of at most 200 characters");
        }
    }

    /** One of the sentences is what the form has against the text. */
    private static void refused(Form<?> form, String text, String... sentences) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> form.read(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).isIn((Object[]) sentences));
    }
}
