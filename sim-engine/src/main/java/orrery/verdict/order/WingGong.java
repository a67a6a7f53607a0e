package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.Operation;
import orrery.verdict.model.Model.Effect;

/**
 * Depth-first search for a linearization: at each point one of the operations is taken next that began before any other
 * ended (Wing and Gong, "Testing and verifying concurrent objects", 1993), unless the same operations have already led to
 * the same state (Lowe, "Testing for linearizability", 2017, section 3).
 *
 * <p>None of this loses a linearization: what only looks is taken as soon as its answer fits, and never tried again; of crashed
 * operations of the same kind, the one that began first is taken first, and none is taken that changes nothing. They are tried
 * last, because each that is not needed now may be needed later.
 */
final class WingGong implements Search {

    private static final int NONE = -1;

    private final Calls calls;
    private final int ends;
    /** Events in order of time, as a doubly linked list: call {@code c} begins at event c, ends at event c + size. */
    private final int[] next;

    private final int[] previous;
    private final int head;
    /** By class, the crashed calls of one kind that can change something, in order of invocation. */
    private final int[][] crashed;

    private final int[] classOf;
    /** By class, how many of them have been taken. */
    private final int[] used;
    /** By call, the last one that began before it ended. */
    private final int[] lastDuring;

    private final long[] taken;
    private final long[] key;
    private final Configurations seen = new Configurations();
    private final int[] stack;
    private final int[] stateBefore;
    private int depth;
    private int state = Automaton.INITIAL;
    private int open;
    /** Whether what only looks is still to be taken. */
    private boolean fresh = true;
    /** What is to be tried next: a call, or, behind all calls, a class of crashed ones. */
    private int at;

    private long steps;

    WingGong(Calls calls) {
        this.calls = calls;
        int size = calls.size();
        ends = size;
        head = 2 * size;
        next = new int[2 * size + 1];
        previous = new int[2 * size + 1];
        lastDuring = new int[size];
        classOf = new int[size];
        Map<Integer, List<Integer>> ofKind = new TreeMap<>();
        int last = head;
        int begun = NONE;
        for (int event : calls.events()) {
            boolean returns = event >= ends;
            int call = returns ? event - ends : event;
            begun = returns ? begun : call;
            if (!calls.crashed(call)) {
                lastDuring[call] = begun;
                open += returns ? 1 : 0;
                next[last] = event;
                previous[event] = last;
                last = event;
            } else if (calls.effect[call] != Effect.LOOKS) {
                ofKind.computeIfAbsent(calls.kind[call], kind -> new ArrayList<>())
                        .add(call);
            }
        }
        next[last] = NONE;
        crashed = new int[ofKind.size()][];
        int classes = 0;
        for (List<Integer> same : ofKind.values()) {
            for (int call : same) {
                classOf[call] = classes;
            }
            crashed[classes++] = same.stream().mapToInt(Integer::intValue).toArray();
        }
        used = new int[classes];
        taken = new long[(size + 63) / 64];
        key = new long[taken.length + 1 + (classes + 1) / 2];
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
            if (fresh) {
                int look = fittingLook();
                if (look != NONE) {
                    take(look, state);
                    continue;
                }
                fresh = false;
                at = isNew() ? next[head] : ends + crashed.length;
            }
            if (at == ends + crashed.length) {
                if (!putBack()) {
                    return Progress.IMPOSSIBLE;
                }
            } else if (at < ends) {
                tryCall(at);
            } else {
                tryCrashed(at - ends);
            }
        }
        return Progress.FOUND;
    }

    private int step(int call) {
        steps++;
        return calls.automaton.step(state, calls.kind[call]);
    }

    /** Answered, and in nobody's way. */
    private int fittingLook() {
        for (int call = next[head]; call < ends; call = next[call]) {
            if (calls.effect[call] == Effect.LOOKS && step(call) == state) {
                return call;
            }
        }
        return NONE;
    }

    private void tryCall(int call) {
        int after = calls.effect[call] == Effect.LOOKS ? Automaton.REJECT : step(call);
        if (after == Automaton.REJECT) {
            at = following(call);
        } else {
            take(call, after);
        }
    }

    /** The call that is tried after this one; what begins after something has ended is not. */
    private int following(int call) {
        return Math.min(next[call], ends);
    }

    private void tryCrashed(int same) {
        at++;
        if (used[same] < crashed[same].length) {
            int call = crashed[same][used[same]];
            if (calls.invoked[call] <= calls.returned[firstReturn()]) {
                int after = step(call);
                if (after != Automaton.REJECT && after != state) {
                    take(call, after);
                }
            }
        }
    }

    /** The call that ends first of those that are left. */
    private int firstReturn() {
        int event = next[head];
        while (event < ends) {
            event = next[event];
        }
        return event - ends;
    }

    /** Whether the same calls have not led to the same state before. */
    private boolean isNew() {
        int first = next[head];
        int from = first >> 6;
        int to = lastDuring[first] >> 6;
        while (to >= from && taken[to] == 0) {
            to--;
        }
        int length = 0;
        key[length++] = from;
        for (int word = from; word <= to; word++) {
            key[length++] = taken[word];
        }
        for (int same = 0; same < used.length; same += 2) {
            key[length++] = used[same] | (same + 1 < used.length ? (long) used[same + 1] << 32 : 0);
        }
        return seen.add(key, length, state);
    }

    private void take(int call, int after) {
        stack[depth] = call;
        stateBefore[depth++] = state;
        state = after;
        fresh = true;
        if (calls.crashed(call)) {
            used[classOf[call]]++;
        } else {
            taken[call >> 6] |= 1L << call;
            unlink(call);
            unlink(call + ends);
            open--;
        }
    }

    /** Gives back the last call that was a choice, and what only looked since; false if there was none. */
    private boolean putBack() {
        while (depth > 0) {
            int call = stack[--depth];
            state = stateBefore[depth];
            if (calls.crashed(call)) {
                int same = classOf[call];
                used[same]--;
                at = ends + same + 1;
                return true;
            }
            taken[call >> 6] &= ~(1L << call);
            relink(call + ends);
            relink(call);
            open++;
            if (calls.effect[call] != Effect.LOOKS) {
                at = following(call);
                return true;
            }
        }
        return false;
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
