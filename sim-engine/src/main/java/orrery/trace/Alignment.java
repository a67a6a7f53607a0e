package orrery.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * Two runs laid side by side, node by node. What a node has gone through is its own history: which messages came from whom,
 * which timers fired, what it was asked, when it booted and crashed; and what it became and said each time. Time is no
 * part of it, nor what happens elsewhere, so two runs that differ only in the order of concurrent steps are aligned to
 * their ends. Each node has gone the same way up to the first step at which the two histories differ.
 *
 * <p>Not compared, since a node does not see it: a message's number on its link, whether it is the duplicate, and how long a
 * timer was set to. Nor is what differs in a node's very first state: that is how it was made, as the rules of a wrong twin, or
 * its options. Numbers of operations are compared: clients see them.
 *
 * @param lanes one for each node of the first run, in its order
 * @param first the lane with the first step of the first run that differs and matters: on which what went wrong there
 *     depends. Earlier steps of other nodes may differ too, but nothing came of it
 */
public record Alignment(List<Lane> lanes, Optional<Lane> first) {

    /**
     * One node in both runs.
     *
     * @param common how many steps of the node are alike
     * @param one the node's next step in the first run, null if there is none
     * @param other the same in the second run
     * @param differences if the same happens to the node in both: in what it becomes ({@code after}) and says
     *     ({@code effects}), the first run's before, the second's after
     */
    public record Lane(
            NodeId node,
            int common,
            @Nullable Step one,
            @Nullable Step other,
            List<Difference> differences) {

        public Lane {
            differences = List.copyOf(differences);
        }

        /** Whether the node goes the same way as long as both runs last. */
        public boolean parts() {
            return one != null && other != null;
        }

        /** As it is seen from the second run. */
        @SuppressWarnings("ArgumentSelectionDefectChecker") // exchanging them is what it does
        Lane turned() {
            return new Lane(
                    node,
                    common,
                    other,
                    one,
                    differences.stream()
                            .map(each -> new Difference(each.path(), each.after(), each.before()))
                            .toList());
        }
    }

    public Alignment {
        lanes = List.copyOf(lanes);
    }

    /** What a node becomes in a step and says, as far as it is compared. */
    private record Answer(@Nullable Object after, List<Effect> effects) {}

    /**
     * @param one recorded from the beginning
     * @param decisive the steps of the first run at which it went wrong: where that was seen, and on which else it hangs, which
     *     need not lie in the past of the first; none if the whole run did
     * @param other recorded from the beginning
     * @throws IllegalArgumentException if a trace lacks its beginning
     */
    public static Alignment of(Trace one, List<Long> decisive, Trace other) {
        whole(one);
        whole(other);
        List<NodeId> nodes = new ArrayList<>(one.header().servers());
        nodes.addAll(one.header().clients());
        List<Lane> lanes = nodes.stream()
                .map(node -> lane(node, one.steps(), other.steps()))
                .toList();
        LongPredicate matters = mattersTo(one, decisive);
        Optional<Lane> first = Optional.empty();
        for (Lane lane : lanes) {
            Step step = lane.one();
            // where the second run is over, nothing is known of what would have come
            if (step != null
                    && lane.parts()
                    && matters.test(step.number())
                    && first.map(Lane::one)
                            .filter(found -> found.number() < step.number())
                            .isEmpty()) {
                first = Optional.of(lane);
            }
        }
        return new Alignment(lanes, first);
    }

    /** The same with the second run as the first: for when it was the other that went wrong, and yet is told second. */
    public Alignment turned() {
        return new Alignment(lanes.stream().map(Lane::turned).toList(), first.map(Lane::turned));
    }

    private static void whole(Trace trace) {
        if (trace.steps().isEmpty() || trace.steps().getFirst().number() != 0) {
            throw new IllegalArgumentException("runs are aligned from their beginning, which was not recorded of "
                    + trace.header().scenario());
        }
    }

