package orrery.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import orrery.api.Protocol;
import orrery.lint.Leak;
import orrery.lint.LeakText;
import orrery.lint.Lint;
import orrery.scenario.Protocols;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds in compiled classes what can make a run depend on more than its scenario and its seed. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Find leaks of determinism in compiled protocols.",
        footer = {
            "",
            "For example: ./orrery lint my-protocol.jar --package com.acme, or ./orrery lint --protocol Mine.java",
            "",
            "Exit codes: 0 no leaks, though there may be warnings; 1 leaks; 2 classes that cannot be read."
        })
final class LintCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Parameters(
            arity = "0..*",
            paramLabel = "JAR|FOLDER",
            description = "Compiled classes; those of all installed protocols if left out.")
    private List<Path> places = List.of();

    @Mixin
    private Brought brought;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Look at this package and those below it only, as in a jar that holds libraries too.")
    private String packageName = "";

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** For machines. */
    record Found(long leaks, long warnings, List<LeakLine> places) {}

    /**
     * @param method empty where a field leaks
     * @param line 0 where the compiler noted none
     * @param warning whether it only hints at a leak, and need be none
     */
    record LeakLine(
            String className,
            String method,
            String file,
            int line,
            String kind,
            boolean warning,
            String what,
            String why,
            String instead) {

        static LeakLine of(Leak leak) {
            return new LeakLine(
                    leak.className(),
                    leak.method(),
                    leak.file(),
                    leak.line(),
                    leak.kind().word(),
                    leak.kind().isWarning(),
                    leak.what(),
                    leak.why(),
                    leak.instead());
        }
    }

    @Override
    public Integer call() {
        Console console = orrery.console();
        List<Leak> leaks = Progress.during(console, "reading classes", this::leaks);
        long warnings = leaks.stream().filter(leak -> leak.kind().isWarning()).count();
        long certain = leaks.size() - warnings;
        if (json) {
            List<LeakLine> lines = leaks.stream().map(LeakLine::of).toList();
            console.line(Json.text(new Found(certain, warnings, lines)));
        } else {
            print(console, LeakText.of(leaks), certain == 0 ? Style.GOOD : Style.BAD);
        }
        return certain == 0 ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    private List<Leak> leaks() {
        List<Path> named =
                Stream.concat(places.stream(), brought.join().stream()).toList();
        if (!named.isEmpty()) {
            return named.stream()
                    .flatMap(place -> Lint.inspect(place, packageName).stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
        if (!packageName.isEmpty()) {
            throw new BadInput("--package: name the jar or the folder that holds " + packageName);
        }
        List<Leak> leaks = new ArrayList<>();
        packagesByPlace().forEach((place, name) -> leaks.addAll(Lint.inspect(place, name)));
        return leaks.stream().sorted().toList();
    }

    /** Where the installed protocols were loaded from, and the package that holds all of them that lie there. */
    private static Map<Path, String> packagesByPlace() {
        Map<Path, String> packages = new TreeMap<>();
        for (Protocol<?, ?> protocol : Protocols.installed().all()) {
            Class<?> type = protocol.getClass();
            try {
                Path place = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI());
                packages.merge(place, type.getPackageName(), LintCommand::common);
            } catch (URISyntaxException e) {
                throw new BadInput("cannot find the classes of " + type.getName() + ": " + e.getMessage(), e);
            }
        }
        return packages;
    }

    /** The package around both. */
    private static String common(String one, String other) {
        String[] ones = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        int same = 0;
        while (same < ones.length && same < others.length && Objects.equals(ones[same], others[same])) {
            same++;
        }
        return String.join(".", List.of(ones).subList(0, same));
    }

    /** Kinds stand at the beginning of a line; the last line says what came of it. */
    private static void print(Console console, String text, Style outcome) {
        List<String> lines = text.lines().toList();
        for (String line : lines.subList(0, lines.size() - 1)) {
            boolean kind = !line.isEmpty() && line.charAt(0) != ' ';
            console.line(kind ? console.styled(Style.STRONG, line) : Console.harmless(line));
        }
        console.line(console.styled(outcome, lines.getLast()));
    }
}
