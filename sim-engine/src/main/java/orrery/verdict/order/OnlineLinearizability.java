package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Model;
import orrery.verdict.order.Search.Progress;

/**
 * Linearizability, watched while a run goes on: it says so at the first completion after which no future can make the
 * history linearizable any more. What is still open may yet take effect, with any answer.
 *
 * <p>Each part is judged from the last moment at which nothing of it was open: what happened before that is remembered only
 * as the states in which the object can have been then. So memory, and the work at a completion, grow with how long some
 * operation has been open, and not with the run; an operation that is never answered keeps its part from settling.
 *
 * @param <S> the model's states
 */
public final class OnlineLinearizability<S> {

    private final Model<S> model;
    private final long budget;
    private final Map<Object, Part> parts = new LinkedHashMap<>();

    private final class Part {
        private List<S> possible = List.of(model.initial());
        private final Map<Long, Operation> sinceSettled = new LinkedHashMap<>();
    }

    /** @param budget steps to spend at one completion; where they do not suffice, nothing is objected to */
    public OnlineLinearizability(Model<S> model, long budget) {
        this.model = model;
        this.budget = budget;
    }

    /** @param operation open, with an {@link Outcome.Unknown} */
    public void invoked(Operation operation) {
        part(operation).sinceSettled.put(operation.id(), operation);
    }

    private Part part(Operation operation) {
        return parts.computeIfAbsent(model.part(operation.question()), key -> new Part());
    }

    /**
     * @param operation one that was {@linkplain #invoked invoked}, with its outcome
     * @return false if what has happened can no longer be part of any linearizable history
     */
    public boolean completed(Operation operation) {
        Part part = part(operation);
        if (operation.outcome() instanceof Outcome.Fail) {
            part.sinceSettled.remove(operation.id());
        } else {
            part.sinceSettled.put(operation.id(), operation);
        }
        List<Operation> operations = new ArrayList<>(part.sinceSettled.values());
        operations.sort(Comparator.comparingLong(Operation::invoked));
        boolean settles = operations.stream().allMatch(each -> each.outcome() instanceof Outcome.Ok);
        Set<S> after = new LinkedHashSet<>();
        boolean fits = false;
        for (S state : part.possible) {
            Automaton<S> automaton = new Automaton<>(model, state);
            JustInTime search = new JustInTime(Calls.during(model, automaton, operations));
            Progress progress = search.advance(budget);
            fits |= progress != Progress.IMPOSSIBLE;
            settles &= progress != Progress.RUNNING;
            if (progress == Progress.FOUND) {
                search.states().forEach(number -> after.add(automaton.stateOf(number)));
            }
        }
        if (fits && settles) {
            part.possible = List.copyOf(after);
            part.sinceSettled.clear();
        }
        return fits;
    }
}
