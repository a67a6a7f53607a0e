package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.fuzz.Power;
import orrery.explore.fuzz.Searching;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import picocli.CommandLine.Command;
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
            "Plays PROTOCOL/campaign if the library has one, otherwise the first in PROTOCOL/ without a twin."
                    + " Campaign c begins with seed c * 1,000,003. The protocol itself is played too: in it, nothing may be"
                    + " found.",
            "",
            "For example: ./orrery power pingpong --campaigns 5 --cap 20"
        })
final class PowerCommand implements Callable<Integer> {

    private static final int MOST_CAMPAIGNS = 10_000;

    @ParentCommand
    private Main orrery;

    @Parameters(paramLabel = "PROTOCOL", description = "Its name, as raft.")
    private String protocol;

    @Option(
            names = "--campaigns",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many campaigns look for each twin; 20 if left out.")
    private int campaigns = 20;

    @Option(
            names = "--cap",
            paramLabel = "SEEDS",
            defaultValue = "1000",
            description = "How many seeds a campaign may play; 1000 if left out.")
    private long cap = 1000;

    @Option(
            names = "--climate",
            paramLabel = "NAME",
            description = "calm, breezy, stormy or hostile. Left out, the scenario's own, or stormy where it has none.")
    private @Nullable String climate;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many campaigns are played at a time; one a core if left out.")
    private @Nullable Integer jobs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; out/PROTOCOL-power if left out.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        allow("--campaigns", campaigns, MOST_CAMPAIGNS);
        allow("--cap", cap, Searching.APART);
        if (jobs != null) {
            allow("--jobs", jobs, 1024);
        }
        Protocol<?, ?> right = named();
        String scenario = scenario();
        if (climate == null && plan(scenario, "").climate().isEmpty()) {
            climate = "stormy";
        }
        Path folder = out == null ? OutputFolder.named(protocol, "power") : out;
        OutputFolder.at(folder);
        List<PowerReport.Sought> twins = new ArrayList<>();
        for (Twin twin : right.twins()) {
            twins.add(seek(scenario, twin.name(), twin.breaks()));
        }
        PowerReport.Sought control = seek(scenario, "", "");
        PowerReport report = new PowerReport(
                PowerReport.FORMAT,
                again(),
                protocol,
                scenario,
                climate == null ? "" : climate,
                campaigns,
                cap,
                control,
                twins);
        Written written = report.write(folder);
        Console console = orrery.console();
        console.line(Console.harmless(report.table()));
        console.line("wrote     " + Console.harmless(folder + ": " + String.join(", ", written.names())));
        return control.found() == 0 ? ExitCode.KEPT : ExitCode.BROKEN;
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

    private String scenario() {
        String group = protocol + "/";
        List<String> names = Catalog.bundled().list().stream()
                .filter(entry -> entry.protocol().equals(protocol))
                .map(Catalog.Entry::name)
                .filter(name -> name.startsWith(group))
                .toList();
        String campaign = group + "campaign";
        return names.contains(campaign)
                ? campaign
                : names.stream()
                        .filter(name -> plan(name, "").twin().isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new BadInput("the library has no scenario of " + protocol
                                + " without a twin; write one, and name it " + campaign));
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

    private PowerReport.Sought seek(String scenario, String twin, String breaks) {
        Console console = orrery.console();
        int threads = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        Power power = Searching.play(plan(scenario, twin).trial(false), campaigns, cap, threads, search -> {});
        if (console.terminal()) {
            console.remark((twin.isEmpty() ? "the protocol itself" : twin) + ": found in " + power.found() + " of "
                    + campaigns);
        }
        return PowerReport.Sought.of(twin, breaks, power);
    }

    private String again() {
        List<String> words = new ArrayList<>(
                List.of("power", protocol, "--campaigns", Integer.toString(campaigns), "--cap", Long.toString(cap)));
        if (climate != null) {
            words.addAll(List.of("--climate", climate));
        }
        return Shell.orrery(words);
    }
}
