package orrery.protocols.twophase;

/** A participant's vote. */
public enum Choice {
    /** It is prepared: it can do either, even after a crash, and will do as it is told. */
    YES,
    /** It has aborted, which settles the matter. */
    NO,
    /** It has only read, so either will do; it has let go of its locks and need hear no more (Mohan et al.). */
    READ_ONLY
}
