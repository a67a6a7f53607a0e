package orrery.protocols.changroberts;

/** The comparison on which it hangs that one leader is elected (section 2). A wrong twin overrides exactly one. */
public class Rules {

    /** A larger number is passed on, and who passes it on has lost. */
    public boolean passesOn(long theirs, long mine) {
        return theirs > mine;
    }

    /** Whose own number has come round is the largest. */
    public boolean wins(long theirs, long mine) {
        return theirs == mine;
    }

    /** Who is told of the leader tells the next, until it comes round to the leader itself. */
    public boolean tellsOn(long elected, long mine) {
        return elected != mine;
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
