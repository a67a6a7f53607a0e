package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.api.Check;
import orrery.api.Specification;

/** The TLA+ specification AsyncTerminationDetection (Merz), of which EWD998 is a refinement. */
record TerminationModel(int nodes, int most) implements Specification<TerminationModel.State> {

    @Override
    public String name() {
        return "termination-model";
    }

    @Override
    public String summary() {
        return "Nodes wake each other up, and fall asleep.";
    }

    /**
     * @param active a bit for each node
     * @param pending how many messages are on their way to each
     */
    record State(int active, List<Integer> pending, boolean detected) {

        boolean terminated() {
            return active == 0 && pending.stream().allMatch(count -> count == 0);
        }

        State with(int now, int node, int more) {
            List<Integer> counts = new ArrayList<>(pending);
            counts.set(node, counts.get(node) + more);
            return new State(now, List.copyOf(counts), detected);
        }
    }

    @Override
    public List<State> initial() {
        List<State> all = new ArrayList<>();
        for (int active = 0; active < 1 << nodes; active++) {
            State state = new State(active, Collections.nCopies(nodes, 0), false);
            all.add(state);
            if (state.terminated()) {
                all.add(new State(active, state.pending(), true));
            }
        }
        return all;
    }

    @Override
    public boolean within(State state) {
        return state.pending().stream().allMatch(count -> count <= most);
    }

    @Override
    public List<Action<State>> next(State state) {
        List<Action<State>> next = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int bit = 1 << node;
            if (state.pending().get(node) > 0) {
                next.add(new Action<>("receive " + node, state.with(state.active() | bit, node, -1)));
            }
            if ((state.active() & bit) != 0) {
                State asleep = state.with(state.active() & ~bit, node, 0);
                next.add(new Action<>("terminate " + node, asleep));
                if (asleep.terminated()) {
                    next.add(new Action<>(
                            "terminate " + node + ", detected", new State(asleep.active(), asleep.pending(), true)));
                }
                for (int to = 0; to < nodes; to++) {
                    next.add(new Action<>("send " + node + " " + to, state.with(state.active(), to, 1)));
                }
            }
        }
        if (state.terminated()) {
            next.add(new Action<>("detect", new State(state.active(), state.pending(), true)));
        }
        return next;
    }

    @Override
    public List<Check> checks() {
        return List.of(always("what is detected is true", state -> !state.detected() || state.terminated()));
    }
}
