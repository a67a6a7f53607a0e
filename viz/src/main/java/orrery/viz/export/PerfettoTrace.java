package orrery.viz.export;

import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.Operation;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.viz.story.Cut;
import orrery.viz.story.Disturbance;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;
import orrery.viz.story.Outage;
import orrery.viz.story.Stay;
import orrery.viz.story.Story;
import tools.jackson.core.JsonGenerator;

/**
 * A run in the Trace Event Format (Duca and Sinclair, 2016), as Perfetto and chrome://tracing read it: one process, with a
 * thread for the network and one for each node. Roles are complete events, faults and operations are asynchronous spans,
 * because they overlap with anything.
 *
 * <p>A flow event, the arrow of a message, stands at the slice around it. So a step that sends or receives what arrives is
 * a slice of one nanosecond within its role, and every other step an instant.
 */
final class PerfettoTrace {

    private static final int PROCESS = 1;
    private static final int NETWORK = 0;

    /** One event: at a time, on a thread, with what belongs to its kind. */
    private record Entry(long nanos, Details details) {}

    /** Writes the members of an event that follow those which all have. */
    private interface Details {
        void to(JsonGenerator json);
    }

    private final Story story;
    private final List<Entry> entries = new ArrayList<>();

    /** By step: the places of the flights that began or arrived there. */
    private final Map<Long, List<Integer>> sent = new TreeMap<>();

    private final Map<Long, Integer> arrived = new TreeMap<>();

    private PerfettoTrace(Story story) {
        this.story = story;
    }

