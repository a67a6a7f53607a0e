package orrery.verdict;

import orrery.api.Operation;

/** Judges a history while it grows. What it has once objected to, no future can put right. */
public interface Monitor {

    /** The position of nothing. */
    long NEVER = Long.MAX_VALUE;

    /** @param operation open */
    void invoked(Operation operation);

    /**
     * A monitor may look at several completions at once, and then object late: {@link #brokenAt} knows to which it should
     * have.
     *
     * @param operation one that was {@linkplain #invoked invoked}, with its outcome
     * @return false if the history is known to be broken, whatever will be
     */
    boolean completed(Operation operation);

    /** The position of the first completion after which nothing could save the history; {@link #NEVER} if it is not known to be broken. */
    long brokenAt();

    /** Whether all that has happened so far has been looked at and is known to be allowed. */
    boolean holds();
}
