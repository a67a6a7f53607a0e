package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.explore.fuzz.Seeded;
import orrery.explore.fuzz.Totals;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

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
        assertThat(folder.resolve("one/coverage.csv"))
                .hasSameTextualContentAs(folder.resolve("many/coverage.csv"))
                .content()
                .contains("different runs,60,6")
                .doesNotContain("failing");
    }

    @Test
    void thatRunsWereCutShortIsSaidAtTheEnd() {
        assertThat(fuzz("pingpong/lossy", "cut", "--seeds", "1..20", "--set", "maxSteps=5").out())
                .contains("0 of 20 seeds broke a promise. 20 ended at the limit of steps; what would have come, nobody knows.");
        assertThat(fuzz("pingpong/lossy", "whole", "--seeds", "1..20").out()).doesNotContain("limit of steps");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"strategy\":\"[^\"]*\" | \"strategy\":\"rm -rf\"",
                "\"end\":\"[A-Z_]*\"     | \"end\":null",
                "\"root\":[0-9]*,        | ''",
                "\"steps\":[0-9]*        | \"steps\":99999999999999999999",
                "\"outlines\":\\[         | \"outlines\":[null",
                "\"fired\"               | \"seed\":-1,\"fired\"",
            })
    void fromABrokenLineOnSeedsArePlayedAnew(String part, String broken) throws IOException {
        fuzz("pingpong/lossy", "whole", "--seeds", "1..8");
        fuzz("pingpong/lossy", "broken", "--seeds", "1..8");
        List<String> lines = ledger("broken").lines().toList();
        String bad = lines.get(4).replaceFirst(part, broken);
        assertThat(bad).isNotEqualTo(lines.get(4));
        List<String> all = new ArrayList<>(lines);
        all.set(4, bad);
        Files.write(folder.resolve("broken").resolve(Ledger.NAME), all);
        Terminal.Typed typed = fuzz("pingpong/lossy", "broken", "--seeds", "1..8");
        assertThat(typed.out()).contains("seeds     8, 3 of them known");
        assertThat(ledger("broken")).isEqualTo(ledger("whole"));
    }

    /** A failure of a campaign that is forgotten is none of the next one's. */
    @Test
    void beginningAnewForgetsFailuresToo() throws IOException {
        String out = folder.resolve("anew").toString();
        Path failures = folder.resolve("anew").resolve("failures");
        Terminal.plain().type("fuzz", "pingpong/lossy", "--twin", "never-retries", "--seeds", "1..5", "--out", out);
        assertThat(failures).isDirectoryContaining("glob:**/seed-*");
        Path mine = Files.createDirectories(failures.resolve("seed-mine")).resolve("notes");
        Files.writeString(mine, "mine");
        Terminal.plain().type("fuzz", "pingpong/lossy", "--seeds", "1..2", "--anew", "--out", out);
        assertThat(failures).isDirectoryNotContaining("glob:**/seed-[0-9]*");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void aLongFileWithoutALineIsNobodysCampaign() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("other")).resolve(Ledger.NAME);
        Files.writeString(ledger, "x".repeat(1000));
        assertThat(fuzz("pingpong/lossy", "other").err()).contains("holds something else; name another folder");
        assertThat(ledger).hasContent("x".repeat(1000));
    }

    /** As Ctrl-C does, in the middle of the seeds and in the middle of shrinking. */
    @ParameterizedTest
    @CsvSource({"1..1000000, 40", "1..40, 41"})
    void whoeverInterruptsIsToldWhatIsKnown(String seeds, int lines) throws IOException, InterruptedException {
        Path out = folder.resolve("interrupted");
        Process process = Child.process(
                        "fuzz", "raft/skips-the-log-check", "--seeds", seeds, "--jobs", "2", "--out", out.toString())
                .start();
        while (process.isAlive() && !(Files.exists(out.resolve(Ledger.NAME)) && lines("interrupted") >= lines)) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        Child.Ended ended = Child.end(process);
        assertThat(ended.out()).contains("leader completeness, in ", "seeds broke a promise.\nwrote     ");
        assertThat(ended.err()).contains("orrery: stopped; the same line goes on where it stood");
        assertThat(out.resolve("campaign.json")).isRegularFile();
        assertThat(out.resolve("seeds.svg")).isRegularFile();
    }

    private int lines(String out) throws IOException {
        return (int) ledger(out).lines().count();
    }

    @Test
    void oneLineOnATerminalSaysHowFarItIs() {
        Totals totals = new Totals(List.of("somebody leads", "somebody falls"));
        SortedSet<String> none = new TreeSet<>();
        Verdict broken = new Verdict("one leads", Verdict.Status.BROKEN, "two lead", 7, 900);
        for (long seed = 1; seed <= 1200; seed++) {
            totals.add(new Seeded(
                    seed,
                    seed,
                    "plain",
                    seed,
                    10,
                    1_000,
                    Trace.End.Kind.TIME_UP,
                    seed % 400 == 0 ? List.of(broken) : List.of(),
                    List.of(),
                    new TreeSet<>(List.of("somebody leads")),
                    none,
                    new TreeMap<>(),
                    0,
                    new TreeSet<>(List.of(seed % 7)),
                    new TreeSet<>()));
        }
        assertThat(Ticker.line(totals, 600, 30_400_000_000L))
                .isEqualTo("1,200 seeds, 19.7 a second, 30s; 7 abstract states, 1 of 2 events reached; 3 failing:"
                        + " one leads 3");
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
                .containsPattern(
                        "unseen .*; another hour at least [0-9,]+; about one seed in [0-9]+ fails in a new way")
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
                .containsPattern(
                        "  \\./orrery replay .*failures/seed-\\d+/shrunk\\.yaml\n  drawn in .*report\\.html\n");
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
