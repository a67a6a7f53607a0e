package orrery.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Setup;
import tools.jackson.core.JsonToken;

/** Reads the lines of steps, one after another. */
final class StepReader {

    private static final List<String> REQUIRED = List.of("step", "timeNanos", "event");
    private static final List<String> OPTIONAL = List.of("node", "cause", "before", "after", "effects");

    private final ValueReader values;
    private final Binding binding;
    private final NodeStates<Value> known = new NodeStates<>(Value.Nothing.INSTANCE);
    private final StepOrder order = new StepOrder();

    StepReader(ValueReader values, Binding binding) {
        this.values = values;
        this.binding = binding;
    }

    /** Reads a step from the name of its first member on. */
    Step read(JsonLine line) throws TraceFormatException {
        Members members = new Members(line);
        line.members(REQUIRED, OPTIONAL, members);
        return members.step();
    }

    /** How far the steps have come, for messages. */
    String reached() {
        return order.reached();
    }

    /** What a line says of a step, in whatever order; its patches are applied when all of it is known. */
    private final class Members implements JsonLine.Member {

        private final JsonLine line;
        private final int column;
        private long number;
        private long timeNanos;
        private long cause = Step.NO_CAUSE;
        private @Nullable NodeId node;
        private @Nullable Event event;
        private At before = new At(1, new Patch.Same());
        private At after = new At(1, new Patch.Same());
        private final List<Asked> effects = new ArrayList<>();

        Members(JsonLine line) {
            this.line = line;
            this.column = line.column();
        }

        @Override
        public void read(String name) throws TraceFormatException {
            int at = line.column();
            switch (name) {
                case "step" -> number = line.whole();
                case "timeNanos" -> timeNanos = line.whole();
                case "cause" -> cause = line.whole();
                case "node" -> {
                    String text = line.text();
                    node = line.fitting(at, () -> binding.node(text));
                }
                case "event" -> event = bind(Event.class);
                case "before" -> before = new At(at, values.patch(line));
                case "after" -> after = new At(at, values.patch(line));
                case "effects" -> effects();
                default -> throw new IllegalStateException(name + " was let in, but is not read");
            }
        }

        private <R> R bind(Class<R> type) throws TraceFormatException {
            int at = line.column();
            Value value = values.value(line);
            return line.fitting(at, () -> binding.bind(type, value));
        }

        private void effects() throws TraceFormatException {
            if (line.token() != JsonToken.START_ARRAY) {
                throw line.expected("an array of effects");
            }
            while (line.next() != JsonToken.END_ARRAY) {
                values.take(line, 96);
                effects.add(effect());
            }
        }

        private Asked effect() throws TraceFormatException {
            int at = line.column();
            if (line.token() != JsonToken.START_OBJECT) {
                throw line.expected("an effect");
            }
            String first = line.nextName();
            return switch (first) {
                case "@saved" -> new Asked(at, new Effect.Saved(content()));
                case "@wrote" -> {
                    line.next();
                    String file = line.text();
                    if (!"content".equals(line.nextName())) {
                        throw line.expected("\"content\"");
                    }
                    yield new Asked(at, new Effect.Wrote(file, content()));
                }
                case null, default -> {
                    Value value = values.object(line, first);
                    Effect effect = line.fitting(at, () -> binding.bind(Effect.class, value));
                    if (effect instanceof Effect.Saved || effect instanceof Effect.Wrote) {
                        throw line.wrong(at, "what a node writes to its disk begins with \"@saved\" or \"@wrote\"");
                    }
                    yield new Asked(at, effect);
                }
            };
        }

        /** What was written to a disk, as a patch on what was there. */
        private Patch content() throws TraceFormatException {
            line.next();
            Patch patch = values.patch(line);
            line.next(JsonToken.END_OBJECT, "the end of this effect");
            return patch;
        }

        Step step() throws TraceFormatException {
            values.take(line, 256);
            line.fitting(column, () -> order.next(number, timeNanos, cause));
            Value was = patched(known.state(node), before);
            Value is = patched(was, after);
            known.becomes(node, is);
            List<Effect> done = new ArrayList<>(effects.size());
            for (Asked asked : effects) {
                done.add(
                        switch (asked.effect) {
                            case Effect.Saved(Patch patch) ->
                                new Effect.Saved(written(Setup.STATE, new At(asked.column, patch)));
                            case Effect.Wrote(String file, Patch patch) ->
                                new Effect.Wrote(file, written(file, new At(asked.column, patch)));
                            case Effect other -> other;
                        });
            }
            Event happened = Objects.requireNonNull(event, "a required member");
            return new Step(
                    number, timeNanos, node, happened, cause, Described.orNull(was), Described.orNull(is), done);
        }

        private Value written(String file, At content) throws TraceFormatException {
            Value written = patched(known.file(node, file), content);
            known.writes(node, file, written);
            return written;
        }

        private Value patched(Value value, At at) throws TraceFormatException {
            return line.fitting(at.column, () -> at.patch.applyTo(value, values.memory()));
        }
    }

    /** A patch that waits until it is known what to patch. */
    private record At(int column, Patch patch) {}

    /** An effect; in those that write to a disk, the content is a patch still. */
    private record Asked(int column, Effect effect) {}
}
