package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import orrery.api.Specification;

/** The TLA+ specification ChangRoberts (Merz): election on a ring, any of whose nodes begin; the others have lost. */
record ChangRobertsModel(int nodes) implements Specification<List<ChangRobertsModel.Process>> {

    enum State {
        CANDIDATE,
        LOST,
        WON
    }

    /** @param begun whether it is past its first step */
    record Process(boolean initiator, boolean begun, State state, List<Integer> messages) {
        Process with(int message) {
            TreeSet<Integer> more = new TreeSet<>(messages);
            more.add(message);
            return new Process(initiator, begun, state, List.copyOf(more));
        }

        Process without(int message, State next) {
            TreeSet<Integer> less = new TreeSet<>(messages);
            less.remove(message);
            return new Process(initiator, begun, next, List.copyOf(less));
        }
    }

    @Override
    public String name() {
        return "chang-roberts-model";
    }

    @Override
    public String summary() {
        return "As specified in TLA+.";
    }

    @Override
    public List<List<Process>> initial() {
        List<List<Process>> all = new ArrayList<>();
        for (int subset = 0; subset < 1 << nodes; subset++) {
            List<Process> processes = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                processes.add(new Process((subset >> node & 1) == 1, false, State.CANDIDATE, List.of()));
            }
            all.add(Collections.unmodifiableList(processes));
        }
        return all;
    }

    @Override
    public List<Action<List<Process>>> next(List<Process> processes) {
        List<Action<List<Process>>> next = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            Process process = processes.get(node);
            List<Process> changed = new ArrayList<>(processes);
            int successor = (node + 1) % nodes;
            if (!process.begun()) {
                changed.set(
                        node,
                        new Process(
                                process.initiator(),
                                true,
                                process.initiator() ? State.CANDIDATE : State.LOST,
                                process.messages()));
                if (process.initiator()) {
                    changed.set(successor, changed.get(successor).with(node));
                }
                next.add(new Action<>("begin " + node, List.copyOf(changed)));
                continue;
            }
            for (int id : process.messages()) {
                List<Process> after = new ArrayList<>(processes);
                boolean forward = process.state() == State.LOST || id < node;
                State state = process.state() == State.LOST || id < node
                        ? State.LOST
                        : id == node ? State.WON : process.state();
                after.set(node, process.without(id, state));
                if (forward) {
                    after.set(successor, after.get(successor).with(id));
                }
                next.add(new Action<>("receive " + id + " at " + node, List.copyOf(after)));
            }
        }
        return next;
    }
}
