package orrery.verdict.order;

import java.util.List;
import orrery.api.Operation;
import orrery.verdict.model.Model;

/** A handful of operations and which must come before which: is there an order in which all answers fit? */
final class Puzzle {

    private static final int MOST = 30;
    private static final long MOST_STEPS = 200_000;

    private final Calls calls;
    private final long[] before;
    private final long needed;
    private final Configurations seen = new Configurations();
    private long steps;

    /** The order of real time, except between these two. */
    @SuppressWarnings("ReferenceEquality") // these two, and not others that look like them
    Puzzle(Model<?> model, List<Operation> core, Operation first, Operation second) {
        calls = Calls.of(model, core);
        before = new long[Math.min(calls.size(), MOST)];
        long answered = 0;
        for (int later = 0; later < before.length; later++) {
            for (int earlier = 0; earlier < before.length; earlier++) {
                boolean freed = calls.operations.get(earlier) == first && calls.operations.get(later) == second;
                if (calls.returned[earlier] < calls.invoked[later] && !freed) {
                    before[later] |= 1L << earlier;
                }
            }
            answered |= calls.crashed(later) ? 0 : 1L << later;
        }
        needed = answered;
    }

    boolean fits() {
        return calls.size() <= MOST && fits(0, Automaton.INITIAL);
    }

    private boolean fits(long taken, int state) {
        if ((taken & needed) == needed) {
            return true;
        }
        for (int call = 0; call < before.length && steps < MOST_STEPS; call++) {
            if ((taken & 1L << call) != 0 || (before[call] & ~taken) != 0) {
                continue;
            }
            steps++;
            int after = calls.automaton.step(state, calls.kind[call]);
            long more = taken | 1L << call;
            if (after != Automaton.REJECT && seen.add(new long[] {more}, 1, after) && fits(more, after)) {
                return true;
            }
        }
        return false;
    }
}