    private static LongPredicate mattersTo(Trace trace, List<Long> decisive) {
        if (decisive.isEmpty()) {
            return step -> true;
        }
        TreeSet<Long> past = new TreeSet<>(decisive);
        Causality causality = Causality.of(trace.steps());
        decisive.forEach(step -> causality.past(step).forEach(earlier -> past.add(earlier.number())));
        return past::contains;
    }

    private static Lane lane(NodeId node, List<Step> first, List<Step> second) {
        // the same node may have another index where there are more of them
        List<Step> mine = history(node.name(), first);
        List<Step> yours = history(node.name(), second);
        Set<String> made = mine.isEmpty() || yours.isEmpty()
                ? Set.of()
                : differences(mine.getFirst(), yours.getFirst(), Set.of()).stream()
                        .map(Difference::path)
                        .filter(path -> path.startsWith("after"))
                        .collect(Collectors.toSet());
        int common = 0;
        while (common < mine.size() && common < yours.size() && alike(mine.get(common), yours.get(common), made)) {
            common++;
        }
        Step one = common < mine.size() ? mine.get(common) : null;
        Step other = common < yours.size() ? yours.get(common) : null;
        return new Lane(
                node, common, one, other, one == null || other == null ? List.of() : differences(one, other, made));
    }

    private static List<Step> history(String node, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.node() != null && step.node().name().equals(node) && isSeen(step.event()))
                .toList();
    }

    private static boolean isSeen(Event event) {
        return switch (event) {
            case Event.Booted booted -> true;
            case Event.Delivered delivered -> true;
            case Event.TimedOut timedOut -> true;
            case Event.Requested requested -> true;
            case Event.GaveUp gaveUp -> true;
            case Event.Crashed crashed -> true;
            case Event.Continued continued -> true;
            case Event.Dropped dropped -> false;
            case Event.Disturbed disturbed -> false;
            case Event.Restored restored -> false;
            case Event.Partitioned partitioned -> false;
            case Event.Healed healed -> false;
        };
    }

    /** @param made paths at which the two may differ */
    private static boolean alike(Step one, Step other, Set<String> made) {
        return sameEvent(one, other) && differences(one, other, made).isEmpty();
    }

    private static boolean sameEvent(Step one, Step other) {
        Event mine = seen(one.event());
        Event yours = seen(other.event());
        return mine.equals(yours) || Value.of(mine).equals(Value.of(yours));
    }

    private static Event seen(Event event) {
        return event instanceof Event.Delivered(NodeId from, Object message, long nth, int copy, Event.Detour detour)
                ? new Event.Delivered(from, message, 0, 0)
                : event;
    }

    /** In the answers to the same event; empty if the events differ. */
    private static List<Difference> differences(Step one, Step other, Set<String> made) {
        if (!sameEvent(one, other)) {
            return List.of();
        }
        Answer mine = answer(one);
        Answer yours = answer(other);
        return mine.equals(yours)
                ? List.of()
                : Difference.between(Value.of(mine), Value.of(yours)).stream()
                        .filter(difference -> !made.contains(difference.path()))
                        .toList();
    }

    private static Answer answer(Step step) {
        return new Answer(
                step.after(), step.effects().stream().map(Alignment::seen).toList());
    }

    private static Effect seen(Effect effect) {
        return switch (effect) {
            case Effect.Sent(NodeId to, Object message, long nth) -> new Effect.Sent(to, message, 0);
            case Effect.TimerSet(Object timer, long delay) -> new Effect.TimerSet(timer, 0);
            case Effect.TimerCancelled cancelled -> cancelled;
            case Effect.Saved saved -> saved;
            case Effect.Wrote wrote -> wrote;
            case Effect.Synced synced -> synced;
            case Effect.Completed completed -> completed;
            case Effect.Noted noted -> noted;
            case Effect.Refused refused -> refused;
        };
    }
}
