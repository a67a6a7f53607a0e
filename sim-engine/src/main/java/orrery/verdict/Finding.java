package orrery.verdict;

import java.util.List;
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
            order = List.copyOf(order);
        }
    }

    /**
     * The history is not allowed.
     *
     * @param sentence why, in words
     * @param core a small part of the history that shows it, in order of invocation
     */
    record Broken(String sentence, List<Operation> core) implements Finding {
        public Broken {
            core = List.copyOf(core);
        }
    }

    /**
     * Nobody could say within the budget.
     *
     * @param sentence what was tried
     */
    record Undecided(String sentence) implements Finding {}
}
