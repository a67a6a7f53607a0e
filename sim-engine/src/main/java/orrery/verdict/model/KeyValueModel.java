package orrery.verdict.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.KeyValue;
import orrery.api.KeyValue.Cas;
import orrery.api.KeyValue.Done;
import orrery.api.KeyValue.Found;
import orrery.api.KeyValue.Get;
import orrery.api.KeyValue.Put;
import orrery.api.KeyValue.Swapped;
import orrery.api.Operation;
import orrery.api.Outcome;

/** A key-value store that begins empty. Keys are independent, so the state is the value under one key. */
final class KeyValueModel implements Model<Optional<Long>> {

    private final @Nullable Set<Long> asked;

    /** Stands for all values that nobody ever asked for: no answer can tell one from the other. */
    private final Optional<Long> unasked;

    KeyValueModel() {
        this(null);
    }

    private KeyValueModel(@Nullable Set<Long> asked) {
        this.asked = asked;
        long free = 0;
        while (asked != null && asked.contains(free)) {
            free++;
        }
        unasked = Optional.of(free);
    }

    private Optional<Long> written(long value) {
        return asked == null || asked.contains(value) ? Optional.of(value) : unasked;
    }

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public String knows() {
        return "get, put and cas";
    }

    @Override
    public Optional<Long> initial() {
        return Optional.empty();
    }

    @Override
    public Object part(Record question) {
        return question instanceof KeyValue asked ? asked.key() : WHOLE;
    }

    @Override
    public @Nullable Optional<Long> step(Optional<Long> state, Record question, @Nullable Record answer) {
        if (!(question instanceof KeyValue keyValue)) {
            throw new IllegalArgumentException("the kv model knows get, put and cas, not " + question);
        }
        return switch (keyValue) {
            case Get get -> answer == null || state.equals(found(answer)) ? state : null;
            case Put put -> answer == null || answer instanceof Done ? written(put.value()) : mismatch(put, answer);
            case Cas cas -> {
                boolean swaps = state.isPresent() && state.get() == cas.expected();
                Optional<Long> after = swaps ? written(cas.value()) : state;
                yield answer == null || swapped(answer) == swaps ? after : null;
            }
        };
    }

    private static Optional<Long> found(Record answer) {
        return answer instanceof Found found ? Optional.ofNullable(found.value()) : mismatch("get", answer);
    }

    private static boolean swapped(Record answer) {
        return answer instanceof Swapped swapped ? swapped.swapped() : mismatch("cas", answer);
    }

    private static <R> R mismatch(Object question, Record answer) {
        throw new IllegalArgumentException("the kv model cannot take " + answer + " as the answer to " + question);
    }

    /** Values that nobody read or expected are all alike. */
    @Override
    public Model<Optional<Long>> knowing(List<Operation> operations) {
        Set<Long> asked = new HashSet<>();
        for (Operation operation : operations) {
            switch (operation.question()) {
                case Cas cas -> asked.add(cas.expected());
                case Get get
                when operation.outcome() instanceof Outcome.Ok(Found(Long value)) && value != null -> asked.add(value);
                default -> {}
            }
        }
        return new KeyValueModel(asked);
    }

    @Override
    public String words(Record question, @Nullable Record answer) {
        return switch (question) {
            case Get get
            when answer instanceof Found found ->
                "get " + get.key() + " = " + (found.value() == null ? "nothing" : found.value());
            case Get get -> "get " + get.key();
            case Put put -> "put " + put.key() + " = " + put.value();
            case Cas cas ->
                "cas " + cas.key() + " " + cas.expected() + " to " + cas.value()
                        + (answer instanceof Swapped swapped ? (swapped.swapped() ? " (swapped)" : " (refused)") : "");
            default -> Model.super.words(question, answer);
        };
    }

    @Override
    public @Nullable Optional<Long> finds(Record question, @Nullable Record answer) {
        return switch (question) {
            case Get get when answer instanceof Found found -> Optional.ofNullable(found.value());
            case Cas cas when answer == null || swapped(answer) -> Optional.of(cas.expected());
            default -> null;
        };
    }

    @Override
    public Effect effect(Record question, @Nullable Record answer) {
        return switch (question) {
            case Get get -> Effect.LOOKS;
            case Put put -> Effect.OVERWRITES;
            case Cas cas when answer instanceof Swapped swapped && !swapped.swapped() -> Effect.LOOKS;
            default -> Effect.DEPENDS;
        };
    }
}
