package orrery.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.explore.Strategy;
import orrery.explore.fuzz.Campaign;
import orrery.explore.fuzz.Examples;
import orrery.explore.fuzz.Failure;
import orrery.explore.fuzz.Origin;
import orrery.explore.fuzz.Seeded;
import orrery.explore.fuzz.Totals;
import orrery.scenario.Plan;
import orrery.scenario.SeedRange;
import orrery.scenario.TimeText;
import orrery.viz.campaign.SeedStrip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays a scenario under many seeds and sums up what came of them. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play a scenario under many seeds, each with weather of its own, and sum up what broke.",
        footer = {
            "",
            "What came of each seed is written at once, so that a campaign that was stopped goes on where it stood."
                    + " The first failure of each kind is shrunk and drawn, in failures/ of the campaign's folder.",
            "Each seed draws a strategy, unless --strategy names one for all.",
            "",
            "For example: ./orrery fuzz raft/leader-crash --seeds 1..200 --climate stormy"
        })
final class FuzzCommand implements Callable<Integer> {

    private static final SeedRange USUAL = new SeedRange(1, 1000);
    private static final int MOST_SHRUNK = 10;
    private static final String FAILURES = "failures";

    /** Somebody wants no more. */
    private final AtomicBoolean stopped = new AtomicBoolean();

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            converter = SeedsReader.class,
            description = "All seeds from A to B; 1..1000 if left out.")
    private @Nullable SeedRange seeds;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Stop after this time, as 60s, whatever seeds are left.")
    private @Nullable String time;

    @Option(
            names = "--climate",
            paramLabel = "NAME",
            description =
                    "calm, breezy, stormy or hostile: what each seed draws its weather from. Left out, the scenario's"
                            + " own, or stormy where it has none.")
    private @Nullable String climate;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many seeds are played at a time; one a core if left out.")
    private @Nullable Integer jobs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; out/SCENARIO-fuzz if left out.")
    private @Nullable Path out;

    @Option(names = "--anew", description = "Forget what an earlier campaign left in the folder, and begin anew.")
    private boolean anew;

    @Option(names = "--stop", description = "Stop at the first seed that breaks a promise.")
    private boolean stopAtFirst;

    @Option(names = "--no-shrink", description = "Leave the failures as they were found: shrink and draw none.")
    private boolean noShrink;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Console console = orrery.console();
        if (choice.namesSeed()) {
            throw new BadInput("--seed names one seed; a campaign has many: --seeds A..B");
        }
        int threads = threads();
        long nanos = time == null ? Long.MAX_VALUE : limit(time);
        return Farewell.during(console, stopped, () -> played(console, threads, nanos));
    }

    /** Plays the seeds and sums them up; answers with an {@link ExitCode}. */
    private int played(Console console, int threads, long nanos) throws Exception {
        Plan plan = choice.namesStrategy() ? plan() : plan().by(Strategy.MIXED);
        SeedRange all = seeds == null ? time == null ? USUAL : new SeedRange(1, Long.MAX_VALUE) : seeds;
        Path folder = out == null ? OutputFolder.named(plan.name(), "fuzz") : out;
        Totals totals = totals(plan);
        List<SeedStrip.Seed> drawn = new ArrayList<>();
        Coverage coverage = new Coverage();
        Campaign campaign = new Campaign(plan.trial(false), all.first());
        try (Ledger<Seeded> ledger = Ledger.open(folder, plan, all.first(), anew, known -> {
            campaign.recall(known);
            if (known.seed() <= all.last()) {
                take(known, totals, drawn, coverage);
            }
        })) {
            if (anew) {
                forgetFailures(folder.resolve(FAILURES));
            }
            long started = console.nanoTime().getAsLong();
            int played = play(
                    console,
                    campaign,
                    all,
                    ledger,
                    seeded -> take(seeded, totals, drawn, coverage),
                    totals,
                    nanos,
                    threads);
            long wall = Math.max(1, console.nanoTime().getAsLong() - started);
            FuzzReport report = FuzzReport.of(
                    plan, totals, this::again, smaller(console, plan, totals, folder), played, wall, folder);
            Written written = report.write(folder, drawn, coverage.chart(plan.name(), totals));
            if (json) {
                console.line(Json.text(report));
            } else {
                new FuzzText(console).tell(report, totals, written);
            }
            if (stopped.get()) {
                console.remark("orrery: stopped; the same line goes on where it stood");
            }
            return report.asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
        }
    }

    private static long limit(String time) {
        try {
            return TimeText.nanos(time);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--for: found \"" + time + "\", but " + wrong.getMessage(), wrong);
        }
    }

    /** The scenario in its own climate, in the one that was named, or in stormy weather. */
    private Plan plan() {
        if (climate != null) {
            return choice.plan(List.of("climate=" + climate));
        }
        Plan plan = choice.plan();
        if (plan.climate().isPresent() || plan.scenario().climate().isPresent()) {
            return plan;
        }
        climate = "stormy";
        return choice.plan(List.of("climate=stormy"));
    }

    static Totals totals(Plan plan) {
        return new Totals(plan.protocol().checks().stream()
                .filter(Check.Probe.class::isInstance)
                .map(Check::promise)
                .toList());
    }

    /** Of the seeds themselves no more is kept than can be drawn: there may be millions. */
    private static void take(Seeded seeded, Totals totals, List<SeedStrip.Seed> drawn, Coverage coverage) {
        totals.add(seeded);
        coverage.seen(totals);
        if (drawn.size() < FuzzReport.MOST_DRAWN) {
            drawn.add(FuzzReport.cell(seeded));
        }
    }

    /** Plays what the ledger does not know yet. Answers how many were played. */
    private int play(
            Console console,
            Campaign campaign,
            SeedRange all,
            Ledger<Seeded> ledger,
            Consumer<Seeded> taker,
            Totals totals,
            long nanos,
            int threads) {
        long started = console.nanoTime().getAsLong();
        int[] played = {0};
        Ticker ticker = new Ticker(console);
        if (ledger.next() <= all.last() && !(stopAtFirst && totals.failing() > 0)) {
            campaign.play(all.last(), threads, seeded -> {
                ledger.add(seeded);
                taker.accept(seeded);
                played[0]++;
                long elapsed = console.nanoTime().getAsLong() - started;
                ticker.tick(totals, played[0], elapsed);
                return elapsed < nanos && !stopped.get() && !(stopAtFirst && !seeded.held());
            });
        }
        ticker.erase();
        return played[0];
    }

    private static void forgetFailures(Path failures) throws IOException {
        // where a link leads is nobody's to forget
        if (Files.isDirectory(failures, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> seeds =
                    Files.newDirectoryStream(failures, seed -> Files.isDirectory(seed, LinkOption.NOFOLLOW_LINKS))) {
                for (Path seed : seeds) {
                    SmallerRun.forget(OutputFolder.at(seed));
                }
            }
        }
    }

    /** For each way to fail, its first run, shrunk and drawn in a folder of its own. */
    private SortedMap<Long, SmallerRun> smaller(Console console, Plan plan, Totals totals, Path folder) {
        SortedMap<Long, SmallerRun> smaller = new TreeMap<>();
        if (noShrink || stopped.get()) {
            return smaller;
        }
        List<Failure> failures = totals.failures().stream().limit(MOST_SHRUNK).toList();
        return Progress.during(console, "shrinking " + failures.size() + " failures", () -> {
            Examples.of(plan.trial(false), failures, threads(), stopped::get).forEach((seed, shrunk) -> {
                Path into = folder.resolve(FAILURES).resolve("seed-" + seed);
                smaller.put(
                        seed,
                        SmallerRun.write(
                                console, plan.withSeed(seed), choice.protocolWords(), shrunk, OutputFolder.at(into)));
            });
            return smaller;
        });
    }

    private int threads() {
        return threads(jobs);
    }

    /** As many as were asked for, or one a core. */
    static int threads(@Nullable Integer jobs) {
        if (jobs != null && (jobs < 1 || jobs > 1024)) {
            throw new BadInput("--jobs: found " + jobs + ", but it is a whole number from 1 to 1024");
        }
        return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    /** The words that play one of the seeds alone. */
    private List<String> again(Origin origin) {
        List<String> words = new ArrayList<>(choice.words(origin.seed(), origin.strategy()));
        Optional.ofNullable(climate).ifPresent(name -> words.addAll(List.of("--set", "climate=" + name)));
        return words;
    }
}
