package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.api.Check;
import orrery.api.Specification;

/** The TLA+ specification Simple (Lamport, <i>Teaching Concurrency</i>, 2009). */
record TeachingModel(int processes) implements Specification<TeachingModel.State> {

    @Override
    public String name() {
        return "teaching-model";
    }

    @Override
    public String summary() {
        return "Each writes, then reads what its neighbour wrote.";
    }

    /** @param line 0 before it writes, 1 before it reads, 2 at its end */
    record Process(int line, int written, int read) {}

    record State(List<Process> processes) {}

    @Override
    public List<State> initial() {
        return List.of(new State(Collections.nCopies(processes, new Process(0, 0, 0))));
    }

    @Override
    public List<Action<State>> next(State state) {
        List<Action<State>> next = new ArrayList<>();
        for (int self = 0; self < processes; self++) {
            Process process = state.processes().get(self);
            int neighbour =
                    state.processes().get((self + processes - 1) % processes).written();
            if (process.line() < 2) {
                List<Process> all = new ArrayList<>(state.processes());
                all.set(self, process.line() == 0 ? new Process(1, 1, 0) : new Process(2, 1, neighbour));
                next.add(new Action<>((process.line() == 0 ? "a " : "b ") + self, new State(List.copyOf(all))));
            }
        }
        return next;
    }

    @Override
    public List<Check> checks() {
        return List.of(always(
                "somebody reads what was written",
                state -> state.processes().stream().anyMatch(process -> process.line() < 2 || process.read() == 1)));
    }
}
