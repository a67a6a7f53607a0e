package orrery.protocols.twophase;

/**
 * What a coordinator answers about a transaction of which it knows nothing, and with it, which records have to be forced
 * and which decisions acknowledged (Mohan, Lindsay and Obermarck 1986, sections 2 and 3).
 */
public enum Presumption {
    /** "2P": every decision is forced by all and acknowledged by all. What is unknown was never decided. */
    NOTHING(Decision.ABORT, true, true),
    /** "PA": what is unknown was aborted, so an abort needs neither a forced record nor an acknowledgement. */
    ABORT(Decision.ABORT, true, false),
    /**
     * "PC": what is unknown was committed, so a commit needs no acknowledgement and participants need not force it; for that
     * the coordinator says on its disk whom it will ask before it asks anybody.
     */
    COMMIT(Decision.COMMIT, false, true);

    private final Decision presumed;
    private final boolean commitsAcknowledged;
    private final boolean abortsAcknowledged;

    Presumption(Decision presumed, boolean commitsAcknowledged, boolean abortsAcknowledged) {
        this.presumed = presumed;
        this.commitsAcknowledged = commitsAcknowledged;
        this.abortsAcknowledged = abortsAcknowledged;
    }

    /** What became of a transaction of which the coordinator knows nothing. */
    public Decision presumed() {
        return presumed;
    }

    /** Whether participants acknowledge this decision, and force their record of it before they do. */
    public boolean acknowledged(Decision decision) {
        return decision == Decision.COMMIT ? commitsAcknowledged : abortsAcknowledged;
    }

    /**
     * Whether the coordinator forces its record of this decision. Under a presumed commit an abort need not be forced: a
     * record of whom was asked, without a decision, means the same.
     */
    public boolean forcedByCoordinator(Decision decision) {
        return decision == Decision.COMMIT || this == NOTHING;
    }
}
