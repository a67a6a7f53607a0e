package orrery.explore.walk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.explore.Trial.Played;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/** Cuts a run off at the place where somebody stands in it, so that nothing is told of what has not come. */
final class SoFar {

    private SoFar() {}

    static Played of(Walk walk) {
        if (walk.over()) {
            return walk.played();
        }
        Trace whole = walk.played().trace();
        List<Step> gone = whole.steps().subList(0, walk.at() + 1);
        Trace trace = new Trace(
                whole.header(),
                gone,
                history(whole.history(), walk.at()),
                summary(gone),
                new Trace.End(Trace.End.Kind.TIME_UP, "not yet"),
                whole.digest());
        List<Verdict> decided = walk.played().verdicts().stream()
                .filter(verdict -> verdict.status() == Status.BROKEN || verdict.status() == Status.REACHED)
                .filter(verdict -> verdict.step() >= 0 && verdict.step() <= walk.at())
                .toList();
        return new Played(trace, decided, Map.of()); // what a model found, it found in the whole
    }

    private static History history(History whole, long last) {
        return new History(whole.operations().stream()
                .filter(operation -> operation.invoked() <= last)
                .map(operation -> operation.completed() <= last ? operation : open(operation))
                .toList());
    }

    private static Operation open(Operation operation) {
        return new Operation(
                operation.id(),
                operation.client(),
                operation.question(),
                operation.invoked(),
                Operation.OPEN,
                new Outcome.Unknown("not answered yet"),
                operation.invokedNanos(),
                Operation.OPEN);
    }

    /** Which faults fired is known of whole runs only. */
    private static Trace.Summary summary(List<Step> gone) {
        long sent = gone.stream()
                .flatMap(step -> step.effects().stream())
                .filter(Effect.Sent.class::isInstance)
                .count();
        long delivered = gone.stream()
                .filter(step -> step.event() instanceof Event.Delivered)
                .count();
        return new Trace.Summary(gone.size(), gone.getLast().timeNanos(), sent, delivered, new TreeMap<>());
    }
}
