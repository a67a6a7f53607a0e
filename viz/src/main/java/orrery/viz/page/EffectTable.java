package orrery.viz.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.trace.Effect;
import orrery.trace.Step;
import tools.jackson.core.JsonGenerator;

/** What handlers asked for, as columns of numbers, in the order of the steps. */
final class EffectTable {

    static final List<String> KINDS =
            List.of("sent", "timer", "cancelled", "saved", "wrote", "synced", "completed", "noted", "refused");

    private final Kept kept;
    private final ValueTable values;
    private final Map<Long, Integer> operations;
    private final Map<String, Kept.Series> durable = new HashMap<>();
    private final Column steps = new Column();
    private final Column kind = new Column();
    private final Column subject = new Column();

    /** The delay of a timer that was set, the name of a file that was written. */
    private final Column more = new Column();

    EffectTable(Kept kept, ValueTable values, Map<Long, Integer> operations) {
        this.kept = kept;
        this.values = values;
        this.operations = operations;
    }

    /** @param index of the step among those on the page */
    void add(int index, Step step, Effect effect) {
        steps.addDifference(index);
        switch (effect) {
            // the messages are written in the order in which they were sent: no need to say which it is
            case Effect.Sent sent -> add("sent", 0);
            case Effect.TimerSet set -> {
                add("timer", kept.value(step, set.timer()));
                more.add(set.delayNanos());
            }
            case Effect.TimerCancelled cancelled -> add("cancelled", kept.value(step, cancelled.timer()));
            case Effect.Saved saved -> add("saved", durable(step, "", saved.state()));
            case Effect.Wrote wrote -> {
                add("wrote", durable(step, wrote.file(), wrote.content()));
                more.add(values.text(wrote.file()));
            }
            case Effect.Synced synced -> add("synced", 0);
            case Effect.Completed done -> add("completed", operations.getOrDefault(done.op(), -1));
            case Effect.Noted noted -> add("noted", values.text(noted.text()));
            case Effect.Refused refused -> add("refused", kept.value(step, refused.message()));
        }
    }

    private void add(String name, long about) {
        kind.add(KINDS.indexOf(name));
        subject.add(about);
    }

    /** What a node makes durable resembles what it made durable before in the same place. */
    private int durable(Step step, String file, Object content) {
        String place = MessageTable.at(step).index() + " " + file;
        return durable.computeIfAbsent(place, any -> kept.series()).next(step, content);
    }

    void write(JsonGenerator json) {
        json.writeName("effects");
        json.writeStartObject();
        steps.write(json, "step");
        kind.write(json, "kind");
        subject.write(json, "subject");
        more.write(json, "more");
        json.writeEndObject();
    }
}
