package orrery.protocols.order.hybrid;

import orrery.api.Context;

/** Figure 5 of the paper, and that clocks survive a crash. A wrong twin overrides exactly one. */
public class Rules {

    /** Send or local event: {@code l} is the larger of itself and the physical clock (Figure 5). */
    public long ahead(long mine, long physical) {
        return Math.max(mine, physical);
    }

    /** Receive event: {@code l} is the largest of itself, the message's and the physical clock (Figure 5). */
    public long ahead(long mine, long theirs, long physical) {
        return Math.max(Math.max(mine, theirs), physical);
    }

    /** While {@code l} stays what it was, {@code c} counts (Figure 5). */
    public long count(long c) {
        return c + 1;
    }

    /** Send or local event (Figure 5). */
    public final Stamp next(Stamp mine, long physical) {
        long l = ahead(mine.l(), physical);
        return new Stamp(l, l == mine.l() ? count(mine.c()) : 0);
    }

    /** Receive event (Figure 5). */
    public final Stamp received(Stamp mine, Stamp theirs, long physical) {
        long l = ahead(mine.l(), theirs.l(), physical);
        if (l == mine.l() && l == theirs.l()) {
            return new Stamp(l, count(Math.max(mine.c(), theirs.c())));
        }
        if (l == mine.l()) {
            return new Stamp(l, count(mine.c()));
        }
        return new Stamp(l, l == theirs.l() ? count(theirs.c()) : 0);
    }

    /** The clock outlives a crash: a physical clock may have gone back meanwhile. */
    public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {
        ctx.save(saved);
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
