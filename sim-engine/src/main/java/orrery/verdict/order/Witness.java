package orrery.verdict.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model.Effect;
import orrery.verdict.order.Configuration.Way;

/** The linearization that led to a configuration: what took effect on the way, and where what left no trace has its place. */
final class Witness {

    private static final int NONE = -1;

    private final Calls calls;
    /** By kind: the crashed calls, of which the one that began first is used first. */
    private final List<ArrayDeque<Integer>> crashed = new ArrayList<>();

    private final List<Configuration> path = new ArrayList<>();
    /** By place in the path, where there are any. */
    private final Map<Integer, List<Integer>> justBefore = new HashMap<>();

    private final Map<Integer, List<Integer>> justAfter = new HashMap<>();

    Witness(Calls calls) {
        this.calls = calls;
        int[] classOfKind = new int[calls.automaton.kinds()];
        Arrays.fill(classOfKind, NONE);
        for (int call = 0; call < calls.size(); call++) {
            if (calls.crashed(call)) {
                int kind = calls.kind[call];
                if (classOfKind[kind] == NONE) {
                    classOfKind[kind] = crashed.size();
                    crashed.add(new ArrayDeque<>());
                }
                crashed.get(classOfKind[kind]).add(call);
            }
        }
    }

    List<Operation> of(Configuration last) {
        List<Configuration> upwards = new ArrayList<>();
        for (@Nullable Configuration at = last; at != null; at = at.parent) {
            upwards.add(at);
        }
        Collections.reverse(upwards);
        for (Configuration at : upwards) {
            if (at.way == Way.TRACELESS) {
                place(at.what);
            } else {
                path.add(at);
            }
        }
        List<Operation> order = new ArrayList<>();
        for (int place = 0; place < path.size(); place++) {
            Configuration at = path.get(place);
            justBefore.getOrDefault(place, List.of()).forEach(call -> order.add(calls.operations.get(call)));
            if (at.way != Way.START) {
                int call = at.way == Way.CALL ? at.what : crashed.get(at.what).remove();
                order.add(calls.operations.get(call));
            }
            justAfter.getOrDefault(place, List.of()).forEach(call -> order.add(calls.operations.get(call)));
        }
        return order;
    }

    /** Finds the last place in the path at which the call leaves no trace. */
    private void place(int call) {
        for (int place = path.size() - 1; place >= 0; place--) {
            Configuration at = path.get(place);
            if (calls.automaton.step(at.state, calls.kind[call]) == at.state) {
                justAfter.computeIfAbsent(place, none -> new ArrayList<>(1)).add(call);
                return;
            }
            if (overwrites(at) && calls.fitsAnywhere(call)) {
                justBefore.computeIfAbsent(place, none -> new ArrayList<>(1)).add(call);
                return;
            }
        }
        throw new IllegalStateException("no place for " + calls.operations.get(call));
    }

    private boolean overwrites(Configuration at) {
        return switch (at.way) {
            case CALL -> calls.effect[at.what] == Effect.OVERWRITES;
            case CRASHED -> calls.effect[crashed.get(at.what).getFirst()] == Effect.OVERWRITES;
            case START, TRACELESS -> false;
        };
    }
}
