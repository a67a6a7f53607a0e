package orrery.verdict.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Model} may say of itself if values are put into its object and come out again: then histories in which
 * every value is put in once are judged without a search. It says the same as {@link Model#step}, in other words.
 */
public interface Container {

    /** What comes out next. */
    enum Discipline {
        FIRST_IN_FIRST_OUT,
        LAST_IN_FIRST_OUT,
        /** By {@link Container#compare}. */
        SMALLEST_FIRST,
        /** Nothing comes out; all that is in is looked at. */
        NONE
    }

    Discipline discipline();

    /** What an operation did. */
    sealed interface Act {

        /** The value is in from then on. What comes out once must be in once; where nothing comes out, twice is no more. */
        record Put(Object value) implements Act {}

        /**
         * What came out.
         *
         * @param value null if nothing was in
         */
        record Take(@Nullable Object value) implements Act {}

        /** Took out what was next, if anything was in; nobody heard what. */
        record Unheard() implements Act {}

        /**
         * Showed all that was in, in any order.
         *
         * @param values null if it showed something else
         */
        record Look(@Nullable List<?> values) implements Act {}
    }

    /**
     * One operation.
     *
     * @param answer what the client was told, or null if it never heard
     * @return null if it did none of these: then such a history is left to a search
     * @throws IllegalArgumentException if the question or the answer is none of this model's
     */
    @Nullable
    Act act(Record question, @Nullable Record answer);

    /**
     * The order of {@link Discipline#SMALLEST_FIRST}, in which different values are never equal.
     *
     * @throws IllegalArgumentException if these cannot be compared
     */
    default int compare(Object one, Object other) {
        throw new IllegalArgumentException("there is no order of " + one + " and " + other);
    }
}
