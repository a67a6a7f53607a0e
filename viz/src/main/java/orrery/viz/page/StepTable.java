package orrery.viz.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import tools.jackson.core.JsonGenerator;

/** The steps of a run as columns of numbers, with their effects and the states that they lead to. */
final class StepTable {

    private static final List<String> KINDS = List.of(
            "booted",
            "delivered",
            "dropped",
            "timedOut",
            "requested",
            "gaveUp",
            "crashed",
            "continued",
            "disturbed",
            "restored",
            "partitioned",
            "healed");

    private final Kept kept;
    private final ValueTable values;
    private final MessageTable messages;
    private final Map<Long, Integer> operations;
    private final EffectTable effects;
    private final List<Event.Partitioned> partitions = new ArrayList<>();

    private final Column time = new Column();
    private final Column node = new Column();
    private final Column kind = new Column();
    private final Column subject = new Column();
    private final Column detail = new Column();
    private final Column cause = new Column();
    private final Column alteredStep = new Column();
    private final Column alteredValue = new Column();
    private final Column stateStep = new Column();
    private final Column stateValue = new Column();
    private final boolean[] seen;
    private final int[] start;
    private final int[] current;
    private final @Nullable Object[] live;
    private final List<Kept.Series> states = new ArrayList<>();
    private int index;

    /** @param operations the place of each operation in the history, by its number */
    StepTable(int nodes, Kept kept, ValueTable values, MessageTable messages, Map<Long, Integer> operations) {
        this.kept = kept;
        this.values = values;
        this.messages = messages;
        this.operations = operations;
        effects = new EffectTable(kept, values, operations);
        seen = new boolean[nodes];
        live = new Object[nodes];
        start = new int[nodes];
        current = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            states.add(kept.series());
        }
        Arrays.fill(start, ValueTable.NONE);
        Arrays.fill(current, ValueTable.NONE);
    }

    void add(Step step) {
        time.addDifference(step.timeNanos());
        node.add(step.node() == null ? -1 : step.node().index());
        cause.add(step.cause() == Step.NO_CAUSE ? 0 : step.number() - step.cause());
        event(step);
        for (Effect effect : step.effects()) {
            effects.add(index, step, effect);
        }
        if (step.node() != null && !(step.event() instanceof Event.Dropped)) {
            state(step, step.node().index());
        }
        index++;
    }

    private void event(Step step) {
        switch (step.event()) {
            case Event.Booted booted ->
                event("booted", booted.incarnation(), booted.version().isEmpty() ? -1 : values.text(booted.version()));
            case Event.Delivered got -> {
                int message = messages.index(got.from(), MessageTable.at(step), got.nth());
                event(
                        "delivered",
                        message,
                        (got.copy() == 0 ? 0 : 1) + 2 * got.detour().ordinal());
                arrived(step, message, got.message());
            }
            case Event.Dropped lost -> {
                int message = messages.index(MessageTable.at(step), lost.to(), lost.nth());
                event(
                        "dropped",
                        message,
                        (lost.copy() == 0 ? 0 : 1) + 2 * lost.reason().ordinal());
                arrived(step, message, lost.message());
            }
            case Event.TimedOut fired -> event("timedOut", kept.value(step, fired.timer()), 0);
            case Event.Requested asked ->
                event("requested", kept.value(step, asked.question()), operations.getOrDefault(asked.op(), -1));
            case Event.GaveUp gaveUp -> event("gaveUp", operations.getOrDefault(gaveUp.op(), -1), 0);
            case Event.Crashed(String how) -> event("crashed", how.isEmpty() ? -1 : values.text(how), 0);
            case Event.Continued continued -> event("continued", 0, 0);
            case Event.Disturbed disturbed -> event("disturbed", values.text(disturbed.what()), disturbed.fault());
            case Event.Restored restored -> event("restored", restored.fault(), 0);
            case Event.Partitioned parted -> {
                partitions.add(parted);
                event("partitioned", partitions.size() - 1, 0);
            }
            case Event.Healed healed -> event("healed", healed.fault(), 0);
        }
    }

    private void event(String name, long about, long more) {
        kind.add(KINDS.indexOf(name));
        subject.add(about);
        detail.add(more);
    }

    /**
     * What arrives is almost always what was sent; links that corrupt and nodes that lie make the difference. Where of
     * the sending only the type is kept, the content stands here, too, if it is kept for the arrival.
     */
    private void arrived(Step step, int message, Object content) {
        if (!kept.has(step)
                || (messages.isWhatWasSent(message, content) && !values.isLeftOut(messages.value(message)))) {
            return;
        }
        int value = kept.value(step, content);
        if (value != messages.value(message)) {
            alteredStep.addDifference(index);
            alteredValue.add(value);
        }
    }

    /** Only changes are written; most steps leave their node as it was. */
    @SuppressWarnings("ReferenceEquality") // the same object needs no comparison, and another is compared by its id
    private void state(Step step, int at) {
        if (!seen[at]) {
            seen[at] = true;
            start[at] = states.get(at).next(step, step.before());
            current[at] = start[at];
            live[at] = step.before();
        }
        if (step.after() == live[at]) {
            return;
        }
        live[at] = step.after();
        int state = states.get(at).next(step, step.after());
        if (state != current[at]) {
            current[at] = state;
            stateStep.addDifference(index);
            stateValue.add(state);
        }
    }

    void write(JsonGenerator json, long first) {
        names(json, "kinds", KINDS);
        names(json, "effectKinds", EffectTable.KINDS);
        names(
                json,
                "reasons",
                Arrays.stream(Event.Reason.values()).map(Enum::name).toList());
        names(
                json,
                "detours",
                Event.Detour.ALL.stream()
                        .map(detour -> detour == Event.Detour.NONE ? "" : detour.words())
                        .toList());
        json.writeName("partitions");
        json.writeStartArray();
        partitions.forEach(parted -> write(json, parted));
        json.writeEndArray();
        json.writeName("steps");
        json.writeStartObject();
        json.writeNumberProperty("first", first);
        time.write(json, "time");
        node.write(json, "node");
        kind.write(json, "kind");
        subject.write(json, "subject");
        detail.write(json, "detail");
        cause.write(json, "cause");
        json.writeEndObject();
        effects.write(json);
        json.writeName("altered");
        json.writeStartObject();
        alteredStep.write(json, "step");
        alteredValue.write(json, "value");
        json.writeEndObject();
        json.writeName("states");
        json.writeStartObject();
        json.writeStringProperty("start", Packed.text(start));
        stateStep.write(json, "step");
        stateValue.write(json, "value");
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Event.Partitioned parted) {
        json.writeStartObject();
        json.writeNumberProperty("fault", parted.fault());
        json.writeName("sides");
        json.writeStartArray();
        for (List<NodeId> side : parted.sides()) {
            int[] nodes = side.stream().mapToInt(NodeId::index).toArray();
            json.writeArray(nodes, 0, nodes.length);
        }
        json.writeEndArray();
        json.writeBooleanProperty("oneWay", parted.oneWay());
        json.writeStringProperty("what", parted.what());
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String property, List<String> names) {
        json.writeName(property);
        json.writeStartArray();
        names.forEach(json::writeString);
        json.writeEndArray();
    }
}
