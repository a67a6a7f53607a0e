package orrery.viz.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.viz.Golden;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hostile;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;
import orrery.viz.story.Remark;
import orrery.viz.text.TextOptions.Level;

/** Timelines as people read them: the golden files beside these tests are the best description of the format. */
class TextTimelineTest {

    private static final TextOptions MATTERS = TextOptions.plain(Level.MATTERS);
    private static final TextOptions ALL = TextOptions.plain(Level.ALL);

    static Stream<Trace> plays() {
        return Stream.of(Plays.pingPong(), Plays.leaderDies(), Plays.troubled(7), EverythingHappens.trace());
    }

    @Test
    void aLeaderDiesAndAnotherIsElected() {
        Golden.check("leader-dies.matters.txt", TextTimeline.render(Plays.leaderDies(), List.of(), MATTERS));
    }

    @Test
    void everyFaultIsTold() {
        Golden.check(
                "everything.matters.txt",
                TextTimeline.render(EverythingHappens.trace(), EverythingHappens.verdicts(), MATTERS));
    }

    @Test
    void everyStepIsTold() {
        Golden.check(
                "everything.all.txt",
                TextTimeline.render(EverythingHappens.trace(), EverythingHappens.verdicts(), ALL));
        Golden.check(
                "ping-pong.all.txt",
                TextTimeline.render(Plays.pingPong(), List.of(), new TextOptions(Level.ALL, 100, true, false)));
    }

    /** Each stands before what happens after it, and what the run never reached is not told. */
    @Test
    void whatTheScenarioSaysStandsAtItsTime() {
        List<Remark> remarks = List.of(
                Remark.note(700_000_000, "The leader is gone."),
                Remark.ask(1_200_000_000, "Who leads now?", "n1 does."),
                Remark.note(9_000_000_000L, "Never."));
        String text = TextTimeline.render(Plays.leaderDies(), List.of(), remarks, MATTERS);
        assertThat(text)
                .containsSubsequence(
                        "CRASH",
                        "  0.700s  note  The leader is gone.\n",
                        "  1.200s  ask   Who leads now?\n",
                        "end",
                        "\nANSWERS\n  1.2s  Who leads now? n1 does.\n")
                .doesNotContain("Never");
        assertThat(TextTimeline.render(Plays.leaderDies(), List.of(), remarks, ALL))
                .containsSubsequence("0.700000s  note", "1.200000s  ask");
        assertThat(TextTimeline.render(Plays.leaderDies(), List.of(), remarks, TextOptions.plain(Level.SUMMARY)))
                .doesNotContain("ANSWERS");
    }

    @Test
    void aSummaryHasNoSteps() {
        assertThat(TextTimeline.render(
                        Plays.leaderDies(), EverythingHappens.verdicts(), TextOptions.plain(Level.SUMMARY)))
                .startsWith("leader-dies: election, seed 4\n3 servers, 1 client, 1.5s of virtual time, digest 0")
                .contains("\n\n171 steps, ", "\nPROMISES\n", "BROKEN")
                .doesNotContain("CRASH", "\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("plays")
    void noLineIsLongerThanThePageIsWide(Trace trace) {
        for (int width : new int[] {60, 79, 100, 160}) {
            for (Level level : Level.values()) {
                String text = TextTimeline.render(trace, List.of(), new TextOptions(level, width, true, false));
                assertThat(text.lines()).allMatch(line -> line.length() <= width);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void asciiIsAsciiAndEndsItsLines(Trace trace) {
        for (TextOptions options : List.of(MATTERS, ALL)) {
            String text = TextTimeline.render(trace, List.of(), options);
            assertThat(text).matches("[ -~\n]*").endsWith("\n").doesNotContain(" \n");
        }
    }

    @ParameterizedTest
    @MethodSource("plays")
    void coloursAddNothingButColours(Trace trace) {
        String plain = TextTimeline.render(trace, List.of(), new TextOptions(Level.ALL, 100, true, false));
        String coloured = TextTimeline.render(trace, List.of(), new TextOptions(Level.ALL, 100, true, true));
        assertThat(coloured).contains("\u001B[").isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("plays")
    void aLoadedTraceTellsTheSameStory(Trace trace) {
        for (TextOptions options : List.of(MATTERS, ALL)) {
            assertThat(TextTimeline.render(Loaded.of(trace), List.of(), options))
                    .isEqualTo(TextTimeline.render(trace, List.of(), options));
        }
    }

    @Test
    void hostileTextNeitherMovesTheCursorNorTurnsTheLine() {
        for (boolean unicode : new boolean[] {true, false}) {
            for (Level level : Level.values()) {
                String text = TextTimeline.render(
                        Hostile.trace(), Hostile.verdicts(), new TextOptions(level, 100, unicode, false));
                assertThat(text.codePoints()).allMatch(point -> point == '\n' || isHarmless(point));
                assertThat(text).contains("BROKEN", "<script>");
            }
        }
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    @Test
    void whatWasNotRecordedIsNotMadeUp() {
        Trace last = Plays.longRun(Recording.ring(50));
        assertThat(TextTimeline.render(last, List.of(), MATTERS))
                .contains("Only the last 50 of ", " steps were recorded.")
                .doesNotContain("begin as");
        assertThat(TextTimeline.render(Plays.longRun(Recording.digestOnly()), List.of(), MATTERS))
                .contains("No steps were recorded.", "the time is up", "operations: ");
    }

    @Test
    void aPageHasAWidth() {
        assertThatThrownBy(() -> new TextOptions(Level.ALL, 20, false, false))
                .hasMessage("a timeline is between 60 and 10000 columns wide, not 20");
    }
}
