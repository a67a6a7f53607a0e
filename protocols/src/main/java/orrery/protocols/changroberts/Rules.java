package orrery.protocols.changroberts;

import orrery.api.Chance;
import orrery.api.Context;

/** The comparison on which it hangs that one leader is elected. A wrong twin overrides exactly one. */
public class Rules {

    /** No two processes have the same number: of 62 random bits, that two are the same will not be seen. */
    public long draw(Chance chance) {
        return chance.bits() >>> 2;
    }

    /** A process's number is its own for good, and who leads is known for good: even through a crash. */
    public void beforeTelling(Saved known, Context<Message, Timer> ctx) {
        ctx.save(known);
    }

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
