package orrery.verdict.model;

import org.jspecify.annotations.Nullable;

/** A model whose questions are {@link Asked} and whose answers are {@link Answered}. */
abstract class JepsenModel<S> implements Model<S> {

    private final String name;
    private final String knows;

    /** @param knows its questions, for people: "read and write" */
    JepsenModel(String name, String knows) {
        this.name = name;
        this.knows = knows;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String knows() {
        return knows;
    }

    @Override
    public final @Nullable S step(S state, Record question, @Nullable Record answer) {
        if (!(question instanceof Asked asked)) {
            throw new IllegalArgumentException("the " + name + " model knows " + knows + ", not " + question);
        }
        if (answer != null && !(answer instanceof Answered)) {
            throw new IllegalArgumentException("the " + name + " model cannot take " + answer + " as an answer");
        }
        return step(state, asked, (Answered) answer);
    }

    /** With keys, one object under each. */
    @Override
    public final Object part(Record question) {
        return question instanceof Asked asked && asked.key() != null ? asked.key() : WHOLE;
    }

    abstract @Nullable S step(S state, Asked asked, @Nullable Answered answer);

    final IllegalArgumentException unknown(Asked asked) {
        return new IllegalArgumentException("the " + name + " model knows " + knows + ", not " + asked);
    }

    @Override
    public String words(Record question, @Nullable Record answer) {
        return Asked.words(question, answer);
    }

    @Override
    public Effect effect(Record question, @Nullable Record answer) {
        return switch (question instanceof Asked asked ? asked.f() : "") {
            case "read", "r", "get" -> Effect.LOOKS;
            case "write", "w", "put" -> Effect.OVERWRITES;
            case "add", "incr", "decr", "remove", "append", "enqueue", "push", "insert" -> Effect.FITS;
            case "cas" -> answer instanceof Answered(Boolean swapped) && !swapped ? Effect.LOOKS : Effect.DEPENDS;
            default -> Effect.DEPENDS;
        };
    }
}
