package orrery.protocols.order.clock;

import orrery.api.Context;
import orrery.protocols.order.clock.Event.Relation;

/** The decisions on which it hangs that clocks tell what happened before what. A wrong twin overrides exactly one. */
public class Rules {

    /** A process increments its clock between any two successive events (Lamport, IR1). */
    public long tick(long lamport) {
        return lamport + 1;
    }

    /** On receipt the clock becomes greater than both its present value and the message's timestamp (Lamport, IR2). */
    public long received(long mine, long theirs) {
        return Math.max(mine, theirs) + 1;
    }

    /** On receipt a process learns all that the sender knew, of every process (Mattern; Fidge). */
    public VectorTime learn(VectorTime mine, VectorTime theirs) {
        return mine.merge(theirs);
    }

    /** A receipt is an event of the receiver too (Mattern). */
    public VectorTime tickOnReceipt(VectorTime vector, int self) {
        return vector.tick(self);
    }

    /** One event happened before another if its vector is nowhere larger and somewhere smaller (Mattern). */
    public boolean before(VectorTime one, VectorTime other) {
        return one.atMost(other) && !one.equals(other);
    }

    /** Neither before the other: concurrent. */
    public final Relation relation(VectorTime one, VectorTime other) {
        if (before(one, other)) {
            return Relation.BEFORE;
        }
        return before(other, one) ? Relation.AFTER : Relation.CONCURRENT;
    }

    /** Clocks outlive a crash: they are on the disk before anybody hears of the event. */
    public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {
        ctx.save(saved);
    }

    @Override
    public String toString() {
        return "as in the papers";
    }
}
