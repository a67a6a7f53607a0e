package orrery.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.cli.HistoryChoice.Chosen;
import orrery.verdict.Finding;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.verdict.report.Report.Standing;
import orrery.verdict.transaction.Anomaly;
import orrery.viz.history.Chapter;
import orrery.viz.history.LatticeText;

/** Tells people what became of a history: the models, and for each why. */
final class CheckText {

    /** Of a witness, as much is printed; all of it is in the JSON document and in the picture. */
    private static final int TOLD = 12;

    /** Counter-examples are smaller, unless nothing smaller was found. */
    private static final int SHOWN = 20;

    private final Console console;

    CheckText(Console console) {
        this.console = console;
    }

    void tell(Chosen chosen, Report report) {
        console.line(console.styled(Style.STRONG, heading(chosen)));
        console.line("");
        LatticeText.lines(report).forEach(this::line);
        for (Map.Entry<Finding, List<Entry>> group : Chapter.grouped(report).entrySet()) {
            tell(report, group.getKey(), group.getValue());
        }
        List<Anomaly> anomalies = report.entries().size() == 1 ? List.of() : report.anomalies();
        if (!anomalies.isEmpty()) {
            console.line("");
            console.line("anomalies  "
                    + String.join(", ", anomalies.stream().map(Anomaly::name).toList()));
        }
        console.line("");
        console.line(conclusion(report));
    }

    private void line(LatticeText.Line line) {
        String name = line.rails() + line.name();
        console.line(console.styled(Style.FAINT, line.rails())
                + line.name()
                + " ".repeat(Math.max(1, LatticeText.WIDTH - name.length()))
                + console.styled(style(line.standing()), line.words())
                + (line.also().isEmpty() ? "" : console.styled(Style.FAINT, "  (also implies " + line.also() + ")")));
    }

    private static Style style(Standing standing) {
        return switch (standing) {
            case HOLDS -> Style.GOOD;
            case BROKEN -> Style.BAD;
            case UNKNOWN -> Style.DOUBTFUL;
            case NOT_JUDGED -> Style.FAINT;
        };
    }

    static String heading(Chosen chosen) {
        History history = chosen.history();
        long clients =
                history.operations().stream().map(Operation::client).distinct().count();
        long unknown = history.operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Unknown)
                .count();
        return chosen.file() + ": "
                + count(history.operations().size(), chosen.lattice().transactional() ? "transaction" : "operation")
                + " of " + count(clients, "client")
                + (unknown == 0 ? "" : ", " + unknown + " of unknown outcome") + ", model " + chosen.model();
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private void tell(Report report, Finding finding, List<Entry> entries) {
        Standing standing = entries.getFirst().standing();
        console.line("");
        console.line(console.styled(style(standing), LatticeText.word(standing)) + "  "
                + String.join(", ", entries.stream().map(Entry::name).toList()));
        switch (finding) {
            case Finding.Holds holds -> witness(report, holds);
            case Finding.Undecided undecided -> row("why", undecided.sentence());
            case Finding.Broken broken -> {
                row("why", broken.sentence());
                operations(report, "seen in", broken.core(), SHOWN);
            }
        }
    }

    private void witness(Report report, Finding.Holds holds) {
        if (holds.order().isEmpty()) {
            row("order", "nothing happened");
        } else {
            operations(report, "order", holds.order(), TOLD);
        }
    }

    private void operations(Report report, String label, List<Operation> operations, int most) {
        int widest = operations.stream()
                .limit(most)
                .mapToInt(operation -> operation.client().toString().length())
                .max()
                .orElse(0);
        String left = label;
        for (Operation operation : operations.subList(0, Math.min(most, operations.size()))) {
            String client = operation.client().toString();
            row(
                    left,
                    client + " ".repeat(widest - client.length()) + "  " + shortened(report.content(operation))
                            + (operation.outcome() instanceof Outcome.Unknown ? "  (never answered)" : ""));
            left = "";
        }
        if (operations.size() > most) {
            row("", "and " + (operations.size() - most) + " more");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 159) + "…";
    }

    private void row(String label, String text) {
        console.line("  " + console.styled(Style.FAINT, String.format(Locale.ROOT, "%-8s", label))
                + Console.harmless(text.replace('\n', ' ')));
    }

    private String conclusion(Report report) {
        Entry asked = report.first();
        String strongest = String.join(
                " and ", report.strongest().stream().map(Entry::name).toList());
        String sentence = switch (asked.standing()) {
            case HOLDS -> "The history is " + asked.name() + ".";
            case BROKEN ->
                "The history is not " + asked.name()
                        + (report.entries().size() == 1
                                ? "."
                                : strongest.isEmpty()
                                        ? "; no weaker model is known to hold either."
                                        : "; the strongest that hold: " + strongest + ".");
            case UNKNOWN ->
                "Nobody could say within the budget whether the history is " + asked.name()
                        + "; raise it with --budget.";
            case NOT_JUDGED -> "The history does not tell enough to judge whether it is " + asked.name() + ".";
        };
        return console.styled(style(asked.standing()), sentence);
    }
}
