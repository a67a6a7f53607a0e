package orrery.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Observer;
import orrery.trace.Trace;
import orrery.verdict.Consistency;
import orrery.verdict.Evidence;
import orrery.verdict.Finding;
import orrery.verdict.Judge;
import orrery.verdict.Monitor;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/** All who watch one run: the judge of the protocol's promises, and for each consistency model its monitor, if it has one. */
final class Watching implements Observer {

    private final Judge judge;
    private final GroundTruth truth;
    private final Observer spectator;
    private final boolean keepGoing;
    private final long lastStep;
    private final List<Watched> watched = new ArrayList<>();

    private record Watched(Consistency consistency, Optional<Monitor> monitor) {}

    /**
     * @param lastStep the run ends here at the latest
     * @param kept among how many of the last changes of nodes evidence is sought
     * @param spectator told of each change and remark
     */
    Watching(
            List<NodeId> nodes,
            List<Check> checks,
            List<Consistency> models,
            boolean keepGoing,
            long lastStep,
            int kept,
            Observer spectator) {
        this.spectator = spectator;
        judge = new Judge(nodes, checks, keepGoing, kept);
        truth = new GroundTruth(checks);
        this.keepGoing = keepGoing;
        this.lastStep = lastStep;
        models.forEach(model -> watched.add(new Watched(model, model.monitor())));
    }

    @Override
    public boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        boolean wanted = spectator.changed(step, timeNanos, node, before, after, saved);
        return judge.changed(step, timeNanos, node, before, after, saved) && wanted;
    }

    @Override
    public void invoked(Operation operation) {
        judge.invoked(operation);
        for (Watched each : watched) {
            each.monitor.ifPresent(monitor -> monitor.invoked(operation));
        }
    }

    @Override
    public boolean completed(Operation operation) {
        boolean allowed = judge.completed(operation);
        for (Watched each : watched) {
            allowed &= each.monitor.isEmpty() || each.monitor.get().completed(operation);
        }
        return (allowed || keepGoing) && operation.completed() < lastStep;
    }

    @Override
    public void noted(long step, long timeNanos, NodeId node, String text) {
        spectator.noted(step, timeNanos, node, text);
        judge.noted(step, timeNanos, node, text);
    }

    @Override
    public void disturbed(long timeNanos) {
        judge.disturbed(timeNanos);
    }

    /** The step at which the first of the models was broken beyond repair, or {@link Monitor#NEVER}. */
    long brokenAt() {
        return watched.stream()
                .flatMap(each -> each.monitor.stream())
                .mapToLong(Monitor::brokenAt)
                .min()
                .orElse(Monitor.NEVER);
    }

    /**
     * The promises in their order, then the models.
     *
     * @param findings to which is added what those found that judged the whole history
     */
    List<Verdict> verdicts(Trace trace, Map<String, Finding> findings) {
        List<Verdict> promises = judge.verdicts(trace);
        List<Verdict> verdicts = new ArrayList<>(promises);
        for (Watched each : watched) {
            Verdict seen = verdict(each, trace, findings);
            verdicts.add(truth.beside(promises, seen));
        }
        return verdicts;
    }

    /** What the monitor knows need not be found again; but why it is broken is said by whoever judges the whole. */
    private static Verdict verdict(Watched watched, Trace trace, Map<String, Finding> findings) {
        String name = watched.consistency.name();
        if (watched.monitor.isPresent() && watched.monitor.get().holds()) {
            return new Verdict(name, Status.HELD, "", -1, trace.summary().timeNanos());
        }
        Finding finding = watched.consistency.check(trace.history());
        findings.put(name, finding);
        long step = watched.monitor.map(Monitor::brokenAt).orElse(Monitor.NEVER);
        if (step == Monitor.NEVER) {
            return watched.consistency.verdict(finding, trace);
        }
        String sentence = finding instanceof Finding.Broken broken ? broken.sentence() : "";
        List<Evidence> evidence = finding instanceof Finding.Broken broken ? broken.evidence() : List.of();
        long timeNanos = trace.history().operations().stream()
                .filter(operation -> operation.completed() == step)
                .mapToLong(Operation::completedNanos)
                .findFirst()
                .orElse(trace.summary().timeNanos());
        return new Verdict(name, Status.BROKEN, sentence, step, timeNanos, evidence);
    }
}
