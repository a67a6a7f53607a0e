package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hostile;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;
import orrery.viz.story.Remark;

/** The page stands alone, is the same for the same run, stays small, and takes whatever a run says for text. */
class ReportPageTest {

    private static final Story STORY = Story.of("A leader dies", "orrery run raft/leader-dies --seed 4");

    private static String page(Trace trace) {
        return ReportPage.render(trace, EverythingHappens.verdicts(), STORY);
    }

    private static String around(String page) {
        return page.replace(new PageReader(page).data(), "");
    }

    @Test
    void needsNothingBesideItself() {
        assertThat(around(page(Plays.leaderDies())))
                .doesNotContain("http://", "https://", "@import", "url(", " src=", " href=", "@@")
                .contains("default-src 'none'");
    }

    @Test
    void allowsItsOwnScriptAndStyleByTheirHashesAndNoOthers() throws Exception {
        String page = page(Plays.leaderDies());
        assertThat(page)
                .contains("script-src '" + hashOf(page, "<script>", "</script>") + "'")
                .contains("style-src '" + hashOf(page, "<style>", "</style>") + "'")
                .doesNotContain("unsafe-inline", "unsafe-eval", " style=", " onclick=");
    }

    private static String hashOf(String page, String open, String close) throws Exception {
        String inside = page.substring(page.indexOf(open) + open.length());
        inside = inside.substring(0, inside.indexOf(close));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(inside.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(sum);
    }

    @Test
    void writesTextOnlyAsText() {
        assertThat(around(page(Plays.leaderDies())))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void whateverARunSaysChangesNothingAroundTheData() {
        String page = ReportPage.render(Hostile.trace(), Hostile.verdicts(), Story.of(Hostile.EVIL, Hostile.EVIL));
        assertThat(new PageReader(page).data()).matches("[\\x20-\\x7e]*").doesNotContain("<", ">", "&", "'");
        assertThat(around(page)).isEqualTo(around(page(Plays.leaderDies())));
    }

    @Test
    void isTheSameForTheSameRunPlayedAgainOrLoaded() {
        String page = page(Plays.troubled(5));
        assertThat(page(Plays.troubled(5))).isEqualTo(page);
        assertThat(page(Loaded.of(Plays.troubled(5)))).isEqualTo(page);
        assertThat(page(Plays.troubled(6))).isNotEqualTo(page);
    }

    @Test
    void holdsTwentySecondsOfFiveNodesInLessThanAMegabyte() {
        Trace trace = Plays.longRun(Recording.everything());
        assertThat(trace.steps()).hasSizeGreaterThan(5_000);
        assertThat(page(trace).length()).isLessThan(1_000_000);
    }

    @Test
    void opensARunOfWhichNoStepWasRecorded() {
        Trace none = Plays.longRun(Recording.digestOnly());
        PageReader page = new PageReader(page(none));
        assertThat(page.json().get("leftOut").get(0).asString()).isEqualTo("No steps were recorded.");
        assertThat(page.column("steps", "node")).isEmpty();
    }

    @Test
    void tellsTheVerdictsAndHowToRunAgain() {
        List<Verdict> verdicts =
                List.of(new Verdict("one leader", Verdict.Status.BROKEN, "n1 and n2 both lead", 300, 2_000_000_000));
        Story story = new Story(
                "Two leaders",
                "orrery run two",
                List.of(Remark.ask(5, "Who wins?", "Nobody.")),
                Primer.NONE,
                Optional.empty());
        PageReader page = new PageReader(ReportPage.render(Plays.leaderDies(), verdicts, story));
        assertThat(page.json().get("verdicts").get(0).get("sentence").asString())
                .isEqualTo("n1 and n2 both lead");
        assertThat(page.json().get("about").get("reproduce").asString()).isEqualTo("orrery run two");
        assertThat(page.json().get("remarks").get(0).get("asks").booleanValue()).isTrue();
    }

    @Test
    void hasWhatTestsOfThePageHoldOnTo() {
        String page = page(Plays.pingPong());
        List<String> ids = Pattern.compile(" id=\"([a-z-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("title", "about", "verdicts", "reproduce", "overview", "scrubber", "diagram", "play", "back")
                .contains("forward", "next-fault", "told", "nodes", "detail", "search", "steps", "operations", "help");
        assertThat(page).contains("window.orrery = Object.freeze({");
    }
}
