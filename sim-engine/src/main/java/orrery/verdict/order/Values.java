package orrery.verdict.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model;
import orrery.verdict.model.Model.Effect;

/**
 * Who wrote each value of a register, who found it, and what replaced it.
 *
 * @param <S> the model's states
 */
final class Values<S> {

    /** A value; the initial state's has no writer. */
    static final class Value<S> {
        final S state;
        final @Nullable Operation writer;
        private final @Nullable S replaced;
        final List<Operation> reads = new ArrayList<>();

        @Nullable
        Value<S> next;

        private Value(S state, @Nullable Operation writer, @Nullable S replaced) {
            this.state = state;
            this.writer = writer;
            this.replaced = replaced;
        }

        /** Whether it was there: its writer was answered, or somebody found it. */
        private boolean was() {
            return next != null || !reads.isEmpty() || (writer != null && Calls.answer(writer) != null);
        }
    }

    private final Map<S, Value<S>> ofState = new HashMap<>();
    private final List<Value<S>> values = new ArrayList<>();
    /** What looks, and fits into several states. */
    private final List<Operation> others = new ArrayList<>();

    private boolean allFound = true;

    List<Operation> others() {
        return others;
    }

    /** Null if the writes are not all different, or there is something else than reads, writes and compare-and-sets. */
    static <S> @Nullable Values<S> of(Model<S> model, List<Operation> part) {
        Values<S> values = new Values<>();
        List<Operation> looking = new ArrayList<>();
        values.add(new Value<>(model.initial(), null, null));
        for (Operation operation : part) {
            Record answer = Calls.answer(operation);
            Effect effect = model.effect(operation.question(), answer);
            if (effect == Effect.LOOKS) {
                looking.add(operation);
                continue;
            }
            S replaced = effect == Effect.DEPENDS ? model.finds(operation.question(), answer) : null;
            if (effect == Effect.FITS || (effect == Effect.DEPENDS && replaced == null)) {
                return null;
            }
            S before = replaced == null ? model.initial() : replaced;
            S after = model.step(before, operation.question(), answer);
            if (after != null && after.equals(replaced)) {
                looking.add(operation); // who replaces a value by itself
            } else if (after == null || !values.add(new Value<>(after, operation, replaced))) {
                return null;
            }
        }
        for (Operation operation : looking) {
            Record answer = Calls.answer(operation);
            if (answer != null) {
                values.read(model.finds(operation.question(), answer), operation);
            }
        }
        return values;
    }

    private boolean add(Value<S> value) {
        values.add(value);
        return ofState.putIfAbsent(value.state, value) == null;
    }

    private void read(@Nullable S found, Operation operation) {
        Value<S> value = found == null ? null : ofState.get(found);
        if (found == null) {
            others.add(operation);
        } else if (value == null) {
            allFound = false;
        } else {
            value.reads.add(operation);
        }
    }

    /** Null if there cannot be any: something was found that nobody wrote, or replaced twice. */
    @Nullable
    List<Block<S>> blocks() {
        List<Value<S>> there =
                new ArrayList<>(values.stream().filter(Value::was).toList());
        for (int nth = 0; nth < there.size(); nth++) {
            Value<S> value = there.get(nth);
            if (value.replaced == null) {
                continue;
            }
            Value<S> before = ofState.get(value.replaced);
            if (before == null || before.next != null) {
                return null;
            }
            if (!before.was()) {
                there.add(before);
            }
            before.next = value;
        }
        List<Block<S>> blocks = new ArrayList<>();
        int standing = 0;
        for (Value<S> value : there) {
            if (value.replaced == null) {
                blocks.add(new Block<>(value));
                for (Value<S> each = value; each != null; each = each.next) {
                    standing++;
                }
            }
        }
        // those that replace each other in a circle stand in no block
        return allFound && standing == there.size() ? blocks : null;
    }
}
