package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Container;
import orrery.verdict.model.Container.Act;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Rule;

/** Who put each value in, and who took it. */
final class Contents {

    /** Those that were taken, and heard of. */
    final List<Element> taken = new ArrayList<>();

    /**
     * Those that were certainly put in, and of which nobody has heard since. What may never have been put in, and was not
     * heard of, is left out: without it, nothing is harder to explain.
     */
    final List<Element> left = new ArrayList<>();

    final List<Operation> empties = new ArrayList<>();

    /** Takes of which nobody heard what came of them, if anything did; in order of invocation. */
    final List<Operation> unheard = new ArrayList<>();

    /** What contradicts itself in any order. */
    @Nullable
    Clash clash;

    private final Map<Object, Operation> puts = new LinkedHashMap<>();
    private final Map<Object, Operation> takes = new LinkedHashMap<>();
    private final Map<Object, Operation> again = new LinkedHashMap<>();

    private Contents() {}

    /**
     * Null if a value was put in twice, or if there is something else than puts and takes.
     *
     * @param part in order of invocation
     */
    static @Nullable Contents of(Container container, List<Operation> part) {
        Contents contents = new Contents();
        for (Operation operation : part) {
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            boolean known = switch (container.act(operation.question(), answer)) {
                case null -> false;
                case Act.Put(Object value) -> contents.puts.putIfAbsent(value, operation) == null;
                case Act.Take(Object value) -> contents.take(value, operation);
                case Act.Unheard unheard -> contents.unheard.add(operation);
                case Act.Look look -> false;
            };
            if (!known) {
                return null;
            }
        }
        contents.pair();
        return contents;
    }

    private boolean take(@Nullable Object value, Operation operation) {
        if (value == null) {
            return empties.add(operation);
        }
        if (takes.putIfAbsent(value, operation) != null) {
            again.putIfAbsent(value, operation);
        }
        return true;
    }

    private void pair() {
        takes.forEach((value, take) -> {
            if (!puts.containsKey(value)) {
                clash = new Clash(Rule.PUT_IN, List.of(), List.of(take));
            }
        });
        puts.forEach((value, put) -> {
            Operation take = takes.get(value);
            if (take != null) {
                Element element = Element.taken(value, put, take);
                taken.add(element);
                Operation second = again.get(value);
                if (take.completed() < put.invoked()) {
                    clash = new Clash(Rule.IN_BEFORE_OUT, List.of(element), List.of());
                } else if (second != null && second.completed() < put.invoked()) {
                    clash = new Clash(Rule.IN_BEFORE_OUT, List.of(Element.taken(value, put, second)), List.of());
                } else if (second != null) {
                    clash = new Clash(Rule.TAKEN_ONCE, List.of(element), List.of(second));
                }
            } else if (put.outcome() instanceof Outcome.Ok) {
                left.add(Element.left(value, put));
            }
        });
    }

    /** Those that were in whatever the takes took of which nobody heard. */
    List<Element> certain() {
        List<Element> certain = new ArrayList<>(taken);
        if (unheard.isEmpty()) {
            certain.addAll(left);
        }
        return certain;
    }
}
