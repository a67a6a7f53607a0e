package orrery.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that must be true of every run, with a name in the protocol's own words. Where a check finds the promise
 * broken it answers with a sentence built from the values it saw ("n2 and n4 both lead term 3"), otherwise with empty.
 */
public sealed interface Check {

    /** The promise's name, unique in its protocol. */
    String promise();

    /** Holds in every state. Looked at after each step that changed a node. */
    record Always(String promise, Function<Snapshot, Optional<String>> objection) implements Check {}

    /**
     * Holds from each state of a node to its next.
     *
     * @param reads what of the two states it looks at; empty for all of them, and whatever else
     */
    record EveryStep(String promise, List<Part> reads, Function<Change, Optional<String>> objection) implements Check {
        public EveryStep {
            reads = List.copyOf(reads);
        }

        /** The same check, which is asked only where a node boots or goes down, or where one of these became another. */
        public EveryStep reading(Part... parts) {
            return new EveryStep(promise, List.of(parts), objection);
        }
    }

    /**
     * Holds for what has happened so far, gathered in a history variable.
     *
     * @param <A> the history variable: an immutable value
     * @param reads what of the two states it looks at; empty for all of them, and whatever else
     */
    record Remembering<A>(
            String promise,
            List<Part> reads,
            A start,
            BiFunction<A, Change, A> remember,
            Function<A, Optional<String>> objection)
            implements Check {
        public Remembering {
            reads = List.copyOf(reads);
        }

        /** The same check, which is told only where a node boots or goes down, or where one of these became another. */
        public Remembering<A> reading(Part... parts) {
            return new Remembering<>(promise, List.of(parts), start, remember, objection);
        }
    }

    /** Something that happens somewhere in a campaign; a run in which it does not is no failure. */
    sealed interface Probe extends Check {}

    /** A state that is reached somewhere in a campaign. */
    record Sometimes(String promise, Predicate<Snapshot> holds) implements Probe {}

    /** A place in the protocol that is come to somewhere in a campaign: a node {@linkplain Context#note notes} these very words. */
    record Noted(String promise) implements Probe {}

    /**
     * Comes true within a time after the last fault was healed, and is looked at until then. Where it does not, the verdict
     * adds which clients wait for an answer, and whether the nodes stand still or go round in a circle.
     *
     * @param due whether there is anything that must come true, which is not asked any more once it is so. While there is not,
     *     it has not come true either: a run in which all know nothing at its start has shown nothing. Where there is not to
     *     the end, nothing was broken. A search of all states asks it of those in which nothing is left to happen
     * @param missing while it is not yet so: who waits for what
     */
    record Eventually(
            String promise, Duration within, Predicate<Snapshot> due, Function<Snapshot, Optional<String>> missing)
            implements Check {

        /**
         * The same check, asked only where this is so: what <i>leads to</i> something is not promised itself. To it belongs a
         * {@link Sometimes}, so that runs in which there was nothing to ask are seen.
         */
        public Eventually once(Predicate<Snapshot> due) {
            return new Eventually(promise, within, due, missing);
        }
    }

    /** Holds for the operations of the whole run. */
    record AtEnd(String promise, Function<History, Optional<String>> objection) implements Check {}

    static Check always(String promise, Function<Snapshot, Optional<String>> objection) {
        return new Always(promise, objection);
    }

    static EveryStep everyStep(String promise, Function<Change, Optional<String>> objection) {
        return new EveryStep(promise, List.of(), objection);
    }

    static <A> Remembering<A> remembering(
            String promise, A start, BiFunction<A, Change, A> remember, Function<A, Optional<String>> objection) {
        return new Remembering<>(promise, List.of(), start, remember, objection);
    }

    static Check sometimes(String event, Predicate<Snapshot> holds) {
        return new Sometimes(event, holds);
    }

    static Check noted(String note) {
        return new Noted(note);
    }

    static Eventually eventually(String promise, Duration within, Function<Snapshot, Optional<String>> missing) {
        return new Eventually(promise, within, now -> true, missing);
    }

    static Check atEnd(String promise, Function<History, Optional<String>> objection) {
        return new AtEnd(promise, objection);
    }
}
