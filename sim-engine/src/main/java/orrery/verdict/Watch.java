package orrery.verdict;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.verdict.LiveSnapshot.Asked;
import orrery.verdict.Verdict.Status;

/** One check during one run: what it has seen so far, and in the end its verdict. */
abstract sealed class Watch {

    final String promise;

    /** The verdict, once there is nothing left to look at. */
    @Nullable
    Verdict decided;

    private Watch(String promise) {
        this.promise = promise;
    }

    abstract Verdict verdict(Trace trace, LiveSnapshot last);

    /**
     * @param circumstances told to those who wait for something
     * @param readings told what is read
     */
    static Watch over(Check check, Circumstances circumstances, Readings readings) {
        return switch (check) {
            case Check.Always always -> new Always(always);
            case Check.EveryStep everyStep -> new EveryStep(everyStep, readings);
            case Check.Remembering<?> remembering -> new Remembering<>(remembering, readings);
            case Check.Sometimes sometimes -> new Sometimes(sometimes);
            case Check.Noted noted -> new Noted(noted);
            case Check.Eventually eventually -> new Eventually(eventually, circumstances);
            case Check.AtEnd atEnd -> new AtEnd(atEnd);
        };
    }

    final Verdict decide(Status status, String sentence, long step, long timeNanos) {
        Verdict verdict = new Verdict(promise, status, sentence, step, timeNanos);
        decided = verdict;
        return verdict;
    }

    final Verdict broken(String sentence, long step, long timeNanos) {
        return decide(Status.BROKEN, sentence, step, timeNanos);
    }

    final Verdict whole(Status status, String sentence, Trace trace) {
        return decide(status, sentence, -1, trace.summary().timeNanos());
    }

    /** The verdict, with the steps on which it hangs if it is a broken promise about nodes. */
    final Verdict explained(Verdict verdict, Moments run) {
        return verdict.broken() && run.kept() ? verdict.because(evidence(verdict, run)) : verdict;
    }

    /** @param run up to the moment that broke it, or more if the whole run did */
    List<Evidence> evidence(Verdict verdict, Moments run) {
        return List.of();
    }

    /** A check that looks at all nodes. */
    abstract static sealed class OfStates extends Watch {

        final Asked asked = new Asked();

        private OfStates(String promise) {
            super(promise);
        }

        /** Asks the check; what it throws is its own fault and says so. */
        final void look(LiveSnapshot snapshot, long step, long timeNanos) {
            snapshot.noteIn(asked);
            try {
                evaluate(snapshot, step, timeNanos);
            } catch (RuntimeException thrown) {
                throw new CheckThrewException(promise, step, thrown);
            }
        }

        abstract void evaluate(LiveSnapshot snapshot, long step, long timeNanos);
    }

    static final class Always extends OfStates {

        private final Check.Always check;

        Always(Check.Always check) {
            super(check.promise());
            this.check = check;
        }

        @Override
        void evaluate(LiveSnapshot snapshot, long step, long timeNanos) {
            Optional<String> objection = check.objection().apply(snapshot);
            if (objection.isPresent()) {
                broken(objection.get(), step, timeNanos);
            }
        }

        @Override
        List<Evidence> evidence(Verdict verdict, Moments run) {
            return new Counterfactual(verdict.sentence(), run.all(), run).always(check.objection());
        }

        @Override
        Verdict verdict(Trace trace, LiveSnapshot last) {
            return whole(Status.HELD, "", trace);
        }
    }

    static final class Sometimes extends OfStates {

        private final Check.Sometimes check;

        Sometimes(Check.Sometimes check) {
            super(check.promise());
            this.check = check;
        }

        @Override
        void evaluate(LiveSnapshot snapshot, long step, long timeNanos) {
            if (check.holds().test(snapshot)) {
                decide(Status.REACHED, "", step, timeNanos);
            }
        }

        @Override
        Verdict verdict(Trace trace, LiveSnapshot last) {
            return whole(Status.NOT_REACHED, "", trace);
        }
    }

    /** Waits for a remark. */
    static final class Noted extends Watch {

        private Noted(Check.Noted check) {
            super(check.promise());
        }

        void hear(String text, long step, long timeNanos) {
            if (decided == null && text.equals(promise)) {
                decide(Status.REACHED, "", step, timeNanos);
            }
        }

        @Override
        Verdict verdict(Trace trace, LiveSnapshot last) {
            return whole(Status.NOT_REACHED, "", trace);
        }
    }

    /** A check that looks at each step of a node. */
    abstract static sealed class OfChanges extends Watch {

        /** The bits of what it reads. */
        final long reads;

        private OfChanges(String promise, long reads) {
            super(promise);
            this.reads = reads;
        }

        final void look(Change change, long step, long timeNanos) {
            try {
                evaluate(change, step, timeNanos);
            } catch (RuntimeException thrown) {
                throw new CheckThrewException(promise, step, thrown);
            }
        }

        abstract void evaluate(Change change, long step, long timeNanos);

        @Override
        final Verdict verdict(Trace trace, LiveSnapshot last) {
            return whole(Status.HELD, "", trace);
        }
    }

    static final class EveryStep extends OfChanges {

        private final Check.EveryStep check;

