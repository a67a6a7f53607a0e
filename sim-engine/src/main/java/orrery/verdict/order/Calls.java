package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Model;

/**
 * The operations of one part of a history, as a search needs them: numbered in order of invocation, without those that
 * certainly took no effect. An operation whose outcome is unknown may take effect at any time after its invocation, or
 * never; it is called crashed, and has no end.
 */
final class Calls {

    final List<Operation> operations;
    final Automaton<?> automaton;
    final int[] kind;
    final long[] invoked;
    final long[] returned;
    final Model.Effect[] effect;

    private Calls(Model<?> model, Automaton<?> automaton, List<Operation> operations, boolean timeless) {
        this.operations = operations;
        this.automaton = automaton;
        effect = new Model.Effect[operations.size()];
        kind = new int[operations.size()];
        invoked = new long[operations.size()];
        returned = new long[operations.size()];
        for (int call = 0; call < operations.size(); call++) {
            Operation operation = operations.get(call);
            kind[call] = automaton.kind(operation.question(), answer(operation));
            effect[call] = model.effect(operation.question(), answer(operation));
            boolean crashed = answer(operation) == null;
            invoked[call] = timeless ? 0 : operation.invoked();
            returned[call] = crashed ? Operation.OPEN : timeless ? 1 : operation.completed();
        }
    }

    /** Parts by their keys, in order of first appearance. */
    static Map<Object, List<Operation>> parts(Model<?> model, List<Operation> operations) {
        List<Operation> sorted = new ArrayList<>(operations);
        sorted.sort(Comparator.comparingLong(Operation::invoked));
        Map<Object, List<Operation>> parts = new LinkedHashMap<>();
        for (Operation operation : sorted) {
            if (!(operation.outcome() instanceof Outcome.Fail)) {
                parts.computeIfAbsent(model.part(operation.question()), key -> new ArrayList<>())
                        .add(operation);
            }
        }
        return parts;
    }

    /** @param part as {@link #parts} gave it */
    static Calls of(Model<?> model, List<Operation> part) {
        return new Calls(model, new Automaton<>(model.knowing(part)), part, false);
    }

    /** Operations whose future is not known, on an object that is in whatever state the automaton begins in. */
    static Calls during(Model<?> model, Automaton<?> automaton, List<Operation> part) {
        return new Calls(model, automaton, part, false);
    }

    /** The same as if all had been concurrent. */
    static Calls timeless(Model<?> model, List<Operation> part) {
        return new Calls(model, new Automaton<>(model.knowing(part)), part, true);
    }

    static @Nullable Record answer(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
    }

    int size() {
        return operations.size();
    }

    boolean crashed(int call) {
        return returned[call] == Operation.OPEN;
    }

    boolean fitsAnywhere(int call) {
        return effect[call] == Model.Effect.FITS || effect[call] == Model.Effect.OVERWRITES;
    }

    /**
     * Invocations and returns in order of time: call c begins at event c, and ends at event c + size. What returns at the
     * moment at which something is invoked is concurrent with it.
     */
    int[] events() {
        int[] begins = inOrder(IntStream.range(0, size()).toArray(), invoked);
        int[] ends = inOrder(
                IntStream.range(0, size()).filter(call -> !crashed(call)).toArray(), returned);
        int[] events = new int[begins.length + ends.length];
        int begun = 0;
        int ended = 0;
        while (begun + ended < events.length) {
            boolean begin =
                    begun < begins.length && (ended == ends.length || invoked[begins[begun]] <= returned[ends[ended]]);
            events[begun + ended] = begin ? begins[begun++] : size() + ends[ended++];
        }
        return events;
    }

    /** The calls by these times, and by number where they are equal. There may be millions, so nothing is boxed. */
    private static int[] inOrder(int[] calls, long[] times) {
        long[] sorted =
                Arrays.stream(calls).mapToLong(call -> times[call]).sorted().toArray();
        int[] equal = new int[calls.length];
        int[] order = new int[calls.length];
        for (int call : calls) {
            int first = first(sorted, times[call]);
            order[first + equal[first]++] = call;
        }
        return order;
    }

    private static int first(long[] sorted, long wanted) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
