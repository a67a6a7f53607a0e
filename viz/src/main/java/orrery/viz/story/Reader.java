package orrery.viz.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;

/** Walks over the steps once and keeps what {@link Story} tells. */
final class Reader {

    private final long toNanos;
    private final Flights flights;
    private final Map<NodeId, LaneReader> lanes = new TreeMap<>();

    private final OpenTimes<Cut> cuts = new OpenTimes<>();
    private final OpenTimes<Disturbance> disturbances = new OpenTimes<>();
    private final long fromNanos;

    Reader(Trace trace, long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.flights = new Flights(fromNanos);
        States states = new States();
        Trace.Header header = trace.header();
        for (NodeId server : header.servers()) {
            lanes.put(server, new LaneReader(server, false, header.zone(server), fromNanos, states));
        }
        for (NodeId client : header.clients()) {
            lanes.put(client, new LaneReader(client, true, header.zone(client), fromNanos, states));
        }
        int place = 0;
        for (NodeId node : lanes.keySet()) {
            if (node.index() != place++) {
                throw new IllegalArgumentException("the nodes of a trace are counted from 0 without gaps, and " + node
                        + " is counted as " + node.index());
            }
        }
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
        LaneReader lane = lane(node, step);
        switch (step.event()) {
            case Event.Delivered delivered -> flights.delivered(known(delivered.from(), step), node, delivered, step);
            case Event.Dropped dropped -> flights.dropped(node, known(dropped.to(), step), dropped, step);
            case Event.TimedOut(Object timer) -> lane.mark(Mark.Kind.TIMER, step, timer);
            case Event.Crashed(String how) -> lane.crashed(step, how);
            case Event.Booted booted -> lane.booted(step);
            case Event.Disturbed(int fault, Event.Trouble kind, String what) -> lane.disturbed(fault, what, step);
            case Event.Restored(int fault) -> lane.restored(fault, step.timeNanos());
            case Event.Requested requested -> {}
            case Event.GaveUp(long op) -> lane.gaveUp(step, op);
            case Event.Continued continued -> {}
            case Event.Partitioned ofTheNetwork -> {}
            case Event.Healed ofTheNetwork -> {}
        }
        lane.state(step);
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Sent sent -> flights.sent(node, known(sent.to(), step), sent, step);
                case Effect.Noted(String text) -> lane.noted(step, text);
                case Effect.Refused(Object message) -> lane.mark(Mark.Kind.REFUSED, step, message);
                case Effect.TimerSet set -> {}
                case Effect.TimerCancelled cancelled -> {}
                case Effect.Saved saved -> {}
                case Effect.Wrote wrote -> {}
                case Effect.Synced synced -> {}
                case Effect.Completed completed -> {}
            }
        }
    }

    private LaneReader lane(NodeId node, Step step) {
        return Objects.requireNonNull(lanes.get(known(node, step)));
    }

    /** The node, if it has a lane. */
    private NodeId known(NodeId node, Step step) {
        if (!lanes.containsKey(node)) {
            throw new IllegalArgumentException(
                    "step " + step.number() + " speaks of " + node + ", which is no node of this trace");
        }
        return node;
    }

    private void readWorld(Step step) {
        switch (step.event()) {
            case Event.Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay, String what) ->
                cuts.begin(fault, new Cut(fault, sides, oneWay, what, step.number(), step.timeNanos(), Flight.OPEN));
            case Event.Healed(int fault) -> {
                if (cuts.end(fault, cut -> cut.until(step.timeNanos())) == 0) {
                    cuts.begin(fault, new Cut(fault, List.of(), false, "", -1, fromNanos, Flight.OPEN));
                    cuts.end(fault, cut -> cut.until(step.timeNanos()));
                }
            }
            case Event.Disturbed(int fault, Event.Trouble kind, String what) ->
                disturbances.begin(fault, new Disturbance(fault, what, step.number(), step.timeNanos(), Flight.OPEN));
            case Event.Restored(int fault) -> disturbances.end(fault, it -> it.until(step.timeNanos()));
            case Event.Booted ofANode -> {}
            case Event.Delivered ofANode -> {}
            case Event.Dropped ofANode -> {}
            case Event.TimedOut ofANode -> {}
            case Event.Requested ofANode -> {}
            case Event.GaveUp ofANode -> {}
            case Event.Crashed ofANode -> {}
            case Event.Continued ofANode -> {}
        }
    }

    List<Flight> flights() {
        return flights.all();
    }

    List<Lane> lanes() {
        return lanes.values().stream().map(lane -> lane.lane(toNanos)).toList();
    }

    /** In the order in which they began. */
    List<Cut> cuts() {
        List<Cut> all = new ArrayList<>(cuts.all());
        all.sort(Comparator.comparingLong(Cut::fromNanos).thenComparingLong(Cut::step));
        return all;
    }

    List<Disturbance> disturbances() {
        List<Disturbance> all = new ArrayList<>(disturbances.all());
        all.sort(Comparator.comparingLong(Disturbance::step));
        return all;
    }
}
