package orrery.viz.page;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Word;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.viz.history.Chapter;
import orrery.viz.history.LatticePicture;
import orrery.viz.history.LatticeText;
import orrery.viz.story.Causes;
import orrery.viz.story.Hinge;
import orrery.viz.story.Remark;
import tools.jackson.core.JsonGenerator;

/** Writes a run as the JSON that the page embeds, and that {@code data.js} reads. */
final class PageData {

    /** Of a history, so many operations are drawn: a kilobyte each. The page lists all. */
    private static final int DRAWN = 100;

    private static final int MOST_CAUSES = 12;

    private final Trace trace;
    private final List<Verdict> verdicts;
    private final Story story;
    private final Optional<Crossroads> here;
    private final ValueTable values = new ValueTable();
    private final Kept kept;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = ScriptSafe.generator(text);

    private PageData(Trace trace, List<Verdict> verdicts, Story story, int detailed, Optional<Crossroads> here) {
        this.trace = trace;
        this.verdicts = verdicts;
        this.story = story;
        this.here = here;
        kept = new Kept(values, trace, verdicts, detailed);
    }

    /**
     * @param detailed of how many steps at most the content of messages and states is written
     * @param here how the run can go on, if somebody walks through it
     */
    static String json(Trace trace, List<Verdict> verdicts, Story story, int detailed, Optional<Crossroads> here) {
        return new PageData(trace, verdicts, story, detailed, here).write();
    }

