package orrery.verdict;

import java.util.Optional;
import orrery.api.History;
import orrery.trace.Trace;
import orrery.verdict.Verdict.Status;

/** A consistency model: which histories it allows. */
public interface Consistency {

    /** As it is called in reports: {@code linearizable (kv)}. */
    String name();

    /**
     * Judges a history. The same history always gets the same finding.
     *
     * @throws IllegalArgumentException if the history holds an operation that is none of this model's
     */
    Finding check(History history);

    /** Watches a history while it grows, and says the same; empty where nothing can be said before the end. */
    default Optional<Monitor> monitor() {
        return Optional.empty();
    }

    /** Judges what the clients of a run saw. */
    default Verdict judge(Trace trace) {
        return verdict(check(trace.history()), trace);
    }

    /** What was found about the history of a run, as a verdict on that. */
    default Verdict verdict(Finding finding, Trace trace) {
        long end = trace.summary().timeNanos();
        return switch (finding) {
            case Finding.Holds holds -> new Verdict(name(), Status.HELD, "", -1, end);
            case Finding.Broken broken ->
                new Verdict(name(), Status.BROKEN, broken.sentence(), -1, end).because(broken.evidence());
            case Finding.Undecided undecided -> new Verdict(name(), Status.UNKNOWN, undecided.sentence(), -1, end);
        };
    }
}
