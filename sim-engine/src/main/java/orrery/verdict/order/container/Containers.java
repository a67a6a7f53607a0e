package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.model.Container;
import orrery.verdict.model.Model;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Fits;

/**
 * Linearizability of a container without a search.
 *
 * <p><b>When it applies.</b> To a queue, stack or priority queue, if no value is put in twice. A put of unknown outcome took
 * effect if its value was taken, and otherwise need not have. To a set, if nothing is removed: see {@link GrowingSet}.
 *
 * <p><b>Takes of which nobody heard.</b> Each may have taken one of the values that were certainly put in and of which nobody
 * has heard since, or nothing. First, nothing is harder to explain without these values, so what is broken even so is broken.
 * Then, as long as such a value stands in the way, the last of these takes that can have taken it in time takes it, until
 * there is an order; see {@link Unheard}. Otherwise nothing can be said without a search.
 */
public final class Containers {

    private static final int WORTH_REDUCING = 50;

    private Containers() {}

    /**
     * Whether these operations can be linearized; null if that cannot be said without a search.
     *
     * @param model a model; null is said of any that is no {@link Container}
     * @param part operations of one part without those that failed, in order of invocation
     * @param budget steps to spend; ordering the operations once takes as many as there are
     */
    public static @Nullable Finding judge(Model<?> model, List<Operation> part, long budget) {
        if (!(model instanceof Container container)) {
            return null;
        }
        if (container.discipline() == Container.Discipline.NONE) {
            return GrowingSet.judge(model, container, part);
        }
        Contents contents = Contents.of(container, part);
        if (contents == null) {
            return null;
        }
        if (contents.clash != null) {
            return new Telling(model).of(contents.clash);
        }
        Attempt attempt = attempt(container, contents.empties, contents.certain());
        if (attempt instanceof Fits && !contents.unheard.isEmpty()) {
            attempt = new Unheard(container, contents, budget / part.size()).attempt();
        }
        return switch (attempt) {
            case null -> null;
            case Fits(List<Operation> order) -> new Finding.Holds(order);
            case Clash clash -> new Telling(model).of(fewest(container, clash));
        };
    }

    static Attempt attempt(Container container, List<Operation> empties, List<Element> elements) {
        return switch (container.discipline()) {
            case FIRST_IN_FIRST_OUT -> Queue.attempt(elements, empties);
            case LAST_IN_FIRST_OUT -> Stack.attempt(elements, empties);
            case SMALLEST_FIRST -> Heap.attempt(elements, empties, container::compare);
            case NONE -> throw new IllegalArgumentException("nothing comes out of " + container);
        };
    }

    /** Of elements that contradict each other without one of their number, so many are left out. */
    private static Clash fewest(Container container, Clash clash) {
        Clash fewest = clash;
        for (Element each : clash.elements().size() > WORTH_REDUCING ? List.<Element>of() : clash.elements()) {
            List<Element> others = new ArrayList<>(fewest.elements());
            others.remove(each);
            if (fewest.meanwhile().isEmpty() && attempt(container, List.of(), others) instanceof Clash fewer) {
                fewest = fewer;
            }
        }
        return fewest;
    }
}
