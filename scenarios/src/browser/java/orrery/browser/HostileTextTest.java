package orrery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Word;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.viz.page.Crossroads;
import orrery.viz.page.Primer;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;
import orrery.viz.story.Remark;

/** Text that would be a program, were it ever taken for markup, is shown as text: wherever in a run it stands. */
@ExtendWith(Chromium.class)
class HostileTextTest {

    private static final String EVIL =
            "</script></title><script>window.owned = 1</script><img src=x onerror=\"window.owned = 2\">"
                    + "<svg onload='window.owned = 3'><!-- ${window.owned = 4} \u202E @@data@@ &lt;b&gt; \u2028 ";

    private static String evil(String where) {
        return EVIL + where;
    }

    private static Trace trace() {
        NodeId one = new NodeId(0, evil("node 1"));
        NodeId two = new NodeId(1, evil("node 2"));
        NodeId client = new NodeId(2, evil("client"));
        Value.Struct state = new Value.Struct(
                evil("type"),
                List.of(
                        new Value.Field(evil("field"), new Value.Text(evil("value"))),
                        new Value.Field("list", new Value.Items(List.of(new Value.Text(evil("item"))))),
                        new Value.Field(
                                "map",
                                new Value.Entries(List.of(new Value.Entry(
                                        new Value.Text(evil("key")), new Value.Text(evil("entry"))))))));
        Value.Struct message = new Value.Struct(
                evil("message"), List.of(new Value.Field(evil("part"), new Value.Text(evil("content")))));
        List<Step> steps = List.of(
                new Step(0, 0, one, new Event.Booted(0), -1, null, state, List.of(new Effect.Sent(two, message, 0))),
                new Step(1, 1, two, new Event.Booted(0), -1, null, state, List.of(new Effect.Noted(evil("noted")))),
                new Step(2, 2, two, new Event.Delivered(one, message, 0, 0), 0, state, message, List.of()),
                new Step(
                        3,
                        3,
                        two,
                        new Event.TimedOut(message),
                        2,
                        message,
                        state,
                        List.of(new Effect.Refused(message))),
                new Step(
                        4,
                        4,
                        one,
                        new Event.Disturbed(0, Event.Trouble.DISK, evil("trouble")),
                        -1,
                        state,
                        state,
                        List.of()),
                new Step(5, 5, one, new Event.Crashed(evil("crash")), -1, state, null, List.of()));
        Operation operation = new Operation(0, client, message, 0, 3, Outcome.fail(evil("reason")), 1, 3);
        return new Trace(
                new Trace.Header(
                        evil("scenario"),
                        evil("protocol"),
                        evil("twin"),
                        1,
                        List.of(one, two),
                        List.of(client),
                        10,
                        List.of(evil("zone a"), evil("zone b"), evil("zone c"))),
                steps,
                new History(List.of(operation)),
                new Trace.Summary(6, 10, 1, 1, new TreeMap<>(java.util.Map.of(evil("fault"), 1L))),
                new Trace.End(Trace.End.Kind.STOPPED, evil("end")),
                0x5EEDL);
    }

    @Test
    void nothingThatARunSaysIsEverRun(Browser browser) {
        Story story = new Story(
                evil("title"),
                evil("again"),
                List.of(Remark.note(1, evil("remark")), Remark.ask(3, evil("question"), evil("answer"))),
                new Primer(evil("summary"), evil("mistake"), List.of(new Word(evil("word"), evil("meaning")))),
                Optional.empty());
        List<Verdict> verdicts = List.of(new Verdict(evil("promise"), Verdict.Status.BROKEN, evil("sentence"), 3, 3));
        String html = ReportPage.render(trace(), verdicts, story);
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(html);
            for (int step = 0; step < 6; step++) {
                page.evaluate("step => orrery.select(step)", step);
                page.locator("#detail summary").last().click();
            }
            for (String tab : List.of("#tab-operations", "#tab-summary", "#tab-why", "#tab-steps")) {
                page.locator(tab).click();
            }
            page.locator("#search").fill("</script>");
            page.locator(".lane").first().hover();
            page.locator("#diagram").hover();
            page.evaluate("() => new Promise((done) => setTimeout(done, 100))");
            assertThat(page.evaluate("window.owned ?? 'nobody'")).isEqualTo("nobody");
            assertThat(page.locator("script").count())
                    .as("the data and the program")
                    .isEqualTo(2);
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.locator("[onload], [onerror], [onclick]").count()).isZero();
            assertThat(page.locator("#title").textContent()).isEqualTo(evil("title"));
            assertThat(page.locator(".lane").first().textContent()).contains(evil("node 1"));
            assertThat(page.locator("#verdicts").textContent()).contains(evil("promise"), evil("sentence"));
            assertThat(page.evaluate("document.title")).isEqualTo((evil("title") + " · Orrery").strip());
            desk.assertNothingWentWrong();
        }
    }

    @Test
    void whatIsToComeIsTextAsWell(Browser browser) {
        Crossroads here = new Crossroads(
                List.of(evil("said"), "next"),
                List.of(evil("said")),
                List.of(evil("done")),
                List.of(
                        new Crossroads.Pending(evil("when"), evil("message to come"), true),
                        new Crossroads.Pending("1s", evil("timer to come"), false)),
                evil("next"),
                evil("refused"));
        String html = ReportPage.render(trace(), List.of(), Story.of("walk", evil("again")), here);
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(html);
            page.evaluate("() => new Promise((done) => setTimeout(done, 100))");
            assertThat(page.evaluate("window.owned ?? 'nobody'")).isEqualTo("nobody");
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.locator("[onload], [onerror], [onclick]").count()).isZero();
            assertThat(page.locator("#walk").textContent())
                    .contains(evil("done"), evil("when"), evil("message to come"), evil("next"), evil("refused"));
            assertThat(page.locator("#walk option").first().textContent()).isEqualTo(evil("node 1"));
            assertThat(page.locator("#walk a").all())
                    .as("links lead to this page")
                    .isNotEmpty()
                    .allMatch(link -> link.evaluate("link => new URL(link.href).pathname.endsWith('.html')"
                                    + " || link.getAttribute('href').startsWith('walked.yaml?')")
                            .equals(true));
            desk.assertNothingWentWrong();
        }
    }

    @Test
    void aScenarioThatIsAllMarkupIsShownAsItIsWritten(Browser browser) {
        String markup = "<img src=x onerror=window.owned=1>";
        String html = Library.drawText("""
            title: "%1$s"
            protocol: pingpong
            nodes: 2
            duration: 1s
            notes:
            - { at: 0s, ask: "%1$s", answer: "%1$s" }
            """.formatted(markup)).html();
        try (Desk desk = new Desk(browser)) {
            Page page = desk.open(html);
            assertThat(page.locator("#title").textContent()).isEqualTo(markup);
            page.keyboard().press("n");
            assertThat(page.locator("#told-text").textContent()).isEqualTo(markup);
            page.locator("#told-answer summary").click();
            assertThat(page.locator("#told-answer span").textContent()).isEqualTo(markup);
            assertThat(page.locator("img").count()).isZero();
            assertThat(page.evaluate("window.owned ?? 'nobody'")).isEqualTo("nobody");
            desk.assertNothingWentWrong();
        }
    }
}