    private String write() {
        json.writeStartObject();
        about();
        verdicts();
        remarks();
        primer();
        story.history().ifPresent(this::judged);
        here.ifPresent(this::walk);
        leftOut();
        Map<Long, Integer> operations = operations();
        MessageTable messages = new MessageTable(trace.steps(), kept);
        int nodes = trace.header().servers().size() + trace.header().clients().size();
        StepTable steps = new StepTable(nodes, kept, values, messages, operations);
        trace.steps().forEach(steps::add);
        steps.write(json, first());
        messages.write(json);
        values.write(json);
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    private long first() {
        return trace.steps().isEmpty() ? 0 : trace.steps().get(0).number();
    }

    private void about() {
        Trace.Header header = trace.header();
        json.writeName("about");
        json.writeStartObject();
        json.writeStringProperty("title", story.title());
        json.writeStringProperty("reproduce", story.reproduce());
        json.writeStringProperty("scenario", header.scenario());
        json.writeStringProperty("protocol", header.protocol());
        json.writeStringProperty("twin", header.twin());
        json.writeStringProperty("seed", Long.toString(header.seed()));
        json.writeStringProperty("digest", trace.digestText());
        strings("servers", names(header.servers()));
        strings("clients", names(header.clients()));
        strings("zones", header.zones());
        json.writeNumberProperty("durationNanos", header.durationNanos());
        json.writeNumberProperty("steps", trace.summary().steps());
        json.writeNumberProperty("timeNanos", trace.summary().timeNanos());
        json.writeNumberProperty("sent", trace.summary().sent());
        json.writeNumberProperty("delivered", trace.summary().delivered());
        json.writeName("fired");
        json.writeStartArray();
        trace.summary().fired().forEach((fault, count) -> {
            json.writeStartArray();
            json.writeString(fault);
            json.writeNumber(count);
            json.writeEndArray();
        });
        json.writeEndArray();
        json.writeName("end");
        json.writeStartObject();
        json.writeStringProperty("kind", trace.end().kind().name());
        json.writeStringProperty("sentence", trace.end().sentence());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }

    private void verdicts() {
        json.writeName("verdicts");
        json.writeStartArray();
        for (Verdict verdict : verdicts) {
            json.writeStartObject();
            json.writeStringProperty("promise", verdict.promise());
            json.writeStringProperty("status", verdict.status().name());
            json.writeStringProperty("sentence", verdict.sentence());
            json.writeNumberProperty("step", verdict.step());
            json.writeNumberProperty("timeNanos", verdict.timeNanos());
            json.writeName("because");
            json.writeStartArray();
            if (verdict.broken()) {
                Causes.of(trace, verdict, MOST_CAUSES).forEach(step -> json.writeNumber(step.number()));
            }
            json.writeEndArray();
            json.writeName("decisive");
            json.writeStartArray();
            for (Hinge hinge : Hinge.of(trace, verdict, "→")) {
                json.writeStartArray();
                json.writeNumber(hinge.step());
                json.writeString(hinge.words());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void remarks() {
        json.writeName("remarks");
        json.writeStartArray();
        for (Remark remark : story.remarks()) {
            json.writeStartObject();
            json.writeNumberProperty("timeNanos", remark.timeNanos());
            json.writeStringProperty("text", remark.text());
            json.writeBooleanProperty("asks", remark.asks());
            json.writeStringProperty("answer", remark.answer());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void primer() {
        Primer primer = story.primer();
        json.writeName("primer");
        json.writeStartObject();
        json.writeStringProperty("summary", primer.summary());
        json.writeStringProperty("mistake", primer.mistake());
        json.writeName("words");
        json.writeStartArray();
        for (Word each : primer.words()) {
            json.writeStartArray();
            json.writeString(each.word());
            json.writeString(each.meaning());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The pictures travel as text like everything else: the page shows them as images, which are inert. */
    private void judged(Report report) {
        json.writeName("judged");
        json.writeStartObject();
        json.writeStringProperty(
                "strongest",
                String.join(", ", report.strongest().stream().map(Entry::name).toList()));
        json.writeStringProperty("models", LatticePicture.svg(report, ""));
        json.writeStringProperty(
                "lines",
                LatticeText.lines(report).stream()
                        .map(line -> line.name() + ": " + line.words())
                        .collect(Collectors.joining("; ")));
        json.writeName("chapters");
        json.writeStartArray();
        for (Chapter chapter : Chapter.of(report, DRAWN, () -> "")) {
            json.writeStartObject();
            json.writeStringProperty("standing", LatticeText.word(chapter.standing()));
            json.writeStringProperty("models", String.join(", ", chapter.models()));
            json.writeStringProperty("sentence", chapter.sentence());
            strings("core", chapter.core());
            json.writeStringProperty("picture", chapter.picture());
            json.writeStringProperty("around", chapter.around());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void walk(Crossroads crossroads) {
        json.writeName("walk");
        json.writeStartObject();
        strings("said", crossroads.said());
        strings("back", crossroads.back());
        strings("done", crossroads.done());
        json.writeName("coming");
        json.writeStartArray();
        for (Crossroads.Pending pending : crossroads.coming()) {
            json.writeStartArray();
            json.writeString(pending.when());
            json.writeString(pending.what());
            json.writeBoolean(pending.onLink());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeStringProperty("next", crossroads.next());
        json.writeStringProperty("refused", crossroads.refused());
        json.writeEndObject();
    }

    private void strings(String property, List<String> texts) {
        json.writeName(property);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** What the page cannot show, in sentences. */
    private void leftOut() {
        json.writeName("leftOut");
        json.writeStartArray();
        if (trace.steps().isEmpty()) {
            json.writeString("No steps were recorded.");
        } else if (trace.steps().size() < trace.summary().steps()) {
            json.writeString("Only the last " + trace.steps().size() + " of "
                    + trace.summary().steps() + " steps were recorded, from #" + first() + " on; run with --last "
                    + trace.summary().steps() + ", all are.");
        }
        if (!kept.leftOut().isEmpty()) {
            json.writeString(kept.leftOut());
        }
        json.writeEndArray();
    }

    /** Writes the operations and answers the place of each by its number. */
    private Map<Long, Integer> operations() {
        Map<Long, Integer> places = new HashMap<>();
        json.writeName("operations");
        json.writeStartArray();
        for (Operation operation : trace.history().operations()) {
            places.put(operation.id(), places.size());
            boolean open = operation.completed() == Operation.OPEN;
            json.writeStartArray();
            json.writeNumber(operation.id());
            json.writeNumber(operation.client().index());
            json.writeNumber(values.id(Value.of(operation.question())));
            json.writeNumber(operation.invoked());
            json.writeNumber(open ? -1 : operation.completed());
            outcome(operation.outcome());
            json.writeNumber(operation.invokedNanos());
            json.writeNumber(open ? -1 : operation.completedNanos());
            json.writeEndArray();
        }
        json.writeEndArray();
        return places;
    }

    private void outcome(Outcome outcome) {
        switch (outcome) {
            case Outcome.Ok ok -> {
                json.writeString("ok");
                json.writeNumber(values.id(Value.of(ok.answer())));
            }
            case Outcome.Fail fail -> {
                json.writeString("fail");
                json.writeNumber(values.text(fail.reason()));
            }
            case Outcome.Unknown unknown -> {
                json.writeString("unknown");
                json.writeNumber(values.text(unknown.reason()));
            }
        }
    }
}
