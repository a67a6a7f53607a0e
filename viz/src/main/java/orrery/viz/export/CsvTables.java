package orrery.viz.export;

import java.io.IOException;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Step;
import orrery.viz.story.Flight;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/**
 * Steps, messages and operations as CSV (RFC 4180, with line feeds). What is not known is empty. A text that a spreadsheet
 * would take for a formula has an apostrophe before it, so that nothing in a run is ever computed.
 */
final class CsvTables {

    private static final String FORMULA = "=+-@|%";

    private CsvTables() {}

    static void steps(Story story, Appendable csv) throws IOException {
        row(csv, "step", "time_nanos", "node", "kind", "cause", "role", "text");
        for (Step step : story.trace().steps()) {
            NodeId node = step.node();
            row(
                    csv,
                    Long.toString(step.number()),
                    Long.toString(step.timeNanos()),
                    node == null ? "" : text(node.name()),
                    StepKind.of(step.event()),
                    known(step.cause()),
                    step.after() == null ? "" : text(Things.role(step.after())),
                    text(PlainText.ofStep(step)));
        }
    }

    static void messages(Story story, Appendable csv) throws IOException {
        row(
                csv,
                "from",
                "to",
                "nth",
                "copy",
                "kind",
                "sent_step",
                "sent_nanos",
                "end_step",
                "end_nanos",
                "fate",
                "altered",
                "text");
        for (Flight flight : story.flights()) {
            row(
                    csv,
                    text(flight.from().name()),
                    text(flight.to().name()),
                    Long.toString(flight.nth()),
                    Integer.toString(flight.copy()),
                    text(flight.kind()),
                    known(flight.sentStep()),
                    flight.sentStep() < 0 ? "" : Long.toString(flight.sentNanos()),
                    known(flight.endStep()),
                    ended(flight.endNanos()),
                    flight.fate().words(),
                    Boolean.toString(flight.altered()),
                    text(PlainText.ofThing(flight.message())));
        }
    }

    static void operations(Story story, Appendable csv) throws IOException {
        row(csv, "operation", "client", "invoked_nanos", "completed_nanos", "outcome", "question", "answer");
        for (Operation operation : story.trace().history().operations()) {
            row(
                    csv,
                    Long.toString(operation.id()),
                    text(operation.client().name()),
                    Long.toString(operation.invokedNanos()),
                    ended(operation.completedNanos()),
                    OutcomeText.word(operation),
                    text(PlainText.ofThing(operation.question())),
                    text(OutcomeText.content(operation)));
        }
    }

    private static String known(long number) {
        return number < 0 ? "" : Long.toString(number);
    }

    private static String ended(long nanos) {
        return nanos == Long.MAX_VALUE ? "" : Long.toString(nanos);
    }

    /** Text of the run: on one line, and no formula, also not behind spaces, which spreadsheets may strip. */
    private static String text(String raw) {
        String plain = PlainText.of(raw);
        String begun = plain.stripLeading();
        return !begun.isEmpty() && FORMULA.indexOf(begun.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    private static void row(Appendable csv, String... fields) throws IOException {
        csv.append(CsvRow.of(fields));
    }
}
