package orrery.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.NodeId;

/**
 * How a run stands after one of its steps: what each node is, and what is still to come, as far as it was caused by then.
 *
 * @param step after which it stands so
 * @param states of the nodes that are up, by node
 * @param underWay messages that were sent and have neither arrived nor been lost, in the order in which they were sent; also
 *     those that wait at a node that stands still
 * @param timers that are set, by node and in the order in which they were set
 */
public record Moment(Step step, SortedMap<NodeId, Object> states, List<UnderWay> underWay, List<Armed> timers) {

    /**
     * A message on its way.
     *
     * @param sent the step that sent it
     * @param nth which message of its link it is, from 0
     * @param copy 0 for the message itself, 1 for its duplicate
     */
    public record UnderWay(long sent, NodeId from, NodeId to, Object message, long nth, int copy) {}

    /**
     * A timer that is set.
     *
     * @param set the step that set it
     * @param dueNanos when it fires, if the node's clock goes right
     */
    public record Armed(NodeId node, Object timer, long set, long dueNanos) {}

    public Moment {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        underWay = List.copyOf(underWay);
        timers = List.copyOf(timers);
    }

    private record Address(NodeId from, NodeId to, long nth, int copy) {}

    private record Name(NodeId node, Object timer) {}

    /**
     * @param trace recorded from the beginning
     * @param number of the step
     * @throws IllegalArgumentException if the trace does not have the steps up to this one
     */
    public static Moment after(Trace trace, long number) {
        List<Step> steps = trace.steps();
        if (number < 0 || number >= steps.size() || steps.getFirst().number() != 0) {
            throw new IllegalArgumentException("there is no step " + number + " among the " + steps.size()
                    + " steps that were recorded, or not all before it");
        }
        SortedMap<NodeId, Object> states = new TreeMap<>();
        Map<Address, UnderWay> underWay = new LinkedHashMap<>();
        Map<Name, Armed> timers = new LinkedHashMap<>();
        for (Step step : steps.subList(0, (int) number + 1)) {
            arrived(step).ifPresent(underWay::remove);
            NodeId node = step.node();
            if (node == null || step.event() instanceof Event.Dropped) {
                continue;
            }
            if (step.event() instanceof Event.TimedOut(Object timer)) {
                timers.remove(new Name(node, timer));
            }
            if (step.event() instanceof Event.Crashed) {
                states.remove(node);
                timers.keySet().removeIf(name -> name.node().equals(node));
            } else if (step.after() != null) {
                states.put(node, step.after());
            }
            effects(step, node, underWay, timers);
        }
        for (Step later : steps.subList((int) number + 1, steps.size())) {
            if (later.cause() <= number) {
                arrived(later)
                        .filter(address -> address.copy() > 0)
                        .ifPresent(copy -> underWay.put(
                                copy,
                                new UnderWay(
                                        later.cause(),
                                        copy.from(),
                                        copy.to(),
                                        message(later),
                                        copy.nth(),
                                        copy.copy())));
            }
        }
        return new Moment(steps.get((int) number), states, List.copyOf(underWay.values()), byNode(timers));
    }

    private static void effects(Step step, NodeId node, Map<Address, UnderWay> underWay, Map<Name, Armed> timers) {
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Sent(NodeId to, Object message, long nth) ->
                    underWay.put(new Address(node, to, nth, 0), new UnderWay(step.number(), node, to, message, nth, 0));
                case Effect.TimerSet(Object timer, long delay) -> {
                    timers.remove(new Name(node, timer));
                    timers.put(new Name(node, timer), new Armed(node, timer, step.number(), step.timeNanos() + delay));
                }
                case Effect.TimerCancelled(Object timer) -> timers.remove(new Name(node, timer));
                case Effect.Saved saved -> {}
                case Effect.Wrote wrote -> {}
                case Effect.Synced synced -> {}
                case Effect.Completed completed -> {}
                case Effect.Noted noted -> {}
                case Effect.Refused refused -> {}
            }
        }
    }

    private static List<Armed> byNode(Map<Name, Armed> timers) {
        List<Armed> all = new ArrayList<>(timers.values());
        all.sort((one, other) -> one.node().compareTo(other.node()));
        return all;
    }

    /** Of the message with which the step is over. */
    private static Optional<Address> arrived(Step step) {
        NodeId node = step.node();
        if (node == null) {
            return Optional.empty();
        }
        return switch (step.event()) {
            case Event.Delivered(NodeId from, Object message, long nth, int copy) ->
                Optional.of(new Address(from, node, nth, copy));
            case Event.Dropped(NodeId to, Object message, long nth, int copy, Event.Reason reason) ->
                Optional.of(new Address(node, to, nth, copy));
            default -> Optional.empty();
        };
    }

    private static Object message(Step step) {
        return switch (step.event()) {
            case Event.Delivered delivered -> delivered.message();
            case Event.Dropped dropped -> dropped.message();
            default -> throw new IllegalArgumentException("no message: " + step);
        };
    }
}
