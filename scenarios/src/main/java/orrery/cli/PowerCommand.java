package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Decoy;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.Strategy;
import orrery.explore.Trial;
import orrery.explore.fuzz.Count;
import orrery.explore.fuzz.Power;
import orrery.explore.fuzz.Searching;
import orrery.scenario.Catalog;
import orrery.scenario.Nearest;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures how soon campaigns find the wrong twins of a protocol. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure how many seeds it takes to find each wrong twin of a protocol.",
        footer = {
            "",
            "Plays PROTOCOL/campaign and every PROTOCOL/campaign-..., one seed each in turn; where the library has none,"
                    + " the first in PROTOCOL/ without a twin. Campaign c begins with seed c * 1,000,003. The protocol itself is played too, and its decoys: in them,"
                    + " nothing may be found. What --count counts is played by campaigns that begin with seed 1, and share the seeds"
                    + " evenly.",
            "",
            "For example: ./orrery power pingpong --campaigns 5 --cap 20"
        })
final class PowerCommand implements Callable<Integer> {

    private static final int MOST_CAMPAIGNS = 10_000;
    private static final String ALL = "all";

    /** Somebody wants no more. */
    private final AtomicBoolean stopped = new AtomicBoolean();

    @ParentCommand
    private Main orrery;

    @Parameters(paramLabel = "PROTOCOL", description = "Its name, as raft.")
    private String protocol;

