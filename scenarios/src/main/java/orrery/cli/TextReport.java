package orrery.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import orrery.api.Operation;
import orrery.api.Times;
import orrery.verdict.Finding;
import orrery.verdict.Verdict;
import orrery.verdict.report.Report.Entry;
import orrery.viz.text.TextOptions;
import orrery.viz.text.TextTimeline;

/** Tells people about a run: its timeline, and what a timeline does not know. */
final class TextReport {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** Counter-examples are smaller, unless nothing smaller was found. */
    private static final int MOST_SEEN = 12;

    private final Console console;
    private final TextOptions.Level level;

    TextReport(Console console, TextOptions.Level level) {
        this.console = console;
        this.level = level;
    }

    /** What came of the run. */
    void story(Report report) {
        if (!report.title().isEmpty()) {
            console.line(console.styled(Style.STRONG, report.title()));
        }
        console.out()
                .print(TextTimeline.render(
                        report.trace(),
                        report.verdicts(),
                        report.remarks(),
                        new TextOptions(level, console.width(), true, console.colours())));
        console.line("");
        Style style = report.conclusion().asExpected() ? Style.GOOD : Style.BAD;
        console.line(console.styled(style, capitalised(report.conclusion().sentence()) + "."));
        if (report.conclusion().asExpected() && report.vacuity().vacuous()) {
            String little = "Warning: this proves less than it seems: "
                    + String.join("; ", report.vacuity().reasons()) + ".";
            console.line(console.styled(Style.DOUBTFUL, little));
        }
        report.weather().forEach(drawn -> entry("drew", Console.harmless(drawn)));
        report.verdicts().stream().filter(Verdict::broken).forEach(broken -> entry("why", why(broken)));
        report.seen().filter(seen -> !seen.first().holds()).ifPresent(this::seen);
        if (report.wallNanos() > 0) {
            entry("time", time(report.trace().summary().timeNanos(), report.wallNanos()));
        }
        if (report.verdicts().stream().anyMatch(Verdict::broken)
                && !report.again().isEmpty()) {
            entry("again", console.styled(Style.STRONG, report.again()));
        }
    }

    /** Where it can be read and seen again. */
    void files(Written files) {
        entry("wrote", Console.harmless(files.toString()));
        files.page().ifPresent(page -> entry("open", console.styled(Style.STRONG, page.toString())));
    }

    private void entry(String label, String text) {
        console.line(console.styled(Style.FAINT, String.format(Locale.ROOT, "%-6s", label)) + text);
    }

    /** Which operations of clients contradict each other, and what holds all the same. */
    private void seen(orrery.verdict.report.Report seen) {
        if (seen.first().finding() instanceof Finding.Broken broken) {
            String label = "seen";
            for (Operation operation :
                    broken.core().subList(0, Math.min(MOST_SEEN, broken.core().size()))) {
                entry(label, Console.harmless(seen.words(operation)));
                label = "";
            }
        }
        String strongest =
                String.join(", ", seen.strongest().stream().map(Entry::name).toList());
        entry(
                "holds",
                strongest.isEmpty() ? "no weaker model is known to" : strongest + ", of the models the strongest");
    }

    private static String why(Verdict broken) {
        String where = broken.step() < 0
                ? "over the whole run"
                : "step " + broken.step() + ", " + Times.text(broken.timeNanos());
        return Console.harmless(where + ": " + broken.promise() + ": " + broken.sentence());
    }

    private static String time(long simulatedNanos, long wallNanos) {
        BigDecimal ratio = new BigDecimal(simulatedNanos).divide(new BigDecimal(wallNanos), THREE_DIGITS);
        return Times.text(simulatedNanos) + " of virtual time in "
                + Times.text(new BigDecimal(wallNanos).round(THREE_DIGITS).longValue()) + " (" + ratio.toPlainString()
                + "x)";
    }

    static String capitalised(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
