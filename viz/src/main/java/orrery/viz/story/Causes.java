package orrery.viz.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.NodeId;
import orrery.trace.Difference;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;

/**
 * The few steps that led to a broken promise: a dynamic slice (Korel and Laski, "Dynamic program slicing", 1988) of what
 * happened before it. Of the step that broke it, and then of each that was found, these matter: the one that made it happen;
 * for each place in the state that it changed, the one that last wrote there. A restart writes what the crash lost. Steps that
 * changed nothing are looked through. Beside the step itself, the slice begins at those on which the verdict hangs by its {@linkplain Verdict#evidence evidence}; of what these changed, only that matters which the check read.
 */
public final class Causes {

    /** Further back nothing is looked for. */
    private static final int MOST_STEPS = 20_000;

    private static final int MOST_PLACES = 8;

    private final List<Step> steps;
    private final int from;

    /** By place in the trace: where the state changed; nothing for those that changed none. Only asked, never walked. */
    private final Map<Integer, List<String>> changed = new HashMap<>();

    private final Map<NodeId, List<Integer>> changing = new HashMap<>();

    /** Those that are down, as they were: what a restart has otherwise, it wrote. */
    private final Map<NodeId, Object> crashed = new HashMap<>();

    private final Set<Integer> found = new TreeSet<>();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();

    private Causes(List<Step> steps, int target) {
        this.steps = steps;
        from = Math.max(0, target - MOST_STEPS);
        States states = new States();
        for (int at = from; at <= target; at++) {
            read(at, states);
        }
    }

    /**
     * In their order. Empty if no step decided, or none of them was recorded.
     *
     * @param most so many at most: those that are fewest links away
     */
    public static List<Step> of(Trace trace, Verdict broken, int most) {
        List<Step> steps = trace.steps();
        TreeMap<Integer, List<String>> hinges = new TreeMap<>();
        long first = steps.isEmpty() ? Long.MAX_VALUE : steps.getFirst().number();
        for (Evidence evidence : broken.evidence()) {
            put(hinges, evidence.step() - first, steps.size(), evidence.places());
        }
        if (broken.evidence().stream().noneMatch(evidence -> evidence.step() == broken.step())) {
            put(hinges, broken.step() - first, steps.size(), List.of());
        }
        if (broken.step() > steps.size() - 1 + first || hinges.isEmpty()) {
            return List.of();
        }
        Causes causes = new Causes(steps, hinges.lastKey());
        causes.search(hinges, most);
        return causes.found.stream().map(steps::get).toList();
    }

    private static void put(TreeMap<Integer, List<String>> hinges, long place, int count, List<String> read) {
        if (place >= 0 && place < count) {
            hinges.put((int) place, read);
        }
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is mostly the same object
    private void read(int at, States states) {
        Step step = steps.get(at);
        NodeId node = step.node();
        if (node == null || step.before() == step.after()) {
            return;
        }
        Object before = step.event() instanceof Event.Booted ? crashed.remove(node) : step.before();
        if (step.event() instanceof Event.Crashed && before != null) {
            crashed.put(node, before);
        }
        List<String> places = before != null && step.after() != null
                ? places(Difference.between(states.of(node, before), states.of(node, step.after())))
                : List.of();
        boolean moves = step.before() != null && step.after() != null;
        if (!moves || !places.isEmpty()) {
            changed.put(at, places);
            changing.computeIfAbsent(node, key -> new ArrayList<>()).add(at);
        }
    }

    private static List<String> places(List<Difference> differences) {
        return differences.stream()
                .map(Difference::path)
                .distinct()
                .limit(MOST_PLACES)
                .toList();
    }

    /** @param hinges where it begins, with what was read there; nothing for everything */
    private void search(TreeMap<Integer, List<String>> hinges, int most) {
        hinges.descendingMap().forEach((at, read) -> {
            if (!read.isEmpty()) {
                changed.computeIfPresent(
                        at,
                        (same, all) -> all.stream()
                                .filter(place -> read.stream().anyMatch(one -> touch(one, place)))
                                .toList());
            }
            add(at);
        });
        while (!open.isEmpty() && found.size() < most) {
            for (int next : behind(open.removeFirst())) {
                if (found.size() < most) {
                    add(next);
                }
            }
        }
    }

    private void add(int at) {
        if (found.add(at)) {
            open.add(at);
        }
    }

    private List<Integer> behind(int at) {
        List<Integer> behind = new ArrayList<>();
        Step step = steps.get(at);
        int cause = telling(step.cause());
        if (cause >= 0) {
            behind.add(cause);
        }
        List<Integer> here = step.node() == null ? List.of() : changing.getOrDefault(step.node(), List.of());
        for (String place : changed.getOrDefault(at, List.of())) {
            int writer = lastWriter(here, place, at);
            if (writer >= 0) {
                behind.add(writer);
            }
        }
        return behind;
    }

    /** This step, or the next in its chain of causes that is worth telling. */
    private int telling(long number) {
        long first = steps.getFirst().number();
        for (long cause = number; cause - first >= from; ) {
            int at = (int) (cause - first);
            Step step = steps.get(at);
            boolean changes = changed.containsKey(at) || step.node() == null;
            if (changes || step.event() instanceof Event.Requested) {
                return at;
            }
            cause = step.cause();
        }
        return -1;
    }

    /** The last step of these before another that changed this place, or what it lies in, or what lies in it. */
    private int lastWriter(List<Integer> here, String place, int before) {
        for (int nth = here.size() - 1; nth >= 0; nth--) {
            int at = here.get(nth);
            if (at < before && changed.getOrDefault(at, List.of()).stream().anyMatch(other -> touch(place, other))) {
                return at;
            }
        }
        return -1;
    }

    /** Whether one of these two paths lies in the other. */
    static boolean touch(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        boolean longer = one.length() > other.length();
        String outer = longer ? other : one;
        String inner = longer ? one : other;
        return !outer.isEmpty() && inner.startsWith(outer) && ".[{".indexOf(inner.charAt(outer.length())) >= 0;
    }
}