    @Mixin
    private Brought brought;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description =
                    "What is played, a file or a name in the library; several are played in turn. Left out, the campaigns of"
                            + " the library.")
    private List<String> chosen = List.of();

    @Option(
            names = "--twin",
            paramLabel = "NAME",
            description =
                    "Look for this twin; several can be named. Left out, for all, and the protocol itself and its decoys are played too.")
    private List<String> sought = List.of();

    @Option(
            names = "--campaigns",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many campaigns look for each twin; 20 if left out.")
    private int campaigns = 20;

    @Option(
            names = "--from",
            paramLabel = "CAMPAIGN",
            defaultValue = "1",
            description =
                    "The number of the first campaign, from 1; another plays seeds on which nothing was tuned. 1 if left out.")
    private int from = 1;

    @Option(
            names = "--cap",
            paramLabel = "SEEDS",
            defaultValue = "1000",
            description = "How many seeds a campaign may play; 1000 if left out.")
    private long cap = 1000;

    @Option(
            names = "--controls",
            paramLabel = "SEEDS",
            description =
                    "How many seeds a campaign plays of the protocol itself and of its decoys; as many as of a twin if left"
                            + " out.")
    private @Nullable Long controlCap;

    @Option(
            names = "--count",
            paramLabel = "SEEDS",
            description =
                    "Count also in how many of so many seeds each twin breaks a promise; left out, that is not counted.")
    private @Nullable Long count;

    @Option(
            names = "--climate",
            paramLabel = "NAME",
            description = "calm, breezy, stormy or hostile. Left out, the scenario's own, or stormy where it has none.")
    private @Nullable String climate;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description =
                    "By which strategy: plain, weighted, pos, pct-2, pct-3, landmarks, pursuit, guided, mixed, or all, which compares"
                            + " them; mixed if left out.")
    private String strategy = Strategy.MIXED.toString();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many campaigns are played at a time; one a core if left out.")
    private @Nullable Integer jobs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; out/PROTOCOL-power if left out.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        allow("--campaigns", campaigns, MOST_CAMPAIGNS);
        allow("--from", from, MOST_CAMPAIGNS);
        allow("--cap", cap, Searching.APART);
        long least = controlCap == null ? cap : controlCap;
        allow("--controls", least, cap);
        if (count != null) {
            allow("--count", count, Searching.APART);
        }
        if (jobs != null) {
            allow("--jobs", jobs, 1024);
        }
        brought.join();
        List<Strategy> strategies = strategies();
        Protocol<?, ?> right = named();
        List<String> scenarios = scenarios();
        if (climate == null
                && scenarios.stream()
                        .anyMatch(scenario -> plan(scenario, "").climate().isEmpty())) {
            climate = "stormy";
        }
        Path folder = out == null ? OutputFolder.named(protocol, "power") : out;
        OutputFolder.at(folder);
        List<Twin> wanted = twins(right);
        Console console = orrery.console();
        return Farewell.during(
                console, stopped, () -> measured(console, right, wanted, strategies, scenarios, least, folder));
    }

    /** Looks for one after the other, and sums up what came of it; answers with an {@link ExitCode}. */
    private int measured(
            Console console,
            Protocol<?, ?> right,
            List<Twin> wanted,
            List<Strategy> strategies,
            List<String> scenarios,
            long least,
            Path folder) {
        List<PowerReport.Sought> twins = new ArrayList<>();
        List<PowerReport.Counted> counts = new ArrayList<>();
        for (Twin twin : wanted) {
            List<Trial> trials = trials(scenarios, twin.name());
            List<PowerReport.Sought> found = seek(strategies, twin.name(), twin.breaks(), trials, cap);
            List<PowerReport.Counted> counted = count(strategies, twin, trials);
            if (stopped.get()) {
                break;
            }
            twins.addAll(found);
            counts.addAll(counted);
        }
        List<String> names = sought.isEmpty() ? controls(right) : List.of();
        List<PowerReport.Sought> controls = new ArrayList<>();
        for (String name : names) {
            if (stopped.get()) {
                break;
            }
            List<PowerReport.Sought> found = seek(strategies, name, "", control(scenarios, right, name), least);
            if (!stopped.get()) {
                controls.addAll(found);
            }
        }
        List<String> left = new ArrayList<>();
        wanted.stream().skip(twins.size() / strategies.size()).map(Twin::name).forEach(left::add);
        names.stream()
                .skip(controls.size() / strategies.size())
                .map(PowerReport::control)
                .forEach(left::add);
        if (twins.isEmpty() && controls.isEmpty()) {
            console.remark("orrery: stopped before anything was measured, and nothing was written");
            return ExitCode.KEPT;
        }
        PowerReport report = new PowerReport(
                PowerReport.FORMAT,
                again(),
                protocol,
                String.join(", ", scenarios),
                climate == null ? "" : climate,
                campaigns,
                cap,
                controls,
                twins,
                counts);
        Written written = report.write(folder, left);
        if (strategies.size() > 1) {
            console.line(Console.harmless(report.summary()));
        }
        console.line(Console.harmless(report.table()));
        console.line("wrote     " + Console.harmless(folder + ": " + String.join(", ", written.names())));
        if (!left.isEmpty()) {
            console.remark("orrery: stopped; " + PowerReport.notMeasured(left));
        }
        return controls.stream().allMatch(control -> control.found() == 0) ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    /** @throws BadInput if there is no twin of a name that was given */
    private List<Twin> twins(Protocol<?, ?> right) {
        List<String> names = right.twins().stream().map(Twin::name).toList();
        for (String name : sought) {
            if (!names.contains(name)) {
                throw new BadInput("--twin: " + protocol + " has no wrong twin \"" + name + "\"; it has "
                        + String.join(", ", names)
                        + Nearest.to(name, names)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
        return right.twins().stream()
                .filter(twin -> sought.isEmpty() || sought.contains(twin.name()))
                .toList();
    }

    /** The names of the protocol itself, which is empty, and of its decoys. */
    private static List<String> controls(Protocol<?, ?> right) {
        return Stream.concat(Stream.of(""), right.decoys().stream().map(Decoy::name))
                .toList();
    }

    private List<Trial> control(List<String> scenarios, Protocol<?, ?> right, String name) {
        List<Trial> itself = trials(scenarios, "");
        return right.decoys().stream()
                .filter(decoy -> decoy.name().equals(name))
                .findFirst()
                .map(decoy ->
                        itself.stream().map(trial -> trial.of(decoy.protocol())).toList())
                .orElse(itself);
    }

    private static void allow(String option, long found, long most) {
        if (found < 1 || found > most) {
            throw new BadInput(option + ": found " + found + ", but it is a whole number from 1 to " + most);
        }
    }

    private Protocol<?, ?> named() {
        try {
            return Protocols.installed().named(protocol);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private List<String> scenarios() {
        if (!chosen.isEmpty()) {
            for (String scenario : chosen) {
                String other = plan(scenario, "").scenario().protocol();
                if (!other.equals(protocol)) {
                    throw new BadInput("--scenario: " + scenario + " is of " + other + ", not of " + protocol);
                }
            }
            return chosen;
        }
        String group = protocol + "/";
        List<String> names = Catalog.bundled().list().stream()
                .filter(entry -> entry.protocol().equals(protocol))
                .map(Catalog.Entry::name)
                .filter(name -> name.startsWith(group))
                .toList();
        String campaign = group + "campaign";
        List<String> campaigns = names.stream()
                .filter(name -> name.equals(campaign) || name.startsWith(campaign + "-"))
                .toList();
        return !campaigns.isEmpty()
                ? campaigns
                : List.of(names.stream()
                        .filter(name -> plan(name, "").twin().isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new BadInput("the library has no scenario of " + protocol
                                + " without a twin; name one of your own with --scenario")));
    }

    private List<Trial> trials(List<String> scenarios, String twin) {
        return scenarios.stream()
                .map(scenario -> plan(scenario, twin).trial(false))
                .toList();
    }

    /** @param twin its name; empty for what the scenario names */
    private Plan plan(String scenario, String twin) {
        List<String> settings = new ArrayList<>();
        if (!twin.isEmpty()) {
            settings.add("twin=" + twin);
        }
        if (climate != null) {
            settings.add("climate=" + climate);
        }
        return new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(scenario), settings);
    }

    private List<Strategy> strategies() {
        if (strategy.equals(ALL)) {
            return Strategy.all();
        }
        try {
            return List.of(Strategy.parse(strategy));
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("--strategy: " + Choice.StrategyReader.wrong(strategy, unknown), unknown);
        }
    }

    /**
     * By each strategy, the plain one first, against which the others are compared; by fewer of them where somebody wants no
     * more.
     */
    private List<PowerReport.Sought> seek(
            List<Strategy> strategies, String name, String breaks, List<Trial> trials, long most) {
        Console console = orrery.console();
        List<PowerReport.Sought> sought = new ArrayList<>();
        Optional<Power> plain = Optional.empty();
        for (Strategy each : strategies) {
            Optional<Power> played = Searching.play(
                    trials.stream().map(trial -> trial.by(each)).toList(),
                    from,
                    campaigns,
                    most,
                    threads(),
                    stopped::get);
            if (played.isEmpty()) {
                break;
            }
            Power power = played.get();
            if (each.equals(Strategy.PLAIN)) {
                plain = played;
            }
            sought.add(PowerReport.Sought.of(
                    name,
                    each.toString(),
                    breaks,
                    power,
                    plain.map(power::sooner).orElse(-1.)));
            if (console.terminal()) {
                console.remark((name.isEmpty() ? PowerReport.ITSELF : name) + ", " + each + ": found in "
                        + power.found() + " of " + campaigns);
            }
        }
        return sought;
    }

    /** By each strategy, if that was asked for; by fewer of them where somebody wants no more. */
    private List<PowerReport.Counted> count(List<Strategy> strategies, Twin twin, List<Trial> trials) {
        List<PowerReport.Counted> counts = new ArrayList<>();
        if (count != null) {
            for (Strategy each : strategies) {
                List<Trial> by = trials.stream().map(trial -> trial.by(each)).toList();
                Count.of(by, count, threads(), stopped::get)
                        .map(found -> PowerReport.Counted.of(twin, each.toString(), found))
                        .ifPresent(counts::add);
            }
        }
        return counts;
    }

    private int threads() {
        return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    private String again() {
        List<String> words = new ArrayList<>(
                List.of("power", protocol, "--campaigns", Integer.toString(campaigns), "--cap", Long.toString(cap)));
        words.addAll(1, brought.words());
        chosen.forEach(scenario -> words.addAll(List.of("--scenario", scenario)));
        sought.forEach(twin -> words.addAll(List.of("--twin", twin)));
        if (from > 1) {
            words.addAll(List.of("--from", Integer.toString(from)));
        }
        if (controlCap != null) {
            words.addAll(List.of("--controls", controlCap.toString()));
        }
        if (count != null) {
            words.addAll(List.of("--count", count.toString()));
        }
        if (climate != null) {
            words.addAll(List.of("--climate", climate));
        }
        words.addAll(List.of("--strategy", strategy));
        return Shell.orrery(words);
    }
}
