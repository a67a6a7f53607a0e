package orrery.verdict.order;

import java.util.Arrays;
import java.util.List;
import orrery.api.Operation;

/**
 * Depth-first search for a linearization: at each point one of the operations is taken next that began before any other
 * ended (Wing and Gong, "Testing and verifying concurrent objects", 1993), unless the same operations have already led to
 * the same state (Lowe, "Testing for linearizability", 2017, section 3).
 *
 * <p>Of crashed operations of the same kind, the one that began first is taken first, and none is taken that changes
 * nothing: both lose no linearization.
 */
final class WingGong implements Search {

    private static final int NONE = -1;

    private final Calls calls;
    private final int ends;
    /** Events in order of time, as a doubly linked list: call {@code c} begins at event c, ends at event c + size. */
    private final int[] next;

    private final int[] previous;
    private final int head;
    private final int[] sameKindBefore;
    private final long[] taken;
    private final Configurations seen;
    private final int[] stack;
    private final int[] stateBefore;
    private int depth;
    private int state = Automaton.INITIAL;
    private int open;
    private int at;
    private long steps;

    WingGong(Calls calls) {
        this.calls = calls;
        int size = calls.size();
        ends = size;
        head = 2 * size;
        next = new int[2 * size + 1];
        previous = new int[2 * size + 1];
        int last = head;
        for (Calls.Event each : calls.events()) {
            int event = each.returns() ? ends + each.call() : each.call();
            open += each.returns() ? 1 : 0;
            next[last] = event;
            previous[event] = last;
            last = event;
        }
        next[last] = NONE;
        at = next[head];
        sameKindBefore = new int[size];
        int[] lastOfKind = new int[calls.automaton.kinds()];
        Arrays.fill(lastOfKind, NONE);
        for (int call = 0; call < size; call++) {
            if (calls.crashed(call)) {
                sameKindBefore[call] = lastOfKind[calls.kind[call]];
                lastOfKind[calls.kind[call]] = call;
            }
        }
        taken = new long[(size + 63) / 64];
        seen = new Configurations(taken.length);
        stack = new int[size];
        stateBefore = new int[size];
    }

    @Override
    public Progress advance(long more) {
        long until = steps + more;
        while (open > 0) {
            if (steps >= until) {
                return Progress.RUNNING;
            }
            if (at == NONE || at >= ends) {
                if (depth == 0) {
                    return Progress.IMPOSSIBLE;
                }
                at = next[putBack()];
            } else if (mayBeNext(at)) {
                at = next[head];
            } else {
                at = next[at];
            }
        }
        return Progress.FOUND;
    }

    /** Takes the call if it leads somewhere new. */
    private boolean mayBeNext(int call) {
        boolean crashed = calls.crashed(call);
        if (crashed && sameKindBefore[call] != NONE && !isTaken(sameKindBefore[call])) {
            return false;
        }
        steps++;
        int after = calls.automaton.step(state, calls.kind[call]);
        if (after == Automaton.REJECT || (crashed && after == state)) {
            return false;
        }
        taken[call >> 6] |= 1L << call;
        if (!seen.add(taken, after)) {
            taken[call >> 6] &= ~(1L << call);
            return false;
        }
        stack[depth] = call;
        stateBefore[depth++] = state;
        state = after;
        unlink(call);
        if (!crashed) {
            unlink(call + ends);
            open--;
        }
        return true;
    }

    /** Gives the last call back, and answers it. */
    private int putBack() {
        int call = stack[--depth];
        state = stateBefore[depth];
        taken[call >> 6] &= ~(1L << call);
        if (!calls.crashed(call)) {
            relink(call + ends);
            open++;
        }
        relink(call);
        return call;
    }

    private boolean isTaken(int call) {
        return (taken[call >> 6] & 1L << call) != 0;
    }

    private void unlink(int event) {
        next[previous[event]] = next[event];
        if (next[event] != NONE) {
            previous[next[event]] = previous[event];
        }
    }

    private void relink(int event) {
        next[previous[event]] = event;
        if (next[event] != NONE) {
            previous[next[event]] = event;
        }
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public List<Operation> order() {
        return Arrays.stream(stack, 0, depth).mapToObj(calls.operations::get).toList();
    }
}
