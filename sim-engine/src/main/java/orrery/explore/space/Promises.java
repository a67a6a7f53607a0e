package orrery.explore.space;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.trace.Effect;
import orrery.verdict.CheckThrewException;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;

/**
 * Looks whether promises hold: in each state, at each step, for each past of the clients. What a promise cannot tell apart
 * it is shown once: states by what their nodes are, steps by the two states of their node where it looked at no other.
 */
final class Promises {

    private final Space space;
    private final List<Check> checks;
    private final List<Check.Remembering<?>> remembering;
    private final List<Numbers<Object>> memories = new ArrayList<>();
    private final List<Consistency> consistency;
    private final StateSnapshot snapshot;

    /** What all nodes are, where it has been looked at. */
    private final Store seen = new Store();

    /** Steps of one node that were looked at by a promise that looks at no other node. Only asked. */
    private final Set<Step> seenSteps = new HashSet<>();

    private final Set<Integer> seenPasts = new HashSet<>();

    /** The first objection to each promise, and where nobody could say. */
    private final Map<String, String> broken = new LinkedHashMap<>();

    private final Map<String, String> undecided = new LinkedHashMap<>();
    private final Set<String> reached = new HashSet<>();

    /** What nobody has noted yet, and somebody should. */
    private final Set<String> notes = new HashSet<>();

    private record Step(int check, int node, int before, int after) {}

    Promises(Space space, List<Check> checks, List<Consistency> consistency) {
        this.space = space;
        this.checks = checks;
        this.remembering = remembering(checks);
        this.consistency = consistency;
        this.snapshot = new StateSnapshot(space);
        checks.stream()
                .filter(Check.Noted.class::isInstance)
                .map(Check::promise)
                .forEach(notes::add);
        remembering.forEach(check -> {
            Numbers<Object> numbers = new Numbers<>();
            numbers.of(check.start());
            memories.add(numbers);
        });
    }

    static List<Check.Remembering<?>> remembering(List<Check> checks) {
        List<Check.Remembering<?>> found = new ArrayList<>();
        checks.forEach(check -> {
            if (check instanceof Check.Remembering<?> remembering) {
                found.add(remembering);
            }
        });
        return found;
    }

    Map<String, String> broken() {
        return broken;
    }

    Map<String, String> undecided() {
        return undecided;
    }

    Set<String> reached() {
        return reached;
    }

    /** What stands behind a memory's number. */
    Object memory(int cell, int number) {
        return memories.get(cell).get(number);
    }

    int memory(int cell, Object value) {
        return memories.get(cell).of(value);
    }

    /** What promises remember at the start. */
    int[] start() {
        return new int[remembering.size()];
    }

    /** A handler threw or refused. */
    boolean fault(Turn.Fault fault) {
        return broken.putIfAbsent(fault.promise(), fault.sentence()) == null;
    }

    /**
     * A node went from one state to another. What promises remember of it goes into the next row.
     *
     * @return whether something was broken that was whole
     */
    boolean step(int[] row, int[] next, NodeId node) {
        int brokenBefore = broken.size();
        int before = space.local(row, node);
        int after = space.local(next, node);
        if (before == after) {
            return false;
        }
        Optional<Node<?, ?>> was = Optional.ofNullable(space.locals.get(before).node());
        Optional<Node<?, ?>> is = Optional.ofNullable(space.locals.get(after).node());
        snapshot.of(next);
        Change change = new Change(node, was, is, snapshot);
        for (int at = 0; at < checks.size(); at++) {
            if (checks.get(at) instanceof Check.EveryStep check && !broken.containsKey(check.promise())) {
                Step step = new Step(at, node.index(), before, after);
                if (!seenSteps.contains(step)) {
                    snapshot.of(next);
                    ask(check.promise(), change, check.objection());
                    if (!snapshot.looked()) {
                        seenSteps.add(step);
                    }
                }
            }
        }
        for (int cell = 0; cell < remembering.size(); cell++) {
            int place = space.firstMemory() + cell;
            next[place] = remember(remembering.get(cell), cell, next[place], change);
        }
        return broken.size() > brokenBefore;
    }

