package orrery.protocols.averaging;

import orrery.api.Context;

/** The decisions on which the conservation of mass hangs; a wrong twin overrides exactly one. */
public class Rules {

    /** What the one that is asked hands over, so that both have the average; less than nothing if it has less. */
    public long share(long mine, long offered) {
        return Math.floorDiv(mine - offered, 2);
    }

    /** An offer may come twice; it is answered twice, but value changes hands once. */
    public boolean alreadySettled(long serial, long lastSerial) {
        return serial <= lastSerial;
    }

    /**
     * What to do when the answer is overdue: the other node may have booked its half already, so nothing is certain until it
     * has answered.
     */
    public Saved overdue(Saved waiting) {
        return waiting;
    }

    /** What others have been told, or will have booked, is on the disk by then. */
    public void beforeTelling(Saved state, Context<Message, Timer> ctx) {
        ctx.save(state);
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
