package orrery.verdict.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model;

/**
 * An object that is met in the middle of its life.
 *
 * @param object what it promises
 * @param initial the state in which it is found
 * @param <S> its states
 */
record Continued<S>(Model<S> object, S initial) implements Model<S> {

    @Override
    public String name() {
        return object.name();
    }

    @Override
    public String knows() {
        return object.knows();
    }

    @Override
    public @Nullable S step(S state, Record question, @Nullable Record answer) {
        return object.step(state, question, answer);
    }

    @Override
    public Object part(Record question) {
        return object.part(question);
    }

    @Override
    public Effect effect(Record question, @Nullable Record answer) {
        return object.effect(question, answer);
    }

    @Override
    public @Nullable S finds(Record question, @Nullable Record answer) {
        return object.finds(question, answer);
    }

    @Override
    public Model<S> knowing(List<Operation> operations) {
        return new Continued<>(object.knowing(operations), initial);
    }

    @Override
    public String words(Record question, @Nullable Record answer) {
        return object.words(question, answer);
    }
}
