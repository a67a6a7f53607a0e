package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.verdict.model.Model;

/**
 * A model as an automaton over small numbers, built as far as a search walks through it: each state, and each kind of
 * operation (question with answer), is met once and has a number from then on. So a search compares and hashes ints, and
 * asks the model at most once for each state and kind.
 */
final class Automaton<S> {

    static final int REJECT = -1;
    static final int INITIAL = 0;
    private static final int UNKNOWN = -2;

    private record Kind(Record question, @Nullable Record answer) {}

    private final Model<S> model;
    private final List<S> states = new ArrayList<>();
    private final Map<S, Integer> numberOfState = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Kind, Integer> numberOfKind = new HashMap<>();
    private int[][] transitions = new int[16][];
    private long modelSteps;

    Automaton(Model<S> model) {
        this(model, List.of(model.initial()));
    }

    /** An automaton that may begin in several states, none twice; they have the first numbers. */
    Automaton(Model<S> model, List<S> initial) {
        this.model = model;
        initial.forEach(this::state);
    }

    S stateOf(int number) {
        return states.get(number);
    }

    /** The number of the operations with this question and this answer; null if nobody heard it. */
    int kind(Record question, @Nullable Record answer) {
        Kind kind = new Kind(question, answer);
        Integer known = numberOfKind.putIfAbsent(kind, kinds.size());
        if (known != null) {
            return known;
        }
        kinds.add(kind);
        return kinds.size() - 1;
    }

    int kinds() {
        return kinds.size();
    }

    private int state(S state) {
        Integer known = numberOfState.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        if (states.size() > transitions.length) {
            transitions = Arrays.copyOf(transitions, 2 * transitions.length);
        }
        transitions[states.size() - 1] = new int[0];
        return states.size() - 1;
    }

    /** The state after an operation of this kind, or {@link #REJECT}. */
    int step(int state, int kind) {
        int[] row = transitions[state];
        if (kind >= row.length) {
            int[] wider = Arrays.copyOf(row, kinds.size());
            Arrays.fill(wider, row.length, wider.length, UNKNOWN);
            transitions[state] = wider;
            row = wider;
        }
        int next = row[kind];
        return next != UNKNOWN ? next : firstStep(state, kind);
    }

    private int firstStep(int state, int kind) {
        modelSteps++;
        Kind asked = kinds.get(kind);
        S after = model.step(states.get(state), asked.question, asked.answer);
        int next = after == null ? REJECT : state(after);
        transitions[state][kind] = next;
        return next;
    }

    /** How often the model itself was asked. */
    long modelSteps() {
        return modelSteps;
    }
}
