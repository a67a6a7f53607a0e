package orrery.viz.export;

import java.io.Writer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;
import orrery.viz.story.Story;
import orrery.viz.story.Things;
import tools.jackson.core.JsonGenerator;

/**
 * A run as spans, in the JSON of the OpenTelemetry protocol (OTLP 1.x, {@code TracesData}): each node is a service, each
 * operation a span of its client, and each message a span of its sender, from the send to what became of it.
 *
 * <p>A message's parent is what its sender was answering: the message whose delivery, or the operation whose request,
 * made it send. What a timer makes a node send begins a trace of its own, with a link to what had set the timer; else
 * heartbeats would make one trace of the whole run. An operation has a link to the message that completed it.
 */
final class OtlpTrace {

    /** Virtual time 0 is the beginning of the year 2000, UTC: some time, and the same one every time. */
    static final long EPOCH_NANOS = 946_684_800_000_000_000L;

    private static final int CLIENT = 3;
    private static final int PRODUCER = 4;
    private static final int UNSET = 0;
    private static final int OK = 1;
    private static final int ERROR = 2;
    private static final int NONE = -1;

    /** What a step was answering: a span, or only a link to one. */
    private record Reason(int span, boolean direct) {
        static final Reason UNKNOWN = new Reason(NONE, false);
    }

    private final Story story;
    private final List<Operation> operations;

    /** By the step that decided it: the span of a message. */
    private final Map<Long, Integer> arrivals = new TreeMap<>();

    private final Map<Long, Integer> spanOfOperation = new TreeMap<>();

    /** By step. */
    private final Map<Long, Reason> reasons = new TreeMap<>();

    /** By span: its parent, what it links to, and the first span of its trace. Operations go before messages. */
    private final int[] parents;

    private final int[] links;
    private final int[] roots;

    private OtlpTrace(Story story) {
        this.story = story;
        this.operations = story.trace().history().operations();
        int spans = operations.size() + story.flights().size();
        this.parents = new int[spans];
        this.links = new int[spans];
        this.roots = new int[spans];
    }

    static void write(Story story, Writer file) {
        OtlpTrace trace = new OtlpTrace(story);
        trace.relate();
        try (JsonGenerator json = Ascii.generator(file)) {
            trace.write(json);
            json.writeRaw('\n');
        }
    }

    // ---- what comes of what

    private void relate() {
        for (int nth = 0; nth < operations.size(); nth++) {
            spanOfOperation.put(operations.get(nth).id(), nth);
        }
        for (int nth = 0; nth < story.flights().size(); nth++) {
            Flight flight = story.flights().get(nth);
            if (flight.fate() == Flight.Fate.DELIVERED) {
                arrivals.put(flight.endStep(), operations.size() + nth);
            }
        }
        for (Step step : story.trace().steps()) {
            reasons.put(step.number(), reason(step));
        }
        for (int nth = 0; nth < operations.size(); nth++) {
            parents[nth] = NONE;
            links[nth] = arrivals.getOrDefault(operations.get(nth).completed(), NONE);
            roots[nth] = nth;
        }
        List<Integer> inOrder = new ArrayList<>();
        for (int span = operations.size(); span < parents.length; span++) {
            Reason reason = reasons.getOrDefault(flight(span).sentStep(), Reason.UNKNOWN);
            parents[span] = reason.direct ? reason.span : NONE;
            links[span] = reason.direct ? NONE : reason.span;
            inOrder.add(span);
        }
        // a duplicate stands behind the messages that it caused, so the order of the list is not that of causes
        inOrder.sort((one, other) ->
                Long.compare(flight(one).sentStep(), flight(other).sentStep()));
        for (int span : inOrder) {
            roots[span] = parents[span] == NONE ? span : roots[parents[span]];
        }
    }

    private Reason reason(Step step) {
        return switch (step.event()) {
            case Event.Delivered delivered -> direct(arrivals.getOrDefault(step.number(), NONE));
            case Event.Requested(long op, Object question) -> direct(spanOfOperation.getOrDefault(op, NONE));
            case Event.Continued continued -> reasons.getOrDefault(step.cause(), Reason.UNKNOWN);
            case Event.TimedOut timedOut -> new Reason(reasons.getOrDefault(step.cause(), Reason.UNKNOWN).span, false);
            case Event.Booted booted -> Reason.UNKNOWN;
            case Event.Dropped dropped -> Reason.UNKNOWN;
            case Event.GaveUp gaveUp -> Reason.UNKNOWN;
            case Event.Crashed crashed -> Reason.UNKNOWN;
            case Event.Disturbed disturbed -> Reason.UNKNOWN;
            case Event.Restored restored -> Reason.UNKNOWN;
            case Event.Partitioned partitioned -> Reason.UNKNOWN;
            case Event.Healed healed -> Reason.UNKNOWN;
        };
    }

    private static Reason direct(int span) {
        return new Reason(span, span != NONE);
    }

    private Flight flight(int span) {
        return story.flights().get(span - operations.size());
    }

