package orrery.viz.export;

import orrery.api.Operation;
import orrery.api.Outcome;

/** How an operation ended: ok, fail, unknown, or open if it never did. */
final class OutcomeText {

    private OutcomeText() {}

    /** One word. */
    static String word(Operation operation) {
        if (operation.completed() == Operation.OPEN || operation.completedNanos() == Operation.OPEN) {
            return "open";
        }
        return switch (operation.outcome()) {
            case Outcome.Ok ok -> "ok";
            case Outcome.Fail fail -> "fail";
            case Outcome.Unknown unknown -> "unknown";
        };
    }

    /** The answer or the reason. */
    static String content(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Record answer) -> PlainText.ofThing(answer);
            case Outcome.Fail(String reason) -> PlainText.of(reason);
            case Outcome.Unknown(String reason) -> PlainText.of(reason);
        };
    }

    /** Both, as in {@code fail: nobody answers}. */
    static String of(Operation operation) {
        return word(operation) + ": " + content(operation);
    }
}
