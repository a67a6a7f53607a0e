package orrery.viz.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.NodeId;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import tools.jackson.core.JsonGenerator;

/**
 * The messages of a run, each once, however often it arrives: first all whose sending was recorded, in the order in
 * which they were sent, then those that were sent earlier.
 */
final class MessageTable {

    private final Column from = new Column();
    private final Column to = new Column();
    private final Column nth = new Column();
    private final Column value = new Column();

    private final List<Object> contents = new ArrayList<>();
    private final Kept kept;

    // these are asked and never walked
    private final Map<Address, Integer> indexes = new HashMap<>();
    private final Map<Address, Kept.Series> said = new HashMap<>();

    private record Address(int from, int to, long nth) {}

    MessageTable(List<Step> steps, Kept kept) {
        this.kept = kept;
        for (Step step : steps) {
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent sent) {
                    add(at(step), sent.to(), sent.nth(), step, sent.message());
                }
            }
        }
        for (Step step : steps) {
            if (step.event() instanceof Event.Delivered got) {
                addIfAbsent(got.from(), at(step), got.nth(), step, got.message());
            } else if (step.event() instanceof Event.Dropped lost) {
                addIfAbsent(at(step), lost.to(), lost.nth(), step, lost.message());
            }
        }
    }

    private void addIfAbsent(NodeId sender, NodeId receiver, long number, Step step, Object message) {
        if (!indexes.containsKey(new Address(sender.index(), receiver.index(), number))) {
            add(sender, receiver, number, step, message);
        }
    }

    private void add(NodeId sender, NodeId receiver, long number, Step step, Object content) {
        indexes.put(new Address(sender.index(), receiver.index(), number), from.size());
        from.add(sender.index());
        to.add(receiver.index());
        nth.add(number);
        // what a node says next to the same receiver is often the same with a little more
        Address link = new Address(sender.index(), receiver.index(), 0);
        int message = said.computeIfAbsent(link, any -> kept.series()).next(step, content);
        value.add(message);
        contents.add(content);
    }

    /** The node of a step that must have one. */
    static NodeId at(Step step) {
        NodeId node = step.node();
        if (node == null) {
            throw new IllegalArgumentException(
                    "step " + step.number() + " has no node, and what happens in it needs one");
        }
        return node;
    }

    int index(NodeId sender, NodeId receiver, long number) {
        Integer index = indexes.get(new Address(sender.index(), receiver.index(), number));
        if (index == null) {
            throw new IllegalArgumentException("no message " + number + " from " + sender + " to " + receiver);
        }
        return index;
    }

    /** The id of what was sent. */
    int value(int index) {
        return (int) value.get(index);
    }

    /** Whether this is the very object that was sent, which needs no second look. */
    @SuppressWarnings("ReferenceEquality")
    boolean isWhatWasSent(int index, Object content) {
        return contents.get(index) == content;
    }

    void write(JsonGenerator json) {
        json.writeName("messages");
        json.writeStartObject();
        from.write(json, "from");
        to.write(json, "to");
        value.write(json, "value");
        skipped().write(json, "skipped");
        json.writeEndObject();
    }

    /** How many numbers of its link each message skips: almost always none. */
    private Column skipped() {
        Map<Address, Long> next = new HashMap<>();
        Column skipped = new Column();
        for (int message = 0; message < from.size(); message++) {
            Address link = new Address((int) from.get(message), (int) to.get(message), 0);
            skipped.add(nth.get(message) - next.getOrDefault(link, 0L));
            next.put(link, nth.get(message) + 1);
        }
        return skipped;
    }
}
