package orrery.protocols.bully;

/** What is waited for. */
public enum Timer {
    /** An answer from anybody above. */
    ANSWER,
    /** The announcement of somebody above who has answered. */
    ANNOUNCEMENT,
    /** The moment from which everybody has heard who coordinates. */
    OFFICE,
    /** The time to say that one is alive. */
    BEAT,
    /** A sign of life from the coordinator. */
    SILENCE
}
