package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.KeyValue;
import orrery.api.Outcome;
import orrery.trace.Trace;
import orrery.viz.play.Hand;

/** The text, held to the rules of the exposition format. */
class PrometheusTextTest {

    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|histogram)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) \\S.*");
    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)\\{(" + LABEL + "(?:," + LABEL + ")*)\\} (\\d+(?:\\.\\d+)?)");

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyLineIsOfTheFormatAndEveryFamilyStandsOnce(Trace trace) {
        String text = Exported.file(trace, Form.PROMETHEUS, 0);
        assertThat(text).endsWith("\n");
        Set<String> families = new TreeSet<>();
        Set<String> series = new TreeSet<>();
        String family = "";
        String helped = "";
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                helped = help.group(1);
            } else if (type.matches()) {
                family = type.group(1);
                assertThat(families.add(family)).as(line).isTrue();
                assertThat(helped).isEqualTo(family);
                assertThat(type.group(2).equals("counter")).isEqualTo(family.endsWith("_total"));
            } else {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(1)).matches(Pattern.quote(family) + "(_bucket|_sum|_count)?");
                assertThat(series.add(sample.group(1) + sample.group(2)))
                        .as(line)
                        .isTrue();
            }
        }
        assertThat(families).contains("orrery_run_info", "orrery_operations_total");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void bucketsGrowToTheCount(Trace trace) {
        Map<String, String> samples = samples(trace);
        BigDecimal bound = BigDecimal.ZERO;
        long last = 0;
        boolean infinite = false;
        for (String line : Exported.file(trace, Form.PROMETHEUS, 0).split("\n")) {
            if (line.startsWith("orrery_operation_latency_seconds_bucket")) {
                assertThat(infinite).isFalse();
                long count = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
                assertThat(count).isGreaterThanOrEqualTo(last);
                last = count;
                String le = line.replaceFirst(".*,le=\"([^\"]*)\".*", "$1");
                infinite = le.equals("+Inf");
                if (!infinite) {
                    assertThat(new BigDecimal(le)).isGreaterThan(bound);
                    bound = new BigDecimal(le);
                }
            }
        }
        assertThat(infinite).isTrue();
        long ok = trace.history().operations().stream()
                .filter(it -> it.outcome() instanceof Outcome.Ok)
                .count();
        assertThat(last).isEqualTo(ok);
        assertThat(samples.get("orrery_operation_latency_seconds_count")).isEqualTo(Long.toString(ok));
    }

    @Test
    void whatIsCountedIsThere() {
        Hand hand = new Hand("a \"b\\c\nd", List.of("n1"), List.of("c1"));
        hand.operation(1, Hand.thing("Put", "x", 1), 0, 3, Outcome.ok(new KeyValue.Done()));
        hand.operation(1, Hand.thing("Put", "x", 2), 4, 24, Outcome.ok(new KeyValue.Done()));
        hand.operation(1, Hand.thing("Put", "x", 3), 30, 90, Outcome.fail("no"));
        String text = Exported.file(hand.trace(100), Form.PROMETHEUS, 0);
        String run = "scenario=\"a \\\"b\\\\c d\",protocol=\"by-hand\",twin=\"\",seed=\"1\"";
        assertThat(text)
                .contains("orrery_run_virtual_seconds{" + run + "} 0.1\n")
                .contains("orrery_operations_total{" + run + ",outcome=\"fail\"} 1\n")
                .contains("orrery_operations_total{" + run + ",outcome=\"ok\"} 2\n")
                .contains("orrery_operation_latency_seconds_bucket{" + run + ",le=\"0.002\"} 0\n")
                .contains("orrery_operation_latency_seconds_bucket{" + run + ",le=\"0.005\"} 1\n")
                .contains("orrery_operation_latency_seconds_bucket{" + run + ",le=\"0.02\"} 2\n")
                .contains("orrery_operation_latency_seconds_sum{" + run + "} 0.023\n");
    }

    private static Map<String, String> samples(Trace trace) {
        Map<String, String> samples = new TreeMap<>();
        for (String line : Exported.file(trace, Form.PROMETHEUS, 0).split("\n")) {
            if (!line.startsWith("#")) {
                samples.put(line.substring(0, line.indexOf('{')), line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return samples;
    }
}
