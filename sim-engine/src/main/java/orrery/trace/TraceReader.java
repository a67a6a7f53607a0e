package orrery.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import tools.jackson.core.JsonToken;

/** Reads a trace from JSON lines. Good for one trace. */
final class TraceReader {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");

    private final Lines lines;
    private final String file;
    private final long stepLimit;
    private final ValueReader values;
    private final List<Step> steps = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    TraceReader(InputStream in, String file, TraceFile.Limits limits) {
        this.file = file;
        this.lines = new Lines(in, file, limits.lineBytes());
        this.stepLimit = limits.steps();
        this.values = new ValueReader(limits.depth(), new Memory(limits.memoryBytes()));
    }

    Trace read() throws IOException {
        Trace.Header header = header(next("this file is empty, and no trace"));
        Binding binding = new Binding(header.servers(), header.clients());
        StepReader reader = new StepReader(values, binding);
        while (true) {
            JsonLine line = next("this file ends after " + reader.reached()
                    + " and without a line that begins with {\"end\": it was cut off");
            line.next(JsonToken.START_OBJECT, "an object");
            switch (line.nextName()) {
                case "step" -> step(line, reader);
                case "operation" -> operations.add(operation(line, binding));
                case "end" -> {
                    return end(line, header, binding);
                }
                case null, default -> throw line.expected("\"step\", \"operation\" or \"end\"");
            }
            line.end();
        }
    }

    /** The next line; it is an objection if there is none. */
    private JsonLine next(String ifNone) throws IOException {
        CharBuffer text = lines.next();
        if (text == null) {
            throw new TraceFormatException(file, lines.number(), 1, ifNone);
        }
        return new JsonLine(file, lines.number(), text);
    }

    // ---- the first line

    private Trace.Header header(JsonLine line) throws TraceFormatException {
        if (!beginsTrace(line)) {
            throw line.wrong(1, "this is no trace: its first line does not begin with {\"orrery\":");
        }
        HeaderMembers members = new HeaderMembers(line);
        line.members(List.of("orrery", "version", "header"), List.of(), members);
        line.end();
        return line.fitting(members.column, () -> bindHeader(members.header));
    }

    private static boolean beginsTrace(JsonLine line) {
        try {
            return line.next() == JsonToken.START_OBJECT && "orrery".equals(line.nextName());
        } catch (TraceFormatException e) {
            return false;
        }
    }

    private final class HeaderMembers implements JsonLine.Member {

        private final JsonLine line;
        private Value header = Value.Nothing.INSTANCE;
        private int column;

        HeaderMembers(JsonLine line) {
            this.line = line;
        }

        @Override
        public void read(String name) throws TraceFormatException {
            switch (name) {
                case "orrery" -> {
                    if (!line.text().equals(TraceWriter.FORMAT)) {
                        throw line.expected("the text " + TraceWriter.FORMAT);
                    }
                }
                case "version" -> {
                    if (line.whole() != TraceWriter.VERSION) {
                        throw line.expected(
                                "version " + TraceWriter.VERSION + ", the only one that this program reads");
                    }
                }
                default -> {
                    column = line.column();
                    header = values.value(line);
                }
            }
        }
    }

    /** The nodes first, because the rest speaks of them. */
    private static Trace.Header bindHeader(Value header) {
        List<NodeId> servers = nodes(header, "servers", 0);
        List<NodeId> clients = nodes(header, "clients", servers.size());
        return new Binding(servers, clients).bind(Trace.Header.class, header);
    }

    private static List<NodeId> nodes(Value header, String field, int first) {
        if (!(header instanceof Value.Struct struct
                && struct.field(field) instanceof Value.Items(List<Value> values))) {
            throw new IllegalArgumentException("Header." + field + ": expected a list of names");
        }
        List<NodeId> nodes = new ArrayList<>();
        for (Value value : values) {
            if (!(value instanceof Value.Text(String name))) {
                throw new IllegalArgumentException(
                        "Header." + field + ": found " + value.brief(60) + ", expected the name of a node");
            }
            nodes.add(new NodeId(first + nodes.size(), name));
        }
        return nodes;
    }

    // ---- the lines between

    private void step(JsonLine line, StepReader reader) throws TraceFormatException {
        if (!operations.isEmpty()) {
            throw line.expected("\"operation\" or \"end\", because all steps come before the operations");
        }
        if (steps.size() == stepLimit) {
            throw line.wrong(1, "this trace has more than the " + stepLimit + " steps that are allowed for it");
        }
        steps.add(reader.read(line));
    }

    private Operation operation(JsonLine line, Binding binding) throws TraceFormatException {
        line.next();
        int column = line.column();
        Value operation = values.value(line);
        line.next(JsonToken.END_OBJECT, "the end of this object");
        values.take(line, 128);
        return line.fitting(column, () -> binding.bind(Operation.class, OpenEnds.read(operation)));
    }

    // ---- the last line

    private Trace end(JsonLine line, Trace.Header header, Binding binding) throws IOException {
        EndMembers members = new EndMembers(line, binding);
        line.members(List.of("end", "summary", "digest", "recorded", "operations"), List.of(), members);
        line.end();
        if (lines.next() != null) {
            throw new TraceFormatException(file, lines.number(), 1, "found a line after the end of the trace");
        }
        Trace.Summary summary = Objects.requireNonNull(members.summary, "a required member");
        Trace.End end = Objects.requireNonNull(members.end, "a required member");
        return new Trace(header, steps, new History(operations), summary, end, members.digest);
    }

    private final class EndMembers implements JsonLine.Member {

        private final JsonLine line;
        private final Binding binding;
        private Trace.@Nullable End end;
        private Trace.@Nullable Summary summary;
        private long digest;

        EndMembers(JsonLine line, Binding binding) {
            this.line = line;
            this.binding = binding;
        }

        @Override
        public void read(String name) throws TraceFormatException {
            switch (name) {
                case "end" -> end = bind(Trace.End.class);
                case "summary" -> summary = bind(Trace.Summary.class);
                case "digest" -> {
                    if (!DIGEST.matcher(line.text()).matches()) {
                        throw line.expected("16 hexadecimal digits");
                    }
                    digest = Long.parseUnsignedLong(line.text(), 16);
                }
                case "recorded" -> same(steps.size(), "steps");
                case "operations" -> same(operations.size(), "operations");
                default -> throw new IllegalStateException(name + " was let in, but is not read");
            }
        }

        private <R> R bind(Class<R> type) throws TraceFormatException {
            int column = line.column();
            Value value = values.value(line);
            return line.fitting(column, () -> binding.bind(type, value));
        }

        private void same(long read, String what) throws TraceFormatException {
            if (line.whole() != read) {
                throw line.expected(read + ", because so many " + what + " are in this file: lines were lost");
            }
        }
    }
}
