package orrery.protocols.order.matrix;

import java.util.Collection;
import java.util.List;
import org.pcollections.PSet;
import orrery.api.Context;
import orrery.protocols.order.matrix.Happened.Added;
import orrery.protocols.order.matrix.Happened.Id;
import orrery.protocols.order.matrix.Happened.Removed;

/** The decisions on which it hangs that a log may forget (Wuu and Bernstein). A wrong twin overrides exactly one. */
public class Rules {

    /** Whether it is known here that somebody has heard of an event (their predicate hasrec). */
    public final boolean knows(TimeTable table, int who, Id event) {
        return table.of(who, event.process().index()) >= event.number();
    }

    /** Whoever is told anything is told all events that he is not known to have heard of, whosever they are. */
    public List<Happened> news(TimeTable table, int self, int to, Collection<Happened> log) {
        return log.stream().filter(event -> !knows(table, to, event.id())).toList();
    }

    /** What was sent may never arrive: nothing is known of it until an answer says so. */
    public TimeTable sent(TimeTable table, int self, int to) {
        return table;
    }

    /** A receiver knows what the sender knew, and of all others what either of the two knew of them. */
    public TimeTable learn(TimeTable mine, int self, TimeTable theirs, int from) {
        TimeTable learnt = mine.mergeRow(self, theirs, from);
        for (int who = 0; who < mine.processes(); who++) {
            learnt = learnt.mergeRow(who, theirs, who);
        }
        return learnt;
    }

    /** What everybody is known to have heard of need not be told to anybody any more. */
    public boolean mayForget(TimeTable table, Id event) {
        for (int who = 0; who < table.processes(); who++) {
            if (!knows(table, who, event)) {
                return false;
            }
        }
        return true;
    }

    /** An entry is there if it was added and not removed, though both be heard of at once: a removal comes after what it removes. */
    public PSet<Id> entries(PSet<Id> before, List<Happened> fresh) {
        PSet<Id> now = before;
        for (Happened event : fresh) {
            now = event instanceof Added added ? now.plus(added.id()) : now;
        }
        for (Happened event : fresh) {
            now = event instanceof Removed removed ? now.minus(removed.entry()) : now;
        }
        return now;
    }

    /** What one knows and has is on the disk before anybody hears of it. */
    public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {
        ctx.save(saved);
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
