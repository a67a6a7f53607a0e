package orrery.protocols.swim;

/**
 * What is believed of a member.
 *
 * @param incarnation which of its lives that is about; only the member itself begins a new one (4.2)
 */
public record Belief(Status status, long incarnation) {

    /** In the order in which they are believed of one incarnation. */
    public enum Status {
        ALIVE,
        SUSPECT,
        /** "Confirmed" as failed, in the paper's word. */
        DEAD
    }

    static Belief alive(long incarnation) {
        return new Belief(Status.ALIVE, incarnation);
    }

    Belief suspected() {
        return new Belief(Status.SUSPECT, incarnation);
    }

    Belief dead() {
        return new Belief(Status.DEAD, incarnation);
    }

    boolean isDead() {
        return status == Status.DEAD;
    }

    @Override
    public String toString() {
        return status + " in incarnation " + incarnation;
    }
}
