package orrery.protocols.pushsum;

import orrery.api.Context;
import orrery.api.NodeId;

/** The decisions on which the conservation of mass hangs; a wrong twin overrides exactly one. */
public class Rules {

    /** Half of the sum and half of the weight go together. */
    public Share gift(Share held) {
        return held.half();
    }

    /** A share may come twice; it counts once. */
    public boolean cameBefore(Saved saved, NodeId from, long serial) {
        return saved.took(from, serial);
    }

    /** What to do with a share without a receipt: it may be lost, or taken already, so it is kept and sent again. */
    public Saved overdue(Saved waiting, long serial) {
        return waiting;
    }

    /** What was given or taken is on the disk before anybody hears of it. */
    public void beforeTelling(Saved state, Context<Message, Timer> ctx) {
        ctx.save(state);
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
