package orrery.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Part;
import orrery.trace.Observer;
import orrery.trace.Trace;
import orrery.verdict.Verdict.Status;

/**
 * Watches one run for broken promises, and ends it at the first unless it is told to go on.
 *
 * <p>A check is a pure function of what it looks at, so it is evaluated again only after something that it looked at has
 * changed; a check of steps says itself what it {@linkplain Part reads}. A check that has decided is not looked at again: the verdict names the first step that broke the promise.
 */
public final class Judge implements Observer {

    public static final String NO_THROW = "no handler throws";
    public static final String NO_REFUSAL = "no node gets a message that its role must never get";
    /** What every run promises, whatever its protocol. */
    public static final List<String> OF_EVERY_RUN = List.of(NO_THROW, NO_REFUSAL);

    private static final String ENDS = "the run ends within its limit of steps";

    private final LiveSnapshot snapshot;
    private final Circumstances circumstances;
    private final List<Watch> watches;
    private final Watch.OfStates[] ofStates;
    private final Watch.OfChanges[] ofChanges;
    private final Watch.Eventually[] eventually;
    private final List<Watch.Noted> ofNotes;
    private final boolean keepGoing;
    private final Moments moments;
    private final Readings readings;
    private long disturbedNanos = -1;
    /** Of those of states, those that have not found what they look for. */
    private Watch.OfStates[] looking = {};
    /** Whether anything still is. */
    private boolean awaited;

    /** A judge who gives no evidence. */
    public Judge(List<NodeId> nodes, List<Check> checks, boolean keepGoing) {
        this(nodes, checks, keepGoing, 0);
    }

    /**
     * @param nodes all nodes, servers first, in the world's order
     * @param keepGoing whether the run goes on after a broken promise
     * @param kept among how many of the last changes of nodes evidence is sought
     */
    public Judge(List<NodeId> nodes, List<Check> checks, boolean keepGoing, int kept) {
        moments = new Moments(nodes, kept);
        snapshot = new LiveSnapshot(nodes);
        circumstances = new Circumstances(nodes);
        readings = new Readings(nodes.size());
        watches = checks.stream()
                .map(check -> Watch.over(check, circumstances, readings))
                .toList();
        ofStates = ofKind(Watch.OfStates.class).toArray(Watch.OfStates[]::new);
        ofChanges = ofKind(Watch.OfChanges.class).toArray(Watch.OfChanges[]::new);
        eventually = ofKind(Watch.Eventually.class).toArray(Watch.Eventually[]::new);
        ofNotes = ofKind(Watch.Noted.class);
        this.keepGoing = keepGoing;
        lookFurther();
    }

    private <W extends Watch> List<W> ofKind(Class<W> kind) {
        return watches.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** @throws CheckThrewException if a check itself fails */
    @Override
    public boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        if (disturbedNanos >= 0 && timeNanos > disturbedNanos) {
            afterDisturbance();
        }
        snapshot.at(timeNanos);
        if (!snapshot.differs(node, after, saved)) {
            return true;
        }
        Node<?, ?> was = snapshot.peek(node);
        if (moments.kept()) {
            moments.add(new Moments.Moment(step, timeNanos, node, was, after, snapshot.peekSaved(node), saved));
        }
        snapshot.set(node, after, saved);
        if (eventually.length > 0) {
            circumstances.changed(timeNanos, node, after, awaited);
        }
        boolean goOn = lookAtStates(step, timeNanos, node, before, after);
        if (ofChanges.length > 0) {
            long read = readings.changed(node, was != null, after);
            if ((read & readings.wanted()) != 0) {
                Change change = new Change(node, Optional.ofNullable(was), Optional.ofNullable(after), snapshot);
                goOn &= lookAtChange(change, read, step, timeNanos);
            }
        }
        return goOn || keepGoing;
    }

