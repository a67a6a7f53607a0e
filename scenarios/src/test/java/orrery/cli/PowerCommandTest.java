package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.explore.fuzz.Power;

/** How soon the twins of the smallest protocol are found, which is the same however many threads look for them. */
class PowerCommandTest {

    private static final Pattern FAILING = Pattern.compile("(\\d+) of \\d+ seeds broke a promise");

    @TempDir
    private Path folder;

    private Terminal.Typed power(String protocol, String out, String... more) {
        List<String> words = new ArrayList<>(
                List.of("power", protocol, "--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    @Test
    void oneThreadOrMany() throws IOException {
        Terminal.Typed typed = power("pingpong", "one", "--campaigns", "4", "--cap", "12", "--jobs", "1");
        power("pingpong", "many", "--campaigns", "4", "--cap", "12", "--jobs", "3");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("| none: the protocol itself | 0 of 4 | 0 % (0 to 60) | > 12 (");
        assertThat(folder.resolve("one")).isDirectoryContaining("glob:**/survival.png");
        for (String file : List.of("power.json", "power.md", "survival.svg", "survival.csv")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("many").resolve(file));
        }
    }

    @Test
    void aTwinIsFoundByThePromiseThatItNames() throws IOException {
        power("pingpong", "out", "--campaigns", "3", "--cap", "40");
        PowerReport report = Json.read(folder.resolve("out").resolve(PowerReport.JSON), PowerReport.class);
        assertThat(report.command()).isEqualTo("./orrery power pingpong --campaigns 3 --cap 40 --strategy mixed");
        assertThat(report.twins()).extracting(PowerReport.Sought::twin).contains("never-retries");
        assertThat(report.twins()).anySatisfy(twin -> assertThat(twin.named()).isPositive());
        assertThat(report.twins())
                .flatExtracting(PowerReport.Sought::searches)
                .extracting(Power.Search::first)
                .contains(1_000_003L, 2_000_006L, 3_000_009L);
        assertThat(Files.readString(folder.resolve("out").resolve("survival.csv")))
                .startsWith("name,seeds,campaigns,still_nothing\n");
    }

    /** Campaigns that play on after they have found something count as many, where each plays its part of the seeds. */
    @Test
    void seedsAreCounted() {
        List<String> scenarios = List.of("pingpong/campaign", "pingpong/lossy");
        List<String> seeds = List.of("1..16", "1..15");
        String[] both = {"--scenario", scenarios.get(0), "--scenario", scenarios.get(1)};
        List<String> words = new ArrayList<>(List.of("--campaigns", "1", "--cap", "5", "--count", "31"));
        words.addAll(List.of(both));
        power("pingpong", "counted", words.toArray(String[]::new));
        PowerReport report = Json.read(folder.resolve("counted").resolve(PowerReport.JSON), PowerReport.class);
        assertThat(report.command()).contains(" --count 31 ");
        assertThat(report.counts()).hasSameSizeAs(report.twins()).anyMatch(counted -> counted.found() > 0);
        for (PowerReport.Counted counted : report.counts()) {
            long found = 0;
            for (int at = 0; at < scenarios.size(); at++) {
                String told = Terminal.plain()
                        .type(
                                "fuzz",
                                scenarios.get(at),
                                "--set",
                                "twin=" + counted.twin(),
                                "--set",
                                "climate=stormy",
                                "--seeds",
                                seeds.get(at),
                                "--no-shrink",
                                "--out",
                                folder.resolve(counted.twin() + at).toString())
                        .out();
                Matcher failing = FAILING.matcher(told);
                assertThat(failing.find()).as(told).isTrue();
                found += Long.parseLong(failing.group(1));
            }
            assertThat(counted.found()).as(counted.twin()).isEqualTo(found);
        }
    }

    /** As Ctrl-C does: what is half measured would be taken for a twin that is hard to find. */
    @Test
    void whoeverInterruptsKeepsTheTwinsThatAreDone() throws IOException, InterruptedException {
        Path out = folder.resolve("interrupted");
        Process process = Child.process(
                        "power",
                        "pingpong",
                        "--campaigns",
                        "2",
                        "--cap",
                        "1000000",
                        "--jobs",
                        "2",
                        "--out",
                        out.toString())
                .start();
        // its twins take a small part of that, the protocol itself minutes
        while (process.isAlive() && worked(process).compareTo(Duration.ofSeconds(5)) < 0) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        Child.Ended ended = Child.end(process);
        assertThat(ended.out())
                .contains("| counts-late-pongs | 2 of 2 | ", "| never-retries | 2 of 2 | ", "\nwrote     ");
        assertThat(ended.err()).contains("orrery: stopped; not measured: the protocol itself\n");
        assertThat(Files.readString(out.resolve("power.md")))
                .endsWith("\nStopped; not measured: the protocol itself.\n");
        assertThat(Json.read(out.resolve(PowerReport.JSON), PowerReport.class).controls())
                .isEmpty();
    }

    private static Duration worked(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Test
    void strategiesAreComparedWithThePlainOne() throws IOException {
        Terminal.Typed typed = power("pingpong", "all", "--campaigns", "3", "--cap", "20", "--strategy", "all");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("| strategy | twins found |", "| never-retries | landmarks | ");
        PowerReport report = Json.read(folder.resolve("all").resolve(PowerReport.JSON), PowerReport.class);
        assertThat(report.strategies()).hasSize(9).startsWith("plain").endsWith("mixed");
        assertThat(report.twins())
                .filteredOn(sought -> sought.strategy().equals("plain"))
                .extracting(PowerReport.Sought::sooner)
                .containsOnly(.5);
        assertThat(Files.readString(folder.resolve("all").resolve("survival.csv")))
                .contains("guided,0,6,6");
    }

    /** Who works on one twin need not wait for the others; other seeds show whether what was found holds there, too. */
    @Test
    void oneTwinOnOtherSeeds() throws IOException {
        Terminal.Typed typed =
                power("pingpong", "fresh", "--twin", "never-retries", "--from", "8", "--campaigns", "2", "--cap", "20");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        PowerReport report = Json.read(folder.resolve("fresh").resolve(PowerReport.JSON), PowerReport.class);
        assertThat(report.command())
                .isEqualTo(
                        "./orrery power pingpong --campaigns 2 --cap 20 --twin never-retries --from 8 --strategy mixed");
        assertThat(report.controls()).isEmpty();
        assertThat(report.twins()).extracting(PowerReport.Sought::twin).containsExactly("never-retries");
        assertThat(report.twins().getFirst().searches())
                .extracting(Power.Search::first)
                .containsExactly(8_000_024L, 9_000_027L);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(power("pingpong", "bad", "--twin", "never-retires").err())
                .contains("pingpong has no wrong twin \"never-retires\"", "did you mean never-retries?");
        assertThat(power("pingpong", "bad", "--from", "0").err()).contains("--from: found 0");
        assertThat(power("pingpnog", "bad").err()).contains("did you mean \"pingpong\"?");
        assertThat(power("pingpong", "bad", "--campaigns", "0").err()).contains("--campaigns: found 0");
        assertThat(power("pingpong", "bad", "--cap", "0").err()).contains("--cap: found 0");
        assertThat(power("pingpong", "bad", "--count", "0").err()).contains("--count: found 0");
        assertThat(power("pingpong", "bad", "--strategy", "clever").err())
                .contains("--strategy: found \"clever\", but a strategy is one of plain, weighted, pos");
        assertThat(power("pingpong", "bad", "--climate", "sunny").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("bad")).doesNotExist();
    }
}