        EveryStep(Check.EveryStep check, Readings readings) {
            super(check.promise(), readings.of(check.reads()));
            this.check = check;
        }

        @Override
        void evaluate(Change change, long step, long timeNanos) {
            Optional<String> objection = check.objection().apply(change);
            if (objection.isPresent()) {
                broken(objection.get(), step, timeNanos);
            }
        }

        @Override
        List<Evidence> evidence(Verdict verdict, Moments run) {
            return new Counterfactual(verdict.sentence(), run.all(), run).everyStep(check);
        }
    }

    static final class Remembering<A> extends OfChanges {

        private final Check.Remembering<A> check;
        private A remembered;

        Remembering(Check.Remembering<A> check, Readings readings) {
            super(check.promise(), readings.of(check.reads()));
            this.check = check;
            remembered = check.start();
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the very same memory is how a check says that nothing changed
        void evaluate(Change change, long step, long timeNanos) {
            A next = check.remember().apply(remembered, change);
            if (next == remembered) {
                return;
            }
            remembered = next;
            Optional<String> objection = check.objection().apply(next);
            if (objection.isPresent()) {
                broken(objection.get(), step, timeNanos);
            }
        }

        @Override
        List<Evidence> evidence(Verdict verdict, Moments run) {
            return new Counterfactual(verdict.sentence(), run.all(), run).remembering(check);
        }
    }

    /**
     * Counts from the last disturbance: whatever came true earlier is forgotten when the next one comes, and whatever was
     * missing too. That it is true at one moment of the window is enough, if there was something to be true of.
     */
    static final class Eventually extends OfStates {

        private final Check.Eventually check;
        private final Circumstances circumstances;
        private long fromNanos;
        private boolean cameTrue;
        /** Whether there is anything that must come true. */
        private boolean due;

        private @Nullable String missingAtDeadline;
        private String missing = "";

        Eventually(Check.Eventually check, Circumstances circumstances) {
            super(check.promise());
            this.check = check;
            this.circumstances = circumstances;
        }

        void disturbed(long timeNanos) {
            fromNanos = timeNanos;
            cameTrue = false;
            missingAtDeadline = null;
        }

        /** Whether another look can still matter. */
        boolean open() {
            return !cameTrue && missingAtDeadline == null;
        }

        private long deadline() {
            return Math.addExact(fromNanos, check.within().toNanos());
        }

        @Override
        void evaluate(LiveSnapshot snapshot, long step, long timeNanos) {
            if (timeNanos > deadline()) {
                atDeadline(timeNanos);
                return;
            }
            due = due || check.due().test(snapshot);
            if (due) {
                Optional<String> found = check.missing().apply(snapshot);
                cameTrue = found.isEmpty();
                missing = found.orElse("");
            }
        }

        private void atDeadline(long timeNanos) {
            if (due) {
                missingAtDeadline = missing + circumstances.sentence(timeNanos);
            } else {
                cameTrue = true;
            }
        }

        @Override
        Verdict verdict(Trace trace, LiveSnapshot last) {
            if (open()) {
                // nothing that it looks at has changed since the deadline, if that is over
                look(last, -1, Math.min(trace.summary().timeNanos(), deadline()));
            }
            if (cameTrue || (!due && lasted(trace))) {
                return whole(Status.HELD, "", trace);
            }
            if (missingAtDeadline != null || lasted(trace)) {
                String sentence = missingAtDeadline != null
                        ? missingAtDeadline
                        : missing + circumstances.sentence(endNanos(trace));
                return whole(Status.BROKEN, sentence, trace);
            }
            return whole(
                    Status.UNKNOWN,
                    "the run ended " + Times.text(endNanos(trace) - fromNanos)
                            + " after the last disturbance, before the "
                            + Times.text(check.within().toNanos()) + " were over",
                    trace);
        }

        @Override
        List<Evidence> evidence(Verdict verdict, Moments run) {
            return new Counterfactual(verdict.reason(), run.until(deadline()), run).always(check.missing());
        }

        /** A run in which nothing is left to happen lasts for ever. */
        private boolean lasted(Trace trace) {
            return trace.end().kind() == Trace.End.Kind.QUIET || endNanos(trace) >= deadline();
        }

        private static long endNanos(Trace trace) {
            return trace.end().kind() == Trace.End.Kind.TIME_UP
                    ? trace.header().durationNanos()
                    : trace.summary().timeNanos();
        }
    }

    static final class AtEnd extends Watch {

        private final Check.AtEnd check;

        AtEnd(Check.AtEnd check) {
            super(check.promise());
            this.check = check;
        }

        @Override
        Verdict verdict(Trace trace, LiveSnapshot last) {
            Optional<String> objection;
            try {
                objection = check.objection().apply(trace.history());
            } catch (RuntimeException thrown) {
                throw new CheckThrewException(promise, -1, thrown);
            }
            if (objection.isEmpty()) {
                return whole(Status.HELD, "", trace);
            }
            return switch (trace.end().kind()) {
                case TIME_UP, QUIET -> whole(Status.BROKEN, objection.get(), trace);
                case STOPPED, REFUSED, THREW, STEP_LIMIT ->
                    whole(Status.UNKNOWN, "the run was cut short; as far as it went: " + objection.get(), trace);
            };
        }
    }
}
