package orrery.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Setup;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes a trace as JSON lines: a header, a line for each step, a line for each operation of the clients, an end. All of
 * it is ASCII.
 */
final class TraceWriter {

    static final String FORMAT = "trace";
    static final long VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private final JsonGenerator json;
    private final ValueWriter values;
    private final NodeStates<Value> known = new NodeStates<>(Value.Nothing.INSTANCE);

    private TraceWriter(JsonGenerator json) {
        this.json = json;
        this.values = new ValueWriter(json);
    }

    /** Writes a whole trace and leaves the stream open. */
    static void write(Trace trace, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            new TraceWriter(json).write(trace);
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void write(Trace trace) {
        Described described = new Described(trace.header());
        StepOrder order = new StepOrder();
        header(trace.header());
        for (Step step : trace.steps()) {
            order.next(step.number(), step.timeNanos(), step.cause());
            step(described.step(step));
        }
        for (Operation operation : trace.history().operations()) {
            operation(described.operation(operation));
        }
        end(trace);
    }

    private void header(Trace.Header header) {
        json.writeStartObject();
        json.writeStringProperty("orrery", FORMAT);
        json.writeNumberProperty("version", VERSION);
        put("header", Value.of(header));
        json.writeEndObject();
    }

    /** Writes a step that was described; its states as patches on what is known of the node. */
    private void step(Step step) {
        NodeId node = step.node();
        Value before = Described.state(step.before());
        Value after = Described.state(step.after());
        json.writeStartObject();
        json.writeNumberProperty("step", step.number());
        json.writeNumberProperty("timeNanos", step.timeNanos());
        if (node != null) {
            json.writeStringProperty("node", node.name());
        }
        put("event", Value.of(step.event()));
        if (step.cause() != Step.NO_CAUSE) {
            json.writeNumberProperty("cause", step.cause());
        }
        put("before", known.state(node), before);
        put("after", before, after);
        known.becomes(node, after);
        if (!step.effects().isEmpty()) {
            json.writeArrayPropertyStart("effects");
            step.effects().forEach(effect -> effect(node, effect));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void effect(@Nullable NodeId node, Effect effect) {
        switch (effect) {
            case Effect.Saved(Object state) -> {
                json.writeStartObject();
                content("@saved", node, Setup.STATE, (Value) state);
                json.writeEndObject();
            }
            case Effect.Wrote(String file, Object content) -> {
                json.writeStartObject();
                json.writeStringProperty("@wrote", file);
                content("content", node, file, (Value) content);
                json.writeEndObject();
            }
            case Effect other -> values.write(Value.of(other));
        }
    }

    private void content(String name, @Nullable NodeId node, String file, Value content) {
        json.writeName(name);
        values.write(Patch.between(known.file(node, file), content));
        known.writes(node, file, content);
    }

    private void operation(Operation operation) {
        json.writeStartObject();
        put("operation", OpenEnds.written(Value.of(operation)));
        json.writeEndObject();
    }

    private void end(Trace trace) {
        json.writeStartObject();
        put("end", Value.of(trace.end()));
        put("summary", Value.of(trace.summary()));
        json.writeStringProperty("digest", trace.digestText());
        json.writeNumberProperty("recorded", trace.steps().size());
        json.writeNumberProperty("operations", trace.history().operations().size());
        json.writeEndObject();
    }

    private void put(String name, Value value) {
        json.writeName(name);
        values.write(value);
    }

    /** Writes what changed, if anything did. */
    private void put(String name, Value before, Value after) {
        Patch patch = Patch.between(before, after);
        if (!(patch instanceof Patch.Same)) {
            json.writeName(name);
            values.write(patch);
        }
    }
}