    private boolean lookAtStates(
            long step, long timeNanos, NodeId node, @Nullable Node<?, ?> before, @Nullable Node<?, ?> after) {
        boolean goOn = true;
        boolean looked = false;
        for (Watch.OfStates watch : looking) {
            if (watch.asked.touchedBy(node, before, after)) {
                watch.look(snapshot, step, timeNanos);
                goOn &= goesOn(watch);
                looked = true;
            }
        }
        if (looked) {
            lookFurther();
        }
        return goOn;
    }

    /** Finds out where there is still something to look for. */
    private void lookFurther() {
        looking = Arrays.stream(ofStates)
                .filter(watch ->
                        watch.decided == null && !(watch instanceof Watch.Eventually window && !lookable(window)))
                .toArray(Watch.OfStates[]::new);
        awaited = Arrays.stream(eventually).anyMatch(each -> each.decided == null && each.open());
    }

    /** While a disturbance is still happening, nothing that is true counts as having come true after it. */
    private boolean lookable(Watch.Eventually window) {
        return window.open() && disturbedNanos < 0;
    }

    private boolean lookAtChange(Change change, long read, long step, long timeNanos) {
        boolean goOn = true;
        for (Watch.OfChanges watch : ofChanges) {
            if (watch.decided == null && (watch.reads & read) != 0) {
                watch.look(change, step, timeNanos);
                goOn &= goesOn(watch);
            }
        }
        return goOn;
    }

    /** Asks for evidence at the step that broke the promise, before anything else happens. */
    private boolean goesOn(Watch watch) {
        Verdict decided = watch.decided;
        if (decided == null || !decided.broken()) {
            return true;
        }
        watch.decided = watch.explained(decided, moments);
        return false;
    }

    @Override
    public void invoked(Operation operation) {
        circumstances.asked(operation);
    }

    @Override
    public boolean completed(Operation operation) {
        circumstances.answered(operation);
        return true;
    }

    @Override
    public void noted(long step, long timeNanos, NodeId node, String text) {
        for (Watch.Noted watch : ofNotes) {
            watch.hear(text, step, timeNanos);
        }
    }

    @Override
    public void disturbed(long timeNanos) {
        disturbedNanos = timeNanos;
        circumstances.begin(timeNanos);
        for (Watch.Eventually watch : eventually) {
            watch.disturbed(timeNanos);
        }
        lookFurther();
    }

    /** What the disturbance left behind is the first state of the window, even if nothing changes after it. */
    private void afterDisturbance() {
        for (Watch.Eventually watch : eventually) {
            watch.look(snapshot, -1, disturbedNanos);
        }
        disturbedNanos = -1;
        lookFurther();
    }

    /**
     * The verdicts on the run that was watched: the checks in their order, then what else went wrong.
     *
     * @param trace the same run, ended
     * @throws CheckThrewException if a check itself fails
     */
    public List<Verdict> verdicts(Trace trace) {
        if (trace.end().kind() == Trace.End.Kind.QUIET) {
            circumstances.nothingIsLeft();
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Watch watch : watches) {
            Verdict decided = watch.decided;
            verdicts.add(decided != null ? decided : watch.explained(watch.verdict(trace, snapshot), moments));
        }
        String sentence = trace.end().sentence();
        switch (trace.end().kind()) {
            case TIME_UP, QUIET, STOPPED -> {}
            case THREW -> verdicts.add(ofEnd(NO_THROW, Status.BROKEN, sentence, trace));
            case REFUSED -> verdicts.add(ofEnd(NO_REFUSAL, Status.BROKEN, sentence, trace));
            case STEP_LIMIT -> verdicts.add(ofEnd(ENDS, Status.UNKNOWN, sentence, trace));
        }
        return verdicts;
    }

    private static Verdict ofEnd(String promise, Status status, String sentence, Trace trace) {
        return new Verdict(
                promise,
                status,
                sentence,
                trace.summary().steps() - 1,
                trace.summary().timeNanos());
    }
}
