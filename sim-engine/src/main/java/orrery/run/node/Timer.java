package orrery.run.node;

/**
 * A timer of one node. One that is set again to a later time keeps its old place on the agenda; when that place comes up,
 * it goes on the agenda again at its real time. So re-arming costs no search and leaves nothing behind.
 */
public final class Timer {

    public final Object name;
    final int incarnation;
    boolean set;
    long due;

    /** What the node's clock shows then. */
    long shown;

    long sequence;
    public long cause;

    /** When its place on the agenda comes up. */
    long queuedFor;

    /** False once another timer of the same name took its place, because that was due earlier. */
    boolean current = true;

    Timer(Object name, int incarnation) {
        this.name = name;
        this.incarnation = incarnation;
    }

    void arm(long shownThen, long dueAt, long sequenceOfIt, long causedBy) {
        set = true;
        shown = shownThen;
        due = dueAt;
        sequence = sequenceOfIt;
        cause = causedBy;
    }
}
