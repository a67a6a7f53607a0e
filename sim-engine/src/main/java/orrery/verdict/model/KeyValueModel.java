package orrery.verdict.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.KeyValue;
import orrery.api.KeyValue.Cas;
import orrery.api.KeyValue.Done;
import orrery.api.KeyValue.Found;
import orrery.api.KeyValue.Get;
import orrery.api.KeyValue.Put;
import orrery.api.KeyValue.Swapped;

/** A key-value store that begins empty. Keys are independent, so the state is the value under one key. */
final class KeyValueModel implements Model<Optional<Long>> {

    @Override
    public String name() {
        return "kv";
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
        if (!(question instanceof KeyValue asked)) {
            throw new IllegalArgumentException("the kv model knows get, put and cas, not " + question);
        }
        return switch (asked) {
            case Get get -> answer == null || state.equals(found(answer)) ? state : null;
            case Put put -> answer == null || answer instanceof Done ? Optional.of(put.value()) : mismatch(put, answer);
            case Cas cas -> {
                boolean swaps = state.isPresent() && state.get() == cas.expected();
                Optional<Long> after = swaps ? Optional.of(cas.value()) : state;
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
    public Effect effect(Record question, @Nullable Record answer) {
        return switch (question) {
            case Get get -> Effect.LOOKS;
            case Put put -> Effect.OVERWRITES;
            case Cas cas when answer instanceof Swapped swapped && !swapped.swapped() -> Effect.LOOKS;
            default -> Effect.DEPENDS;
        };
    }
}
