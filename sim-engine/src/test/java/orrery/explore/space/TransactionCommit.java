package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.api.Specification;

/** The TLA+ specification TCommit (Gray and Lamport 2006): what any commit protocol implements. */
public record TransactionCommit(int resources) implements Specification<List<TransactionCommit.State>> {

    enum State {
        WORKING,
        PREPARED,
        COMMITTED,
        ABORTED
    }

    @Override
    public String name() {
        return "transaction-commit";
    }

    @Override
    public String summary() {
        return "As specified in TLA+.";
    }

    @Override
    public List<List<State>> initial() {
        return List.of(Collections.nCopies(resources, State.WORKING));
    }

    @Override
    public List<Action<List<State>>> next(List<State> states) {
        List<Action<List<State>>> next = new ArrayList<>();
        boolean mayCommit = states.stream().allMatch(state -> state == State.PREPARED || state == State.COMMITTED);
        boolean noneCommitted = !states.contains(State.COMMITTED);
        for (int resource = 0; resource < resources; resource++) {
            State state = states.get(resource);
            if (state == State.WORKING) {
                next.add(new Action<>("prepare " + resource, with(states, resource, State.PREPARED)));
            }
            if (state == State.PREPARED && mayCommit) {
                next.add(new Action<>("commit " + resource, with(states, resource, State.COMMITTED)));
            }
            if ((state == State.WORKING || state == State.PREPARED) && noneCommitted) {
                next.add(new Action<>("abort " + resource, with(states, resource, State.ABORTED)));
            }
        }
        return next;
    }

    private static List<State> with(List<State> states, int resource, State state) {
        List<State> changed = new ArrayList<>(states);
        changed.set(resource, state);
        return List.copyOf(changed);
    }
}
