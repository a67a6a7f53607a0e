package orrery.viz.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Event;
import orrery.trace.Step;

/** Gathers one node's lane, step by step. */
final class LaneReader {

    private static final long UP = -1;

    private final NodeId node;
    private final boolean client;
    private final String zone;
    private final States states;
    private final List<Stay> stays = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private final OpenTimes<Disturbance> disturbances = new OpenTimes<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    private long since;
    private @Nullable Object state;
    private String role = "";
    private Optional<Era> era = Optional.empty();
    private boolean seen;
    private long downSince = UP;
    private long crashStep;
    private String crashedHow = "";

    LaneReader(NodeId node, boolean client, String zone, long fromNanos, States states) {
        this.states = states;
        this.node = node;
        this.client = client;
        this.zone = zone;
        this.since = fromNanos;
    }

    void asked(Operation operation) {
        operations.add(operation);
    }

    void mark(Mark.Kind kind, Step step, Object what) {
        marks.add(new Mark(kind, step.number(), step.timeNanos(), Things.kind(what), Things.text(what)));
    }

    void noted(Step step, String text) {
        marks.add(new Mark(Mark.Kind.NOTE, step.number(), step.timeNanos(), "", text));
    }

    /** For its client the operation is over, though nobody knows how: its bar ends here. */
    void gaveUp(Step step, long op) {
        String what = "operation " + op;
        for (int nth = 0; nth < operations.size(); nth++) {
            Operation open = operations.get(nth);
            if (open.id() == op) {
                what = Things.text(open.question());
                operations.set(nth, endingAt(step, open));
            }
        }
        marks.add(new Mark(Mark.Kind.GAVE_UP, step.number(), step.timeNanos(), "", "gives up " + what));
    }

    private static Operation endingAt(Step step, Operation open) {
        return new Operation(
                open.id(),
                open.client(),
                open.question(),
                open.invoked(),
                step.number(),
                open.outcome(),
                open.invokedNanos(),
                step.timeNanos());
    }

    void disturbed(int fault, String what, Step step) {
        disturbances.begin(fault, new Disturbance(fault, what, step.number(), step.timeNanos(), Flight.OPEN));
    }

    void restored(int fault, long nanos) {
        disturbances.end(fault, it -> it.until(nanos));
    }

    void crashed(Step step, String how) {
        downSince = step.timeNanos();
        crashStep = step.number();
        crashedHow = how;
    }

    void booted(Step step) {
        restored(Disturbance.ITS_OWN, step.timeNanos());
        if (downSince != UP) {
            outages.add(new Outage(crashedHow, crashStep, downSince, step.timeNanos()));
            downSince = UP;
        } else if (!seen && step.event() instanceof Event.Booted(int incarnation, String version) && incarnation > 0) {
            outages.add(new Outage("", -1, since, step.timeNanos()));
        }
    }

    /** Takes over what the node has become, and closes its last stay if that is another role or era. */
    @SuppressWarnings("ReferenceEquality") // what did not change is mostly the same object
    void state(Step step) {
        if (!seen) {
            become(step.before());
            seen = true;
        }
        if (step.after() == state) {
            return;
        }
        String lastRole = role;
        Optional<Era> lastEra = era;
        Object last = state;
        become(step.after());
        if (!role.equals(lastRole) || !era.equals(lastEra)) {
            if (last != null && step.timeNanos() > since) {
                stays.add(new Stay(lastRole, lastEra, since, step.timeNanos()));
            }
            since = step.timeNanos();
        }
    }

    private void become(@Nullable Object next) {
        state = next;
        role = next == null ? "" : Things.role(next);
        era = Era.of(states.of(node, next));
    }

    Lane lane(long toNanos) {
        if (state != null && toNanos > since) {
            stays.add(new Stay(role, era, since, toNanos));
        }
        if (downSince != UP) {
            outages.add(new Outage(crashedHow, crashStep, downSince, Flight.OPEN));
        }
        List<Disturbance> inOrder = new ArrayList<>(disturbances.all());
        inOrder.sort(Comparator.comparingLong(Disturbance::step));
        return new Lane(node, client, zone, stays, outages, inOrder, marks, operations);
    }
}
