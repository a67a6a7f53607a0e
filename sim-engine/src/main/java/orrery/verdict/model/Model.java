package orrery.verdict.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A sequential specification: what a single object, asked one question after the other, may answer.
 *
 * @param <S> its states: immutable, with {@code equals} and {@code hashCode}
 */
public interface Model<S> {

    /** The part of a history whose model does not partition. */
    Object WHOLE = "";

    /** As in {@code --model kv}. */
    String name();

    /** Its questions, for people: {@code read, write and cas}. */
    String knows();

    S initial();

    /**
     * One operation.
     *
     * @param answer what the client was told, or null if it never heard: then any answer will do
     * @return the state after, or null if this answer cannot be given in this state
     * @throws IllegalArgumentException if the question or the answer is none of this model's
     */
    @Nullable
    S step(S state, Record question, @Nullable Record answer);

    /**
     * The part of the object that the question is about, as its key. Questions about different parts must have nothing to
     * do with each other: each part is then judged alone, beginning with {@link #initial()} (Horn and Kroening, "Faster
     * linearizability checking via P-compositionality", 2015).
     */
    default Object part(Record question) {
        return WHOLE;
    }

    /** What is known of an operation with this answer whatever the state. It spares searches most of their work. */
    enum Effect {
        /** Nothing. */
        DEPENDS,
        /** Where it fits, it leaves the state as it is: a read, a refused compare-and-set. */
        LOOKS,
        /** It fits in every state: an append. */
        FITS,
        /** It fits in every state, and all lead to the same: a write. */
        OVERWRITES
    }

    /** @param answer null if the client never heard */
    default Effect effect(Record question, @Nullable Record answer) {
        return Effect.DEPENDS;
    }

    /**
     * The only state in which an operation can be answered so: that with the value which a read found, or which a
     * compare-and-set replaced; and of a compare-and-set whose answer nobody heard, the only one that it can change. Null
     * if there may be several. Where every write leads to a state of its own, histories are then judged without a search.
     */
    default @Nullable S finds(Record question, @Nullable Record answer) {
        return null;
    }

    /**
     * A model that agrees with this one on these operations in any order, and may reject sooner: whoever knows that a later
     * read found "ab" need not try what begins with "b".
     *
     * @param operations all operations of one part, without those that failed
     */
    default Model<S> knowing(List<Operation> operations) {
        return this;
    }

    /** An operation in words: {@code put k1 = 4}. */
    default String words(Record question, @Nullable Record answer) {
        return answer instanceof Answered
                ? Asked.words(question, answer)
                : question + (answer == null ? "" : " -> " + answer);
    }

    /** As its client would tell it: {@code c3's get x = 4}. */
    default String words(Operation operation) {
        Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
        return operation.client() + "'s " + words(operation.question(), answer)
                + (operation.completed() == Operation.OPEN ? " (never answered)" : "");
    }
}
