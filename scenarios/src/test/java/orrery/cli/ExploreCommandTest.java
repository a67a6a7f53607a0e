package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every order of things, from the command line. */
class ExploreCommandTest {

    @TempDir
    private Path folder;

    private Terminal.Typed explore(String... words) {
        List<String> all = new ArrayList<>(List.of("explore"));
        all.addAll(List.of(words));
        all.addAll(List.of("--out", folder.toString()));
        return Terminal.plain().type(all.toArray(String[]::new));
    }

    @Test
    void aSmallSpaceIsLookedAtAndDrawn() {
        Terminal.Typed typed = explore("pingpong/hello", "--network", "set");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("66 distinct", "every state within the bounds was looked at", "held        the rally ends");
        assertThat(folder.resolve("states.svg")).content().contains("pingpong/hello: 66 states");
        assertThat(folder.resolve("states.dot")).content().startsWith("digraph states {");
    }

    @Test
    void aWrongTwinIsFoundByAShortestRun() {
        Terminal.Typed typed = explore("raft/half-is-a-majority", "--questions", "0");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("Broken, as expected: election safety", "10 steps, 14 messages sent, 4 delivered")
                .containsSubsequence(
                        "What decides it:", "step 6  n1: candidate → leader", "step 9  n3: candidate → leader");
        assertThat(folder.resolve("report.html")).exists();
        assertThat(folder.resolve("spacetime.svg")).exists();
        assertThat(typed.out())
                .contains("trace.jsonl, explored.json\n", "open  " + folder.resolve("report.html") + "\n");
    }

    /** What happened to it is told as of a run that was played: what fired, and what made each step happen. */
    @Test
    void aCrashHasFiredAndIsWhyANodeRestarts() {
        Terminal.Typed typed = explore("averaging/forgets-in-a-crash", "--set", "nodes=2", "--crashes", "1");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("Broken, as expected: no mass is lost or made")
                .containsPattern("CRASH(?s:.*) RESTART no. 1 \\(step \\d+\\)");
        assertThat(folder.resolve("report.json")).content().containsPattern("\"crash\" *: *1");
    }

    /** Nobody takes a counter-example of an earlier search for one of this. */
    @Test
    void whatAnEarlierSearchFoundGoes() throws IOException {
        Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");
        explore("raft/half-is-a-majority", "--questions", "0");
        explore("pingpong/hello", "--network", "set");
        assertThat(names()).containsExactly("explored.json", "notes.txt", "states.dot", "states.svg");
        explore("broadcast/flooding", "--network", "set", "--states", "300");
        assertThat(names()).containsExactly("explored.json", "notes.txt");
        assertThat(mine).hasContent("mine");
        Files.writeString(folder.resolve(AroundARun.FILE), "of an earlier search");
        assertThat(explore("pingpong/hello", "--around", "1", "--runs", "1").code())
                .isEqualTo(ExitCode.KEPT);
        assertThat(names()).doesNotContain(AroundARun.FILE);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whereNothingWasToldNothingIsMissing() {
        Terminal.Typed typed = explore("broadcast/flooding", "--network", "set");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains(
                        "every state within the bounds was looked at",
                        "reached     something is told",
                        "held        in the end all know what was told");
        assertThat(explore("broadcast/tells-one-neighbour", "--network", "set").out())
                .contains("Broken, as expected: in the end all know what was told");
    }

    @Test
    void limitsAreSaid() {
        Terminal.Typed typed = explore("raft/leader-crash", "--states", "500");
        assertThat(typed.out())
                .contains("no: the limit of 500 states was reached", "unknown     election safety: the limit of 500");
        assertThat(explore("raft/leader-crash", "--depth", "3").out())
                .contains("what lies deeper than 3 steps was not looked at");
        assertThat(explore("raft/leader-crash", "--states", "0").err())
                .contains("--states: found 0, but it is a whole number from 1");
    }

    @Test
    void schedulesThatOnlyCommuteAreOne() {
        Terminal.Typed typed = explore("pingpong/hello", "--schedules", "--depth", "4");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).containsPattern("\\d+ schedules that differ, \\d+ steps taken; there are more");
        // each schedule of the two is without end
        assertThat(explore("pingpong/hello", "--schedules", "--states", "20000").out())
                .contains(", 20,000 steps taken; there are more, a limit was reached");
    }

    /** Two files, as somebody from outside writes them, and the counts of TLC and of Stateright. */
    @Test
    void whatTheScenarioSaysCounts() {
        Path models = Path.of("../docs/examples/models");
        String[] counting = {
            models.resolve("counting.yaml").toString(),
            "--protocol",
            models.resolve("Counting.java").toString()
        };
        assertThat(explore(counting).out()).contains("14 distinct");
        assertThat(explore(counting[0], counting[1], counting[2], "--set", "explore.lossy=false")
                        .out())
                .contains("3 distinct");
        assertThat(explore(counting[0], counting[1], counting[2], "--set", "explore.network=ordered")
                        .err())
                .contains("a network is duplicating or ordered");
        assertThat(explore(counting[0], counting[1], counting[2], "--network", "ordered")
                        .err())
                .contains("a network is duplicating or ordered");
        assertThat(explore(
                                models.resolve("two-phase.yaml").toString(),
                                "--protocol",
                                models.resolve("TwoPhase.java").toString(),
                                "--set",
                                "with.resources=4")
                        .out())
                .contains("1,568 distinct", "depth 14", "waiting");
    }

    @Test
    void machinesAreToldOneDocument() {
        assertThat(explore("pingpong/hello", "--network", "set", "--json").out())
                .startsWith("{")
                .contains("\"states\" : 66", "\"whole\" : true");
    }
}