    // ---- how it is written

    private void write(JsonGenerator json) {
        Map<NodeId, List<Integer>> spans = new TreeMap<>();
        for (int span = 0; span < parents.length; span++) {
            NodeId node = span < operations.size()
                    ? operations.get(span).client()
                    : flight(span).from();
            spans.computeIfAbsent(node, at -> new ArrayList<>()).add(span);
        }
        json.writeStartObject();
        json.writeName("resourceSpans");
        json.writeStartArray();
        for (Lane lane : story.lanes()) {
            if (spans.containsKey(lane.node())) {
                service(json, lane, spans.getOrDefault(lane.node(), List.of()));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void service(JsonGenerator json, Lane lane, List<Integer> spans) {
        Trace.Header header = story.trace().header();
        json.writeStartObject();
        json.writeName("resource");
        json.writeStartObject();
        Attributes.write(
                json,
                attributes -> attributes
                        .text("service.name", lane.node().name())
                        .text("service.namespace", header.scenario())
                        .text("orrery.protocol", header.protocol())
                        .text("orrery.twin", header.twin())
                        .whole("orrery.seed", header.seed())
                        .text("orrery.node", lane.client() ? "client" : "server"));
        json.writeEndObject();
        json.writeName("scopeSpans");
        json.writeStartArray();
        json.writeStartObject();
        json.writeName("scope");
        json.writeStartObject();
        json.writeStringProperty("name", "orrery");
        json.writeEndObject();
        json.writeName("spans");
        json.writeStartArray();
        for (int span : spans) {
            json.writeRaw('\n');
            json.writeStartObject();
            identity(json, span);
            if (span < operations.size()) {
                operation(json, operations.get(span));
            } else {
                message(json, flight(span));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void identity(JsonGenerator json, int span) {
        reference(json, span);
        if (parents[span] != NONE) {
            json.writeStringProperty("parentSpanId", spanId(parents[span]));
        }
        if (links[span] != NONE) {
            json.writeName("links");
            json.writeStartArray();
            json.writeStartObject();
            reference(json, links[span]);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void reference(JsonGenerator json, int span) {
        json.writeStringProperty(
                "traceId", HexFormat.of().toHexDigits(story.trace().digest()) + spanId(roots[span]));
        json.writeStringProperty("spanId", spanId(span));
    }

    /** Never all zeros, which would be no identity. */
    private static String spanId(int span) {
        return HexFormat.of().toHexDigits(span + 1L);
    }

    private void operation(JsonGenerator json, Operation operation) {
        String word = OutcomeText.word(operation);
        int status = word.equals("ok") ? OK : word.equals("open") ? UNSET : ERROR;
        body(json, Things.kind(operation.question()), CLIENT);
        times(json, operation.invokedNanos(), operation.completedNanos());
        Attributes.write(
                json,
                attributes -> attributes
                        .text("orrery.question", PlainText.ofThing(operation.question()))
                        .text("orrery.outcome", word)
                        .text("orrery.answer", OutcomeText.content(operation))
                        .whole("orrery.operation", operation.id()));
        status(json, status, OutcomeText.of(operation));
    }

    private void message(JsonGenerator json, Flight flight) {
        body(json, flight.kind(), PRODUCER);
        times(json, flight.sentNanos(), flight.endNanos());
        Attributes.write(
                json,
                attributes -> attributes
                        .text("orrery.message", PlainText.ofThing(flight.message()))
                        .text("orrery.from", flight.from().name())
                        .text("orrery.to", flight.to().name())
                        .text("orrery.fate", flight.fate().words())
                        .whole("orrery.nth", flight.nth())
                        .whole("orrery.copy", flight.copy())
                        .whole("orrery.step.sent", flight.sentStep())
                        .whole("orrery.step.end", flight.endStep()));
        int status = flight.fate() == Flight.Fate.DELIVERED ? OK : flight.dropped() ? ERROR : UNSET;
        status(json, status, flight.fate().words());
    }

    private static void body(JsonGenerator json, String name, int kind) {
        String plain = PlainText.of(name);
        json.writeStringProperty("name", plain.isEmpty() ? "?" : plain);
        json.writeNumberProperty("kind", kind);
    }

    /** What did not end lasts to the end of the run. */
    private void times(JsonGenerator json, long from, long to) {
        json.writeStringProperty("startTimeUnixNano", unixNanos(from));
        json.writeStringProperty("endTimeUnixNano", unixNanos(Math.max(from, Math.min(to, story.toNanos()))));
    }

    /** Unsigned, as the field is. */
    private static String unixNanos(long nanos) {
        return Long.toUnsignedString(EPOCH_NANOS + nanos);
    }

    /** Only an error has a message. */
    private static void status(JsonGenerator json, int code, String message) {
        json.writeName("status");
        json.writeStartObject();
        json.writeNumberProperty("code", code);
        if (code == ERROR) {
            json.writeStringProperty("message", message);
        }
        json.writeEndObject();
    }
}