    private <A> int remember(Check.Remembering<A> check, int cell, int number, Change change) {
        @SuppressWarnings("unchecked") // only what this check remembers has a number in its cell
        A remembered = (A) memories.get(cell).get(number);
        A next = guarded(check.promise(), () -> check.remember().apply(remembered, change));
        int numbered = memories.get(cell).of(next);
        if (numbered != number) {
            ask(check.promise(), next, check.objection());
        }
        return numbered;
    }

    /** What a node asked for may be the remark that a promise waits for. */
    void heard(List<Effect> effects) {
        if (notes.size() > 0) {
            for (Effect effect : effects) {
                if (effect instanceof Effect.Noted(String text) && notes.remove(text)) {
                    reached.add(text);
                }
            }
        }
    }

    boolean within(int[] row, Predicate<Snapshot> bound) {
        return bound.test(snapshot.of(row));
    }

    /** A state is new. */
    boolean state(int[] row) {
        int brokenBefore = broken.size();
        int length = space.firstMemory() - space.firstLocal();
        int[] nodes = new int[length];
        System.arraycopy(row, space.firstLocal(), nodes, 0, length);
        if (seen.find(nodes, length, -1) < 0) {
            snapshot.of(row);
            for (Check check : checks) {
                switch (check) {
                    case Check.Always always -> ask(always.promise(), snapshot, always.objection());
                    case Check.Sometimes sometimes -> {
                        if (!reached.contains(sometimes.promise())
                                && guarded(
                                        sometimes.promise(),
                                        () -> sometimes.holds().test(snapshot))) {
                            reached.add(sometimes.promise());
                        }
                    }
                    case Check.Noted noted -> {}
                    case Check.EveryStep step -> {}
                    case Check.Remembering<?> remembering -> {}
                    case Check.Eventually eventually -> {}
                    case Check.AtEnd atEnd -> {}
                }
            }
        }
        if (!consistency.isEmpty() && seenPasts.add(space.past(row))) {
            consistency.forEach(model -> judge(model, row));
        }
        return broken.size() > brokenBefore;
    }

    private void judge(Consistency model, int[] row) {
        switch (model.check(space.past.history(space.past(row)))) {
            case Finding.Holds holds -> {}
            case Finding.Broken finding -> broken.putIfAbsent(model.name(), finding.sentence());
            case Finding.Undecided finding -> undecided.putIfAbsent(model.name(), finding.sentence());
        }
    }

    /** Nothing can happen in this state any more, but that somebody crashes. */
    boolean end(int[] row) {
        int brokenBefore = broken.size();
        snapshot.of(row);
        for (Check check : checks) {
            switch (check) {
                case Check.Eventually eventually -> {
                    if (guarded(eventually.promise(), () -> eventually.due().test(snapshot))) {
                        ask(eventually.promise(), snapshot, eventually.missing());
                    }
                }
                case Check.AtEnd atEnd -> ask(atEnd.promise(), space.past.history(space.past(row)), atEnd.objection());
                case Check.Always always -> {}
                case Check.EveryStep step -> {}
                case Check.Remembering<?> remembering -> {}
                case Check.Sometimes sometimes -> {}
                case Check.Noted noted -> {}
            }
        }
        return broken.size() > brokenBefore;
    }

    private <V> void ask(String promise, V about, Function<? super V, Optional<String>> check) {
        if (!broken.containsKey(promise)) {
            Optional<String> objection = guarded(promise, () -> check.apply(about));
            objection.ifPresent(sentence -> broken.put(promise, sentence));
        }
    }

    private static <V> V guarded(String promise, Supplier<V> asking) {
        try {
            return asking.get();
        } catch (RuntimeException thrown) {
            throw new CheckThrewException(promise, -1, thrown);
        }
    }
}
