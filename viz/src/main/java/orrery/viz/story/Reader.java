package orrery.viz.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Description;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;

/** Walks over the steps once and keeps what {@link Story} tells. */
final class Reader {

    private final long toNanos;
    private final Flights flights;
    private final Map<NodeId, LaneReader> lanes = new TreeMap<>();

    /** Cuts that have not healed, by fault. */
    private final Map<Integer, Cut> open = new LinkedHashMap<>();

    private final List<Cut> healed = new ArrayList<>();
    private final long fromNanos;

    Reader(Trace trace, long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.flights = new Flights(fromNanos);
        Description states = new Description();
        trace.header().servers().forEach(node -> lanes.put(node, new LaneReader(node, false, fromNanos, states)));
        trace.header().clients().forEach(node -> lanes.put(node, new LaneReader(node, true, fromNanos, states)));
        for (Operation operation : trace.history().operations()) {
            LaneReader lane = lanes.get(operation.client());
            if (lane != null) {
                lane.asked(operation);
            }
        }
    }

    void read(Step step) {
        NodeId node = step.node();
        if (node == null) {
            readWorld(step);
            return;
        }
        LaneReader lane = lanes.get(node);
        if (lane == null) {
            throw new IllegalArgumentException(
                    "step " + step.number() + " happens at " + node + ", which is no node of this trace");
        }
        switch (step.event()) {
            case Event.Delivered delivered -> flights.delivered(node, delivered, step);
            case Event.Dropped dropped -> flights.dropped(node, dropped, step);
            case Event.TimedOut(Object timer) -> lane.mark(Mark.Kind.TIMER, step, timer);
            case Event.Crashed crashed -> lane.crashed(step);
            case Event.Booted booted -> lane.booted(step);
            case Event.Requested requested -> {}
            case Event.Partitioned partitioned -> {}
            case Event.Healed ignored -> {}
        }
        lane.state(step);
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Sent sent -> flights.sent(node, sent, step);
                case Effect.Noted(String text) -> lane.noted(step, text);
                case Effect.Refused(Object message) -> lane.mark(Mark.Kind.REFUSED, step, message);
                case Effect.TimerSet set -> {}
                case Effect.TimerCancelled cancelled -> {}
                case Effect.Saved saved -> {}
                case Effect.Completed completed -> {}
            }
        }
    }

    private void readWorld(Step step) {
        switch (step.event()) {
            case Event.Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay) ->
                open.put(fault, new Cut(fault, sides, oneWay, step.number(), step.timeNanos(), Flight.OPEN));
            case Event.Healed(int fault) -> {
                Cut cut = open.remove(fault);
                if (cut == null) {
                    cut = new Cut(fault, List.of(), false, -1, fromNanos, Flight.OPEN);
                }
                healed.add(new Cut(fault, cut.sides(), cut.oneWay(), cut.step(), cut.fromNanos(), step.timeNanos()));
            }
            case Event.Booted ignored -> {}
            case Event.Delivered ignored -> {}
            case Event.Dropped ignored -> {}
            case Event.TimedOut ignored -> {}
            case Event.Requested ignored -> {}
            case Event.Crashed ignored -> {}
        }
    }

    List<Flight> flights() {
        return flights.all();
    }

    List<Lane> lanes() {
        return lanes.values().stream().map(lane -> lane.lane(toNanos)).toList();
    }

    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>(healed);
        cuts.addAll(open.values());
        cuts.sort((one, other) -> one.fromNanos() != other.fromNanos()
                ? Long.compare(one.fromNanos(), other.fromNanos())
                : Integer.compare(one.fault(), other.fault()));
        return cuts;
    }
}
