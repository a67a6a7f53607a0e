package orrery.verdict;

import java.util.Comparator;
import java.util.List;
import orrery.api.OnDemand;
import orrery.api.Operation;

/** What a consistency model says about a history. */
public sealed interface Finding {

    /**
     * The history is allowed.
     *
     * @param order a witness: the operations that took effect, in an order that explains every answer
     */
    record Holds(List<Operation> order) implements Finding {
        public Holds {
            order = OnDemand.copyOf(order);
        }
    }

    /**
     * The history is not allowed.
     *
     * @param sentence why, in words
     * @param core a small part of the history that shows it, in order of invocation
     * @param links what of it must come before what, and contradicts itself; empty where that is not known
     */
    record Broken(String sentence, List<Operation> core, List<Link> links) implements Finding {
        public Broken {
            core = List.copyOf(core);
            links = List.copyOf(links);
        }

        public Broken(String sentence, List<Operation> core) {
            this(sentence, core, List.of());
        }

        /** The steps at which the operations of the core were answered; those that never were, at which they were asked. */
        public List<Evidence> evidence() {
            return core.stream()
                    .map(operation -> new Evidence(
                            operation.completed() == Operation.OPEN ? operation.invoked() : operation.completed(),
                            operation.client(),
                            List.of()))
                    .sorted(Comparator.comparingLong(Evidence::step))
                    .toList();
        }
    }

    /**
     * One operation that comes before another.
     *
     * @param why the words between the two: {@code had ended before}
     * @param key what both are about, behind these words; may be empty
     */
    record Link(Operation before, Operation after, String why, String key) {}

    /**
     * Nobody could say within the budget.
     *
     * @param sentence what was tried
     */
    record Undecided(String sentence) implements Finding {}
}