    static void write(Story story, Writer file) {
        PerfettoTrace trace = new PerfettoTrace(story);
        trace.gather();
        try (JsonGenerator json = Ascii.generator(file)) {
            json.writeStartObject();
            json.writeStringProperty("displayTimeUnit", "ns");
            json.writeName("traceEvents");
            json.writeStartArray();
            trace.names(json);
            trace.entries.stream()
                    .sorted(Comparator.comparingLong(Entry::nanos))
                    .forEach(entry -> entry.details.to(json));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    // ---- names

    private void names(JsonGenerator json) {
        var header = story.trace().header();
        name(json, "process_name", NETWORK, header.scenario() + ", seed " + header.seed());
        name(json, "thread_name", NETWORK, "network");
        sortIndex(json, NETWORK);
        for (Lane lane : story.lanes()) {
            name(json, "thread_name", thread(lane), lane.node().name());
            sortIndex(json, thread(lane));
        }
    }

    private static void name(JsonGenerator json, String what, int thread, String name) {
        start(json, what, "M", "__metadata", 0, thread);
        json.writeName("args");
        json.writeStartObject();
        json.writeStringProperty("name", PlainText.of(name));
        json.writeEndObject();
        end(json);
    }

    private static void sortIndex(JsonGenerator json, int thread) {
        start(json, "thread_sort_index", "M", "__metadata", 0, thread);
        json.writeName("args");
        json.writeStartObject();
        json.writeNumberProperty("sort_index", thread);
        json.writeEndObject();
        end(json);
    }

    // ---- what happens

    /** What encloses goes before what it encloses; the sort by time keeps this order. */
    private void gather() {
        story.lanes().forEach(this::roles);
        story.lanes().forEach(this::spans);
        for (Cut cut : story.cuts()) {
            String name = "partition " + cut.words(story.lanes().size());
            async("fault", "cut-" + entries.size(), name, NETWORK, cut.fromNanos(), cut.toNanos(), "");
        }
        for (Disturbance it : story.disturbances()) {
            async("fault", "fault-" + entries.size(), it.what(), NETWORK, it.fromNanos(), it.toNanos(), "");
        }
        for (int nth = 0; nth < story.flights().size(); nth++) {
            Flight flight = story.flights().get(nth);
            if (flight.fate() == Flight.Fate.DELIVERED && flight.sentStep() >= 0) {
                sent.computeIfAbsent(flight.sentStep(), step -> new ArrayList<>())
                        .add(nth);
                arrived.put(flight.endStep(), nth);
            }
        }
        story.trace().steps().forEach(this::step);
    }

    private void roles(Lane lane) {
        for (Stay stay : lane.stays()) {
            complete("role", stay.words(), thread(lane), stay.fromNanos(), stay.toNanos() - stay.fromNanos(), "");
        }
        for (Outage outage : lane.outages()) {
            long to = Math.min(outage.toNanos(), story.toNanos());
            if (to > outage.fromNanos()) {
                complete("role", "down", thread(lane), outage.fromNanos(), to - outage.fromNanos(), "");
            }
        }
    }

    private void spans(Lane lane) {
        for (Disturbance it : lane.disturbances()) {
            async("fault", "fault-" + entries.size(), it.what(), thread(lane), it.fromNanos(), it.toNanos(), "");
        }
        for (Operation operation : lane.operations()) {
            async(
                    "operation",
                    "operation-" + operation.id(),
                    PlainText.ofThing(operation.question()),
                    thread(lane),
                    operation.invokedNanos(),
                    operation.completedNanos(),
                    OutcomeText.of(operation));
        }
    }

    private void step(Step step) {
        int thread = step.node() == null || step.event() instanceof Event.Dropped
                ? NETWORK
                : step.node().index() + 1;
        List<Integer> sendings = sent.getOrDefault(step.number(), List.of());
        Integer arrival = arrived.get(step.number());
        String text = PlainText.ofStep(step);
        String kind = StepKind.of(step.event());
        if (sendings.isEmpty() && arrival == null) {
            add(step.timeNanos(), kind, "i", StepKind.isFault(step.event()) ? "fault" : "step", thread, json -> {
                json.writeStringProperty("s", "t");
                about(json, "step " + step.number() + ": " + text);
            });
            return;
        }
        complete("step", kind, thread, step.timeNanos(), 1, "step " + step.number() + ": " + text);
        if (arrival != null) {
            flow("f", arrival, thread, step.timeNanos());
        }
        sendings.forEach(sending -> flow("s", sending, thread, step.timeNanos()));
    }

    private void complete(String category, String name, int thread, long from, long nanos, String text) {
        add(from, name, "X", category, thread, json -> {
            json.writeName("dur");
            json.writeNumber(micros(nanos));
            about(json, text);
        });
    }

    /** What did not end lasts to the end of the run. */
    private void async(String category, String id, String name, int thread, long from, long to, String text) {
        long end = Math.max(from, Math.min(to, Math.max(from, story.toNanos())));
        add(from, name, "b", category, thread, json -> {
            json.writeStringProperty("id", id);
            about(json, text);
        });
        add(end, name, "e", category, thread, json -> json.writeStringProperty("id", id));
    }

    private void flow(String phase, int flight, int thread, long nanos) {
        add(nanos, story.flights().get(flight).kind(), phase, "message", thread, json -> {
            json.writeNumberProperty("id", flight + 1);
            if (phase.equals("f")) {
                json.writeStringProperty("bp", "e");
            }
        });
    }

    // ---- how it is written

    private void add(long nanos, String name, String phase, String category, int thread, Details details) {
        entries.add(new Entry(nanos, json -> {
            start(json, name, phase, category, nanos, thread);
            details.to(json);
            end(json);
        }));
    }

    private static void start(JsonGenerator json, String name, String phase, String category, long nanos, int thread) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("name", PlainText.of(name));
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("cat", category);
        json.writeName("ts");
        json.writeNumber(micros(nanos));
        json.writeNumberProperty("pid", PROCESS);
        json.writeNumberProperty("tid", thread);
    }

    private static void end(JsonGenerator json) {
        json.writeEndObject();
    }

    private static void about(JsonGenerator json, String text) {
        if (!text.isEmpty()) {
            json.writeName("args");
            json.writeStartObject();
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3);
    }

    private static int thread(Lane lane) {
        return lane.node().index() + 1;
    }
}
