package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import orrery.viz.story.Remark;

/** What a scenario tells and asks its reader, and what is said about notes that cannot be. */
class NotesTest {

    @Test
    void notesAndQuestionsComeInTheOrderOfTime() {
        Plan plan = Reading.plan("""
                protocol: quiet
                notes:
                - { at: 3s, ask: "Who leads now?", answer: "Nobody does." }
                - { at: 1s, note: Everything is quiet. }
                - { at: 4s, ask: "And now?" }
                """);
        assertThat(plan.remarks())
                .containsExactly(
                        Remark.note(1_000_000_000, "Everything is quiet."),
                        Remark.ask(3_000_000_000L, "Who leads now?", "Nobody does."),
                        Remark.ask(4_000_000_000L, "And now?", ""));
    }

    @Test
    void theyChangeNothingInTheRun() {
        Plan quiet = Reading.plan("protocol: quiet\n");
        Plan told = Reading.plan("protocol: quiet\nnotes: [{ at: 1s, note: Look here. }]\n");
        assertThat(told.world()).isEqualTo(quiet.world());
    }

    @Test
    void whatCannotBe() {
        assertThat(Reading.complaints("""
                protocol: quiet
                duration: 5s
                notes:
                - { at: 1s }
                - { at: 1s, note: a, ask: b }
                - { at: 1s, note: a, answer: b }
                - { note: a }
                - { at: 6s, note: a }
                - { at: 1s..2s, note: a }
                """))
                .isEqualTo(String.join(
                        "\n",
                        "mine.yaml:4:3: notes[0]: it says something or it asks something; write either note or ask",
                        "mine.yaml:5:3: notes[1]: it says something or it asks something; write either note or ask",
                        "mine.yaml:6:3: notes[2]: answer says more about ask, which is missing",
                        "mine.yaml:7:3: notes[3]: the field \"at\" is missing",
                        "mine.yaml:8:9: notes[4].at: found \"6s\", but the run lasts 5s",
                        "mine.yaml:9:9: notes[5].at: found \"1s..2s\", but a time is written 150ms, 1.5s, 2m or 1h (units"
                                + " ns, us, ms, s, m, h)"));
    }
}
