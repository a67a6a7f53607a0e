package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.Golden;
import orrery.scenario.Catalog;
import orrery.scenario.ExperimentReader;
import orrery.scenario.Protocols;

/** An experiment says the same however many threads play it, and however often it was stopped. */
class ExperimentCommandTest {

    private static final Path GOLDEN = Path.of("src/test/resources/orrery/cli/golden");

    private static final String LOSSY = """
            # Lost balls cost time.
            scenario: pingpong/lossy
            vary:
              network.loss: { from: 0%, to: 40%, step: 20% }
              with.rounds: [2, 5]
            seeds: 1..6
            measure: [sent by type, until a pong comes back, time, broken, fired loss]
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lossy-balls.yaml"), text);
    }

    private Terminal.Typed play(String text, String out, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "experiment",
                file(text).toString(),
                "--out",
                folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    private String read(String out, String name) throws IOException {
        return Files.readString(folder.resolve(out).resolve(name));
    }

    @Test
    void theNumbers() throws IOException {
        Terminal.Typed typed = play(LOSSY, "out");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        Golden.check(GOLDEN.resolve("experiment.results.csv"), read("out", ExperimentFiles.RESULTS));
        Golden.check(GOLDEN.resolve("experiment.summary.csv"), read("out", ExperimentFiles.SUMMARY));
        Golden.check(GOLDEN.resolve("experiment.txt"), typed.out().replace(folder + "/", ""));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "time.svg",
                            "time.png",
                            "time.csv",
                            "time-distribution.svg",
                            "sent-by-type.png",
                            "runs.jsonl");
        }
    }

    @Test
    void aChartOfMeansSaysOverHowManyRuns() throws IOException {
        play(
                LOSSY.replace("from: 0%, to: 40%, step: 20%", "from: 0%, to: 95%, step: 95%")
                        .replace("with.rounds: [2, 5]", "with.rounds: [1]"),
                "out");
        assertThat(read("out", ExperimentFiles.SUMMARY)).contains("until a pong comes back");
        assertThat(read("out", "until-a-pong-comes-back.svg")).contains("(loss 95%, rounds 1: 4 of 6 runs)");
    }

    @Test
    void oneThreadOrMany() throws IOException {
        play(LOSSY, "one", "--jobs", "1");
        play(LOSSY, "many", "--jobs", "5");
        for (String name :
                List.of(Ledger.OF_EXPERIMENT, ExperimentFiles.RESULTS, ExperimentFiles.SUMMARY, "time.svg")) {
            assertThat(read("many", name)).as(name).isEqualTo(read("one", name));
        }
    }

    @Test
    void whatWasStoppedGoesOnAndMoreSeedsGoOnToo() throws IOException {
        play(LOSSY, "whole");
        play(LOSSY, "parts", "--seeds", "1..3");
        // as a process that was killed in the middle of a line, and between the variants of a seed, leaves it
        Path ledger = folder.resolve("parts").resolve(Ledger.OF_EXPERIMENT);
        List<String> lines = Files.readAllLines(ledger);
        Files.write(ledger, lines.subList(0, lines.size() - 2));
        Files.writeString(ledger, "{\"number\":16,\"var", StandardOpenOption.APPEND);
        Terminal.Typed typed = play(LOSSY, "parts");
        assertThat(typed.out()).contains("36 runs, 16 of them known");
        assertThat(read("parts", Ledger.OF_EXPERIMENT)).isEqualTo(read("whole", Ledger.OF_EXPERIMENT));
        assertThat(read("parts", ExperimentFiles.SUMMARY)).isEqualTo(read("whole", ExperimentFiles.SUMMARY));
    }

    @Test
    void anotherExperimentIsNotMixedIn() throws IOException {
        play(LOSSY, "out", "--seeds", "1..2");
        Terminal.Typed typed = play(LOSSY.replace("[2, 5]", "[2, 6]"), "out");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("holds another campaign", "--anew");
        assertThat(play(LOSSY.replace("[2, 5]", "[2, 6]"), "out", "--anew", "--seeds", "1..2")
                        .code())
                .isEqualTo(ExitCode.KEPT);
    }

    @Test
    void aBrokenPromiseIsSaid() throws IOException {
        Terminal.Typed typed = play("""
                scenario: pingpong/lossy
                vary: { twin: [none, counts-late-pongs] }
                seeds: 1..40
                measure: [broken]
                """, "out");
        assertThat(typed.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(typed.out()).contains("broken  counts-late-pongs: ");
        assertThat(typed.out()).doesNotContain("broken  none: ");
    }

    /** Two nodes that begin with 2 and 0 hold 1 each when they have met: the curve falls to nothing, and ends with the run. */
    @Test
    void aCurveOverTime() throws IOException {
        Terminal.Typed typed = play("""
                scenario: { protocol: averaging, nodes: 2, duration: 6s }
                seeds: 1..3
                measure: [spread saved.value every 1500ms, agree saved.value every 3s, share averager every 6s]
                """, "out");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(read("out", "spread-saved.value-every-1.5s.csv").lines().map(ExperimentCommandTest::meanAndTime))
                .containsExactly("x,y", "0,2000000", "1.5,0", "3,0", "4.5,0", "6,0");
        assertThat(read("out", "agree-saved.value-every-3s.csv").lines().map(ExperimentCommandTest::meanAndTime))
                .containsExactly("x,y", "0,0.5", "3,1", "6,1");
        assertThat(read("out", ExperimentFiles.RESULTS)).contains(",spread saved.value at 1.5s,");
        assertThat(typed.out())
                .contains("spread saved.value at 6s", "share averager at 6s")
                .doesNotContain("at 4.5s", "at 0s");
    }

    private static String meanAndTime(String line) {
        String[] cells = line.split(",");
        return cells[1] + "," + cells[2];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pingpong/lossy|pingpong/lossi|:2:11: scenario: |did you mean \"pingpong/lossy\"?",
                "step: 20%|step: 0%|:4:44: vary.network.loss.step: |the range never ends",
                "step: 20%|stop: 20%|:4:38: vary.network.loss.stop: |did you mean \"step\"?",
                "to: 40%|to: 40ms|:4:17: vary.network.loss: |have the same unit",
                "to: 40%|to: 140%|:4:|network.loss",
                "[2, 5]|[2, many]|:5:20: with.rounds: |found \"many\"",
                "[2, 5]|[]|:5:16: vary.with.rounds: |there are from 1 to 1000 values",
                "with.rounds:|wiht.rounds:|:5:|wiht",
                "1..6|6..1|:6:8: seeds: |seeds are written 1..20",
                "1..6|1..9000000000|:6:8: seeds: |at most 1000 variants and 10000000 runs",
                "sent by type|sents by type|:7:11: measure[0]: |what is measured is one of steps",
                "a pong comes back|a pong comes bakc|measure[1]: |did you mean \"a pong comes back\"?",
                "broken,|steps every 5s,|measure[3]: |only share, agree and spread can be measured every 5s",
                "broken,|spread count every 1ms,|measure[3]: |but at most 1000 are measured",
                "broken,|broken of late,|measure[3]: |there is no such thing",
                "seeds: 1..6|sedes: 1..6|:6:1: sedes: |did you mean \"seeds\"?",
                "scenario: pingpong/lossy|title: nothing|: |the field \"scenario\" is missing",
            })
    void badFiles(String good, String bad, String place, String message) throws IOException {
        Terminal.Typed typed = play(LOSSY.replace(good, bad), "out");
        assertThat(typed.code()).as(typed.out()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("lossy-balls.yaml" + (place.startsWith(":") ? place : ""), place, message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "averaging|spread savd.value every 1s|the servers' states have the fields|; did you mean \"saved\"?",
                "averaging|agree saved.vlaue|saved has the fields|; did you mean \"value\"?",
                "averaging|spread saved.value.half every 1s|saved.value has no fields|",
                "raft|spread server.saved.votedFor|this is no number|",
                "raft|agree server.saved.log.entrys every 1s|server.saved.log has the fields|; did you mean \"entries\"?",
            })
    void aFieldThatNoServerHasIsRefused(String protocol, String measure, String has, String hint) throws IOException {
        Terminal.Typed typed = play("""
                scenario: { protocol: %s, nodes: 2, duration: 6s }
                seeds: 1..3
                measure: [steps, %s]
                """.formatted(protocol, measure), "out");
        assertThat(typed.code()).as(typed.out()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains(":3:18: measure[1]: found \"" + measure + "\"", has, hint == null ? "" : hint);
    }

    static Stream<Path> brought() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.sorted().toList().stream();
        }
    }

    /** Those that come with the program can be played; the quick ones are. */
    @ParameterizedTest
    @MethodSource("brought")
    void everyExperimentCanBePlayed(Path file) {
        assertThat(new ExperimentReader(Protocols.installed(), Catalog.bundled())
                        .read(file)
                        .title())
                .isNotEmpty();
        if (!file.endsWith("gossip-k.yaml")) {
            Terminal.Typed typed = Terminal.plain()
                    .type(
                            "experiment",
                            file.toString(),
                            "--seeds",
                            "1..2",
                            "--out",
                            folder.resolve("out").toString());
            assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(ExitCode.KEPT);
        }
    }
}
