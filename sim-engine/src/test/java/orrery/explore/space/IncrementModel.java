package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import orrery.api.Check;
import orrery.api.Specification;

/**
 * Stateright's example increment: threads that read a shared number and then write one more.
 *
 * @param alike whether states that differ only in which thread is which are one
 */
record IncrementModel(int threads, boolean alike) implements Specification<IncrementModel.State> {

    static final String NOTHING_LOST = "no increment is lost";

    /** @param line 1 before it reads, 2 before it writes, 3 at its end */
    record Process(int line, int read) {}

    record State(int number, List<Process> processes) {}

    @Override
    public String name() {
        return "increment-model";
    }

    @Override
    public String summary() {
        return "Threads count without a lock.";
    }

    @Override
    public List<State> initial() {
        return List.of(new State(0, Collections.nCopies(threads, new Process(1, 0))));
    }

    @Override
    public List<Action<State>> next(State now) {
        List<Action<State>> next = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Process process = now.processes().get(thread);
            if (process.line() == 1) {
                next.add(new Action<>("read " + thread, with(now, now.number(), thread, new Process(2, now.number()))));
            } else if (process.line() == 2) {
                Process done = new Process(3, process.read());
                next.add(new Action<>("write " + thread, with(now, process.read() + 1, thread, done)));
            }
        }
        return next;
    }

    private State with(State now, int number, int thread, Process changed) {
        List<Process> processes = new ArrayList<>(now.processes());
        processes.set(thread, changed);
        if (alike) {
            processes.sort(Comparator.comparingInt(Process::read).thenComparingInt(Process::line));
        }
        return new State(number, List.copyOf(processes));
    }

    @Override
    public List<Check> checks() {
        return List.of(always(
                NOTHING_LOST,
                state -> state.processes().stream()
                                .filter(process -> process.line() == 3)
                                .count()
                        == state.number()));
    }
}
