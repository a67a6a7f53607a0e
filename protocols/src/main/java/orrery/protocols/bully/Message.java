package orrery.protocols.bully;

/** What processes say to each other. */
public enum Message {
    /** To those above: are you up? Then you decide. */
    ELECTION,
    /** To one below: I am up. */
    ANSWER,
    /** To those below: I am the coordinator. */
    COORDINATOR,
    /** To those below, again and again: I still am. */
    ALIVE
}
