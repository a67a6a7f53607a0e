package orrery.viz.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.Operation;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.story.Story;

/**
 * The numbers of a run in the text exposition format of Prometheus (version 0.0.4). Every sample carries the scenario, the
 * protocol, its twin and the seed, so that the files of many runs can stand side by side.
 *
 * <p>Steps and drops are counted in the record, which may hold the last steps only; what a run's summary counts is of the
 * whole run, as are operations.
 */
final class PrometheusText {

    /** Upper bounds of the latency buckets, in milliseconds: 1, 2, 5, 10, ... to a minute. */
    private static final List<Long> BOUNDS_MILLIS =
            List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1000L, 2000L, 5000L, 10_000L, 20_000L, 60_000L);

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;

    private final Trace trace;
    private final String run;
    private final Appendable text;

    private PrometheusText(Trace trace, Appendable text) {
        this.trace = trace;
        this.text = text;
        Trace.Header header = trace.header();
        this.run = label("scenario", header.scenario())
                + "," + label("protocol", header.protocol())
                + "," + label("twin", header.twin())
                + "," + label("seed", Long.toString(header.seed()));
    }

    static void write(Story story, Appendable text) throws IOException {
        new PrometheusText(story.trace(), text).write();
    }

    private void write() throws IOException {
        Trace.Summary summary = trace.summary();
        family("orrery_run_info", "gauge", "The run, its digest and how it ended.");
        String end = trace.end().kind().name().toLowerCase(Locale.ROOT);
        sample("orrery_run_info", label("digest", trace.digestText()) + "," + label("end", end), "1");
        alone("orrery_run_virtual_seconds", "gauge", "Virtual time of the last step.", seconds(summary.timeNanos()));
        alone("orrery_run_steps_total", "counter", "Steps of the whole run.", Long.toString(summary.steps()));
        alone(
                "orrery_messages_sent_total",
                "counter",
                "Messages sent in the whole run.",
                Long.toString(summary.sent()));
        alone(
                "orrery_messages_delivered_total",
                "counter",
                "Messages delivered in the whole run.",
                Long.toString(summary.delivered()));
        counted("orrery_faults_total", "How often each kind of fault fired in the whole run.", "kind", summary.fired());
        counted("orrery_recorded_steps_total", "Recorded steps by what happened.", "kind", kinds());
        counted("orrery_recorded_drops_total", "Recorded messages that never arrive, by why.", "reason", drops());
        counted("orrery_operations_total", "Operations by how they ended.", "outcome", outcomes());
        latencies();
    }

    private Map<String, Long> kinds() {
        Map<String, Long> kinds = new TreeMap<>();
        for (Step step : trace.steps()) {
            kinds.merge(StepKind.of(step.event()), 1L, Long::sum);
        }
        return kinds;
    }

    private Map<String, Long> drops() {
        Map<String, Long> drops = new TreeMap<>();
        for (Event.Reason reason : Event.Reason.values()) {
            drops.put(reason.name().toLowerCase(Locale.ROOT), 0L);
        }
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Dropped dropped) {
                drops.merge(dropped.reason().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
            }
        }
        return drops;
    }

    private Map<String, Long> outcomes() {
        Map<String, Long> outcomes = new TreeMap<>();
        for (String word : List.of("ok", "fail", "unknown", "open")) {
            outcomes.put(word, 0L);
        }
        for (Operation operation : trace.history().operations()) {
            outcomes.merge(OutcomeText.word(operation), 1L, Long::sum);
        }
        return outcomes;
    }

    /** A bucket counts all that took no longer than its bound, so each holds those before it. */
    private void latencies() throws IOException {
        String name = "orrery_operation_latency_seconds";
        List<Long> nanos = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Operation operation : trace.history().operations()) {
            if (OutcomeText.word(operation).equals("ok")) {
                long took = Math.max(0, operation.completedNanos() - operation.invokedNanos());
                nanos.add(took);
                sum = sum.add(BigDecimal.valueOf(took, NANO_DIGITS));
            }
        }
        family(name, "histogram", "Virtual time from the request to the answer of operations that ended ok.");
        for (long bound : BOUNDS_MILLIS) {
            long within = nanos.stream()
                    .filter(took -> took <= bound * NANOS_PER_MILLI)
                    .count();
            sample(
                    name + "_bucket",
                    label("le", number(BigDecimal.valueOf(bound, MILLI_DIGITS))),
                    Long.toString(within));
        }
        sample(name + "_bucket", label("le", "+Inf"), Integer.toString(nanos.size()));
        sample(name + "_sum", "", number(sum));
        sample(name + "_count", "", Integer.toString(nanos.size()));
    }

    // ---- how it is written

    private void alone(String name, String type, String help, String value) throws IOException {
        family(name, type, help);
        sample(name, "", value);
    }

    private void counted(String name, String help, String label, Map<String, Long> counts) throws IOException {
        family(name, "counter", help);
        // two names may be the same once they are plain
        Map<String, Long> plain = new TreeMap<>();
        counts.forEach((value, count) -> plain.merge(label(label, value), count, Long::sum));
        for (Map.Entry<String, Long> count : plain.entrySet()) {
            sample(name, count.getKey(), Long.toString(count.getValue()));
        }
    }

    private void family(String name, String type, String help) throws IOException {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String label, String value) throws IOException {
        text.append(name).append('{').append(run).append(label.isEmpty() ? "" : ",");
        text.append(label).append("} ").append(value).append('\n');
    }

    private static String label(String name, String value) {
        return name + "=\"" + PlainText.of(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String seconds(long nanos) {
        return number(BigDecimal.valueOf(nanos, NANO_DIGITS));
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
