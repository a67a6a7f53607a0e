package orrery.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import orrery.api.Times;
import orrery.explore.fuzz.Totals;
import orrery.trace.Trace;

/** Tells people what came of a campaign. */
final class FuzzText {

    private static final long HOUR = 3_600_000_000_000L;

    private final Console console;

    FuzzText(Console console) {
        this.console = console;
    }

    void tell(FuzzReport report, Totals totals, Written written) {
        double rate = report.played() * 1e9 / report.wallNanos();
        entry("seeds", number(report.seeds()) + played(report, rate));
        entry(
                "simulated",
                Times.text(report.simulatedNanos()) + ", " + number(report.steps()) + " steps, "
                        + number(report.answeredOperations()) + " operations answered");
        entry(
                "distinct",
                number(report.distinctRuns()) + " runs, " + number(report.distinctStates()) + " abstract states, "
                        + number(report.distinctEdges()) + " pairs of changes");
        if (report.played() > 0) {
            entry(
                    "unseen",
                    String.format(
                                    Locale.ROOT,
                                    "the next seed shows %.3f new abstract states; another hour at least %s",
                                    report.newStatesPerSeed(),
                                    number(StrictMath.round(totals.newOutlinesIn((long) (rate * HOUR / 1e9)))))
                            + newFailures(report.chanceOfNewFailure()));
        }
        entry("by", strategies(report.strategies()));
        entry("faults", counts(report.fired()));
        report.reached().forEach((event, count) -> {
            if (count > 0) {
                entry("reached", event + " in " + number(count));
            }
        });
        report.noted().forEach((note, count) -> entry("noted", Console.harmless(note) + " in " + number(count)));
        report.unsure().forEach((promise, count) -> entry("unsure", promise + " in " + number(count)));
        if (!report.ends().isEmpty()) {
            entry("ended", counts(report.ends()).toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        console.line("");
        failures(report.failures());
        console.line(console.styled(
                report.asExpected() ? Style.GOOD : Style.BAD,
                number(report.failing()) + " of " + number(report.seeds()) + " seeds broke a promise"
                        + (report.failing() > 0 && report.asExpected() ? ", as expected." : ".")
                        + unfinished(report.ends().getOrDefault(Trace.End.Kind.STEP_LIMIT.name(), 0L))));
        report.reached().forEach((event, count) -> {
            if (count == 0) {
                entry("never", console.styled(Style.DOUBTFUL, event));
            }
        });
        entry(
                "wrote",
                Console.harmless(written.folder() + ": " + Ledger.NAME + ", " + String.join(", ", written.names())));
    }

    private static String unfinished(long seeds) {
        return seeds == 0 ? "" : " " + number(seeds) + " ended at the limit of steps; what would have come, nobody knows.";
    }

    /** Nothing where each way to fail was seen more than once: then one can only say that others are rare. */
    private static String newFailures(double chance) {
        return chance > 0 ? "; about one seed in " + number(StrictMath.round(1 / chance)) + " fails in a new way" : "";
    }

    private static String played(FuzzReport report, double rate) {
        if (report.played() == 0) {
            return ", all of them known";
        }
        String speed = String.format(Locale.ROOT, "%.1f a second", rate);
        return report.played() == report.seeds()
                ? ", " + speed
                : ", " + number(report.seeds() - report.played()) + " of them known, the others " + speed;
    }

    private void failures(List<FuzzReport.Failing> failures) {
        Set<String> told = new HashSet<>();
        for (FuzzReport.Failing failing : failures) {
            console.line(console.styled(Style.STRONG, failing.promise()) + ", in " + number(failing.count())
                    + (failing.count() == 1 ? " seed" : " seeds") + ", first in seed " + failing.seed());
            console.line("  " + Console.harmless(failing.sentence()));
            console.line("  " + console.styled(Style.STRONG, failing.again()));
            FuzzReport.Smaller shrunk = failing.shrunk();
            if (shrunk != null && told.add(shrunk.file())) {
                console.line("  shrunk to " + shrunk.counts() + ":");
                shrunk.sentences().forEach(sentence -> console.line(Console.harmless("  - " + sentence)));
                console.line("  " + console.styled(Style.STRONG, shrunk.again()));
                console.line("  drawn in "
                        + Console.harmless(Path.of(shrunk.file())
                                .resolveSibling(Written.PAGE)
                                .toString()));
            } else if (shrunk != null) {
                console.line("  the same run as above");
            }
            console.line("");
        }
    }

    /** As in {@code plain 20, pos 10 (2 failing)}. */
    private static String strategies(Map<String, Totals.Share> strategies) {
        return strategies.entrySet().stream()
                .map(entry -> entry.getKey() + " " + number(entry.getValue().seeds())
                        + (entry.getValue().failing() == 0
                                ? ""
                                : " (" + number(entry.getValue().failing()) + " failing)"))
                .collect(Collectors.joining(", "));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void entry(String label, String text) {
        console.line(console.styled(Style.FAINT, String.format(Locale.ROOT, "%-10s", label)) + text);
    }
}
