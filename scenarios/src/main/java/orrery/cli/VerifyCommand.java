package orrery.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.trace.Parting;
import orrery.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays a scenario in Java machines that have as little as possible in common, and compares the runs. */
@Command(
        name = "verify",
        description = "Play a scenario in different Java machines and compare the runs, step by step.",
        footer = {"", "Exit codes: 0 the runs are equal, 1 they differ."})
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Help help;

    @Mixin
    private Choice choice;

    @Option(
            names = "--jdk",
            paramLabel = "PATH",
            description = "Another JDK for the second run; named several times, for one run more each.")
    private List<Path> jdks = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = orrery.console();
        List<String> words = choice.words(choice.plan());
        List<Machine> machines = new ArrayList<>(List.of(Machine.usual()));
        (jdks.isEmpty() ? List.of(Machine.thisHome()) : jdks).forEach(jdk -> machines.add(Machine.unusual(jdk)));
        try (Workshop workshop = Workshop.open()) {
            List<Path> folders;
            try (Progress progress = Progress.of(console, "playing " + machines.size() + " times")) {
                folders = play(machines, words, workshop);
            }
            return compare(console, machines, folders);
        }
    }

    /** Lets all machines play at once; answers the folders that they wrote. */
    private static List<Path> play(List<Machine> machines, List<String> words, Workshop workshop)
            throws IOException, InterruptedException {
        List<Path> folders = new ArrayList<>();
        for (Machine machine : machines) {
            Path folder = workshop.folder("run-" + folders.size());
            workshop.watch(machine.start(words, folder));
            folders.add(folder);
        }
        for (int nth = 0; nth < machines.size(); nth++) {
            int code = workshop.processes().get(nth).waitFor();
            if (code > ExitCode.BROKEN) {
                throw new BadInput(
                        "the run in " + machines.get(nth).name() + " failed:\n" + Machine.complaint(folders.get(nth)));
            }
        }
        return folders;
    }

    private static int compare(Console console, List<Machine> machines, List<Path> folders) throws IOException {
        JsonReport first = report(folders.getFirst());
        int code = ExitCode.KEPT;
        for (int nth = 0; nth < machines.size(); nth++) {
            JsonReport report = report(folders.get(nth));
            console.line(report.digest() + " over " + report.steps() + " steps: "
                    + Console.harmless(machines.get(nth).name()));
            if (!report.digest().equals(first.digest())) {
                console.line(console.styled(Style.BAD, "differs from the first run") + ": "
                        + Console.harmless(parting(folders.getFirst(), folders.get(nth))));
                code = ExitCode.BROKEN;
            }
        }
        if (code == ExitCode.KEPT) {
            console.line(console.styled(Style.GOOD, "All runs are equal."));
        }
        return code;
    }

    private static JsonReport report(Path folder) {
        return Json.read(folder.resolve(Gallery.REPORT), JsonReport.class);
    }

    private static String parting(Path first, Path second) throws IOException {
        return Parting.of(TraceFile.load(first.resolve(Gallery.TRACE)), TraceFile.load(second.resolve(Gallery.TRACE)))
                .map(Parting::sentence)
                .orElse("in something that is not recorded in a step");
    }
}
