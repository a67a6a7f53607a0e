package orrery.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** Tells people about a run: first what is played, and after the timeline what came of it. */
final class TextReport {

    private static final int INDENT = 12;

    private final Console console;

    TextReport(Console console) {
        this.console = console;
    }

    /** What is played. */
    void opening(String title, Trace.Header header) {
        String name = console.styled(Style.STRONG, header.scenario());
        console.line(title.isEmpty() ? name : name + ": " + Console.harmless(title));
        List<String> parts = new ArrayList<>();
        parts.add(header.protocol());
        if (!header.twin().isEmpty()) {
            parts.add("wrong twin " + header.twin());
        }
        parts.add(nodes(header.servers()));
        if (!header.clients().isEmpty()) {
            parts.add(nodes(header.clients()));
        }
        parts.add("seed " + header.seed());
        parts.add(Times.text(header.durationNanos()));
        console.line(Console.harmless(String.join(" · ", parts)));
        console.line("");
    }

    private static String nodes(List<NodeId> nodes) {
        return nodes.size() > 2
                ? nodes.getFirst() + ".." + nodes.getLast()
                : nodes.stream().map(NodeId::name).collect(Collectors.joining(" "));
    }

    /** What came of it. */
    void closing(Report report) {
        Trace trace = report.trace();
        entry("faults", faults(trace.summary()));
        entry("operations", operations(report.operations()));
        String label = "promises";
        for (Verdict verdict : report.verdicts()) {
            entry(label, verdict(verdict));
            label = "";
        }
        if (!trace.end().sentence().isEmpty()) {
            entry("ended early", Console.harmless(trace.end().sentence()));
        }
        entry("digest", trace.digestText() + " over " + trace.summary().steps() + " steps");
        entry("time", time(trace.summary().timeNanos(), report.wallNanos()));
        report.files().folder().ifPresent(folder -> entry(
                "files", Console.harmless(folder + ": " + String.join(", ", report.files().names()))));
        console.line("");
        Style style = report.conclusion().asExpected() ? Style.GOOD : Style.BAD;
        console.line(console.styled(style, capitalised(report.conclusion().sentence()) + "."));
        if (report.verdicts().stream().anyMatch(Verdict::broken) && !report.again().isEmpty()) {
            entry("again", console.styled(Style.STRONG, report.again()));
        }
        report.files().page().ifPresent(page -> entry("open", console.styled(Style.STRONG, page.toString())));
    }

    private void entry(String label, String text) {
        console.line(console.styled(Style.FAINT, String.format("%-" + INDENT + "s", label)) + text);
    }

    private static String faults(Trace.Summary summary) {
        if (summary.fired().isEmpty()) {
            return "none fired";
        }
        return summary.fired().entrySet().stream()
                .map(fault -> Console.harmless(fault.getKey()) + " " + fault.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String operations(Report.Operations operations) {
        if (operations.asked() == 0) {
            return "none asked";
        }
        List<String> parts = new ArrayList<>();
        parts.add(operations.ok() + " ok");
        addIfAny(parts, operations.failed(), "failed");
        addIfAny(parts, operations.unknown(), "unknown");
        addIfAny(parts, operations.open(), "open");
        return operations.asked() + " asked: " + String.join(", ", parts);
    }

    private static void addIfAny(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private String verdict(Verdict verdict) {
        String promise = Console.harmless(verdict.promise());
        String sentence = verdict.sentence().isEmpty() ? "" : ": " + Console.harmless(verdict.sentence());
        return switch (verdict.status()) {
            case HELD -> status(Style.GOOD, "held") + promise + sentence;
            case BROKEN -> status(Style.BAD, "BROKEN") + promise + sentence + place(verdict);
            case REACHED -> status(Style.GOOD, "reached") + promise + sentence;
            case NOT_REACHED -> status(Style.FAINT, "not seen") + promise + sentence;
            case UNKNOWN -> status(Style.DOUBTFUL, "unknown") + promise + sentence;
        };
    }

    private String status(Style style, String word) {
        return console.styled(style, String.format("%-10s", word));
    }

    private static String place(Verdict verdict) {
        return verdict.step() < 0
                ? " (over the whole run)"
                : " (step " + verdict.step() + ", " + Times.text(verdict.timeNanos()) + ")";
    }

    private static String time(long simulatedNanos, long wallNanos) {
        String simulated = Times.text(simulatedNanos) + " simulated";
        if (wallNanos <= 0) {
            return simulated;
        }
        BigDecimal ratio = BigDecimal.valueOf(simulatedNanos)
                .divide(BigDecimal.valueOf(wallNanos), new MathContext(2));
        return simulated + " in " + Times.text(rounded(wallNanos)) + ", " + ratio.toPlainString() + " times real time";
    }

    /** To three digits, which is more than a wall clock is good for. */
    private static long rounded(long nanos) {
        return new BigDecimal(nanos).round(new MathContext(3)).longValue();
    }

    private static String capitalised(String sentence) {
        return sentence.isEmpty() ? "" : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
