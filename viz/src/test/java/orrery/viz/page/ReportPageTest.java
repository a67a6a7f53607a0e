package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** The page stands alone, is the same for the same run, and stays small. */
class ReportPageTest {

    private static final Story STORY = Story.of("A leader dies", "orrery run raft/leader-dies --seed 7");

    private static final List<Verdict> VERDICTS = List.of(
            new Verdict("election safety", Verdict.Status.BROKEN, "n2 and n4 both lead term 3", 300, 2_000_000_000),
            new Verdict("log matching", Verdict.Status.HELD, "", -1, 0));

    private static String page(int steps, long seed) {
        return ReportPage.render(SampleRun.of(steps, seed), VERDICTS, STORY);
    }

    @Test
    void needsNothingBesideItself() {
        String shell = page(500, 7).replace(new PageReader(page(500, 7)).data(), "");
        assertThat(shell).doesNotContain("http://", "https://", "@import", "url(", " src=", " href=", "@@");
        assertThat(shell).contains("default-src 'none'");
    }

    @Test
    void allowsItsOwnScriptAndStyleByTheirHashesAndNoOthers() throws Exception {
        String page = page(500, 7);
        assertThat(page).contains("script-src '" + hashOf(page, "<script>", "</script>") + "'");
        assertThat(page).contains("style-src '" + hashOf(page, "<style>", "</style>") + "'");
        assertThat(page).doesNotContain("unsafe-inline", "unsafe-eval", " style=", " onclick=");
    }

    private static String hashOf(String page, String open, String close) throws Exception {
        String inside = page.substring(page.indexOf(open) + open.length());
        inside = inside.substring(0, inside.indexOf(close));
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(inside.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(sum);
    }

    @Test
    void writesTextOnlyAsText() {
        String shell = page(100, 7);
        assertThat(shell).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void isTheSameForTheSameRun() {
        assertThat(page(3_000, 7)).isEqualTo(page(3_000, 7));
        assertThat(page(3_000, 7)).isNotEqualTo(page(3_000, 8));
    }

    @Test
    void holdsTwentySecondsOfFiveNodesInLessThanTwoMegabytes() {
        assertThat(page(6_000, 7).length()).isLessThan(1_000_000);
    }

    @Test
    void growsWithTheRunAndNotWithItsSquare() {
        int two = page(4_000, 7).length() - page(2_000, 7).length();
        int four = page(8_000, 7).length() - page(4_000, 7).length();
        assertThat(four).isLessThan(3 * two);
    }

    @Test
    void opensARunOfWhichNoStepWasRecorded() {
        Trace whole = SampleRun.of(200, 7);
        Trace none =
                new Trace(whole.header(), List.of(), whole.history(), whole.summary(), whole.end(), whole.digest());
        PageReader page = new PageReader(ReportPage.render(none, VERDICTS, STORY));
        assertThat(page.json().get("leftOut").get(0).asString()).isEqualTo("No steps were recorded.");
        assertThat(page.column("steps", "node")).isEmpty();
    }

    @Test
    void hasWhatTestsOfThePageHoldOnTo() {
        Matcher ids = Pattern.compile(" id=\"([a-z-]+)\"").matcher(page(10, 7));
        assertThat(ids.results().map(found -> found.group(1)).toList())
                .doesNotHaveDuplicates()
                .contains("title", "about", "verdicts", "reproduce", "overview", "scrubber", "diagram", "play", "back")
                .contains("forward", "next-fault", "told", "nodes", "detail", "search", "steps", "operations", "help");
        assertThat(page(10, 7)).contains("window.orrery = Object.freeze({");
    }
}
