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

/** A campaign is the same however many threads play it, and however often it was stopped. */
class FuzzCommandTest {

    @TempDir
    private Path folder;

    private Terminal.Typed fuzz(String scenario, String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "fuzz", scenario, "--no-shrink", "--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    private String ledger(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve(Ledger.NAME));
    }

    @Test
    void oneThreadOrMany() throws IOException {
        fuzz("pingpong/lossy", "one", "--seeds", "1..60", "--jobs", "1");
        fuzz("pingpong/lossy", "many", "--seeds", "1..60", "--jobs", "5");
        assertThat(ledger("one")).isEqualTo(ledger("many")).hasLineCount(61);
        assertThat(summed("one")).isEqualTo(summed("many"));
    }

    @Test
    void whatWasStoppedGoesOn() throws IOException {
        fuzz("pingpong/lossy", "whole", "--seeds", "1..40");
        fuzz("pingpong/lossy", "parts", "--seeds", "1..17");
        // as a process that was killed in the middle of a line leaves it
        Files.writeString(
                folder.resolve("parts").resolve(Ledger.NAME), "{\"seed\":18,\"dig", StandardOpenOption.APPEND);
        Terminal.Typed typed = fuzz("pingpong/lossy", "parts", "--seeds", "1..40");
        assertThat(typed.out()).contains("seeds     40, 17 of them known");
        assertThat(ledger("parts")).isEqualTo(ledger("whole"));
        assertThat(summed("parts")).isEqualTo(summed("whole"));
    }

    @Test
    void whatWasNeverReachedStandsAtTheEnd() {
        Terminal.Typed some = fuzz("pingpong/lossy", "short", "--seeds", "1..4", "--set", "duration=12ms");
        assertThat(some.out()).containsPattern("of 4 seeds broke a promise\\.\nnever     a pong comes back\nwrote");
        Terminal.Typed more = fuzz("pingpong/lossy", "long", "--seeds", "1..9");
        assertThat(more.out()).contains("reached   a pong comes back in 9\n").doesNotContain("never");
        Terminal.Typed fewer = fuzz("pingpong/lossy", "long", "--seeds", "1..6");
        assertThat(fewer.out()).contains("6, all of them known", "reached   a pong comes back in 6\n");
    }

    /** What the campaign came to, but for how and where it was played. */
    private String summed(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("campaign.json"))
                .replaceAll("(?m)^ *\"(played|folder|wallNanos)\".*\n", "");
    }

    @Test
    void aWrongTwinIsFoundAndToldWithTheLineThatPlaysIt() {
        Terminal.Typed typed =
                fuzz("raft/forgets-its-vote", "twin", "--seeds", "1..250", "--stop", "--strategy", "plain");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains("election safety, in 1 seed, first in seed ")
                .containsPattern("\\./orrery run raft/forgets-its-vote --seed \\d+ --set climate=stormy");
        String again = typed.out()
                .lines()
                .filter(line -> line.contains("./orrery run"))
                .findFirst()
                .orElseThrow();
        String[] words = again.strip().substring("./orrery ".length()).split(" ", -1);
        List<String> run = new ArrayList<>(List.of(words));
        run.add("--no-pictures");
        assertThat(Terminal.plain().type(run.toArray(String[]::new)).out()).contains("Broken, as expected");
        assertThat(folder.resolve("twin").resolve("seeds.svg")).content().contains("broken: election safety");
    }

    /** The line names the strategy of its seed, and so plays the same run outside of the campaign. */
    @Test
    void whatAnotherStrategyFoundIsPlayedByItsLine() {
        Terminal.Typed typed = fuzz(
                "twophase/acknowledges-first", "landmarks", "--seeds", "1..60", "--stop", "--strategy", "landmarks");
        assertThat(typed.out()).containsPattern("by +landmarks [0-9]+ \\(1 failing\\)");
        String again = typed.out()
                .lines()
                .filter(line -> line.contains("./orrery run"))
                .findFirst()
                .orElseThrow();
        assertThat(again).contains("--strategy landmarks");
        List<String> run = new ArrayList<>(
                List.of(again.strip().substring("./orrery ".length()).split(" ", -1)));
        run.add("--no-pictures");
        assertThat(Terminal.plain().type(run.toArray(String[]::new)).out()).contains("Broken, as expected");
    }

    @Test
    void theFirstFailureOfEachKindIsShrunkWhateverTheJobs() throws IOException {
        Terminal.Typed one = shrinking("one", "--seeds", "1..2", "--jobs", "1");
        // stopped and gone on with, by more threads
        shrinking("many", "--seeds", "1..1", "--no-shrink");
        shrinking("many", "--seeds", "1..2", "--jobs", "3");
        assertThat(one.out())
                .contains("all sites decide alike, in ", "  shrunk to 0 deviations from a calm world, ")
                .containsPattern("  \\./orrery replay .*failures/seed-\\d+/shrunk\\.yaml");
        Path failures = folder.resolve("one/failures");
        try (Stream<Path> all = Files.list(failures)) {
            assertThat(all).isNotEmpty().allSatisfy(failure -> {
                assertThat(failure.resolve("report.html")).isRegularFile();
                assertThat(failure.resolve("timeline.txt")).content().contains("BROKEN");
                Path same = folder.resolve("many/failures").resolve(failure.getFileName());
                assertThat(failure.resolve(SmallerRun.FILE)).hasSameTextualContentAs(same.resolve(SmallerRun.FILE));
                assertThat(Terminal.plain().type("replay", failure.toString()).out())
                        .contains("The very same run, digest ");
            });
        }
    }

    private Terminal.Typed shrinking(String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "fuzz",
                "twophase/campaign",
                "--twin",
                "aborts-when-tired",
                "--out",
                folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    @Test
    void anotherCampaignsFolderIsNotWrittenTo() throws IOException {
        fuzz("pingpong/lossy", "mine", "--seeds", "1..5");
        String before = ledger("mine");
        Terminal.Typed typed = fuzz("pingpong/hello", "mine", "--seeds", "1..5");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("holds another campaign; name another folder with --out");
        assertThat(ledger("mine")).isEqualTo(before);
    }

    @Test
    void timeIsALimitToo() {
        Terminal.Typed typed = fuzz("pingpong/lossy", "time", "--for", "300ms");
        assertThat(typed.out()).containsPattern("seeds     [0-9,]+, ");
        assertThat(fuzz("pingpong/lossy", "bad", "--for", "soon").err())
                .contains("--for: found \"soon\", but a time is written 150ms, 1.5s, 2m or 1h");
        assertThat(fuzz("pingpong/lossy", "bad", "--jobs", "0").err()).contains("--jobs: found 0");
        assertThat(fuzz("pingpong/lossy", "bad", "--seed", "3").err()).contains("--seed names one seed");
    }
}
