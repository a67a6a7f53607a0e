package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Word;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.viz.story.Remark;
import tools.jackson.databind.JsonNode;

/** Whatever a scenario, a protocol or a message says, it stays text. */
class HostileTextProps {

    private record Said(String text) {}

    /** A run that says the same in every place where a run can say something. */
    private static String page(String text) {
        NodeId node = new NodeId(0, text);
        List<Effect> effects =
                List.of(new Effect.Noted(text), new Effect.Sent(node, new Said(text), 0), new Effect.TimerSet(text, 1));
        Step step = new Step(0, 0, node, new Event.Booted(0), Step.NO_CAUSE, null, new Said(text), effects);
        Trace trace = new Trace(
                new Trace.Header(text, text, text, 1, List.of(node), List.of(), 1),
                List.of(step),
                new History(List.of()),
                new Trace.Summary(1, 0, 1, 0, new TreeMap<>(Map.of(text, 1L))),
                new Trace.End(Trace.End.Kind.STOPPED, text),
                1);
        Verdict verdict = new Verdict(text, Verdict.Status.BROKEN, text, 0, 0);
        Story story = new Story(
                text,
                text,
                List.of(Remark.ask(0, text, text)),
                new Primer(text, text, List.of(new Word(text, text))),
                Optional.empty());
        return ReportPage.render(trace, List.of(verdict), story);
    }

    private static void staysText(String text) {
        PageReader page = new PageReader(page(text));
        assertThat(page.data()).matches("[\\x20-\\x7e]*").doesNotContain("<", ">", "&", "'");
        JsonNode json = page.json();
        assertThat(json.get("about").get("title").asString()).isEqualTo(text);
        assertThat(json.get("about").get("servers").get(0).asString()).isEqualTo(text);
        assertThat(json.get("verdicts").get(0).get("sentence").asString()).isEqualTo(text);
        assertThat(json.get("remarks").get(0).get("text").asString()).isEqualTo(text);
        assertThat(page.value(page.column("messages", "value")[0])).isEqualTo(Value.of(new Said(text)));
    }

    @Property(tries = 200)
    void anything(@ForAll String text) {
        staysText(text);
    }

    @Property(tries = 50)
    void theRestOfThePageIsTheSameWhateverItSays(@ForAll String text) {
        assertThat(around(page(text))).isEqualTo(around(page("calm")));
    }

    private static String around(String page) {
        return page.replace(new PageReader(page).data(), "");
    }
}
