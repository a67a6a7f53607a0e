package orrery.protocols.order.matrix;

import java.util.Collection;
import java.util.List;
import org.pcollections.PSet;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.order.matrix.Happened.Added;
import orrery.protocols.order.matrix.Happened.Id;
import orrery.protocols.order.matrix.Happened.Removed;

/** Matrix clocks with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new BelievesInTheNetwork(),
                        Promises.SOUND,
                        "What was sent counts as heard, and the network may have lost it."),
                twin(
                        new ForgetsWhatMostKnow(),
                        Promises.KEPT,
                        "An event is forgotten when more than half are known to have heard of it."),
                twin(
                        new TellsOnlyItsOwn(),
                        Promises.RIGHT,
                        "A process sends its own events only, and with them a table that says more."),
                twin(
                        new AddsLast(),
                        Promises.RIGHT,
                        "What is heard at once is removed first and added then, and what was removed is there for good."),
                twin(
                        new KeepsNoMatrix(),
                        Promises.QUIET,
                        "Of a table only what the sender itself has heard is taken, as by a vector clock, and nobody learns what"
                                + " others know."),
                twin(
                        new ForgetsInACrash(),
                        Promises.SOUND,
                        "Everything is in memory only, and the others think that a process knows what it has forgotten."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new MatrixClocks(broken));
    }

    private static final class BelievesInTheNetwork extends Rules {
        @Override
        public TimeTable sent(TimeTable table, int self, int to) {
            return table.mergeRow(to, table, self);
        }
    }

    private static final class ForgetsWhatMostKnow extends Rules {
        @Override
        public boolean mayForget(TimeTable table, Id event) {
            int knowing = 0;
            for (int who = 0; who < table.processes(); who++) {
                knowing += knows(table, who, event) ? 1 : 0;
            }
            return knowing > table.processes() / 2;
        }
    }

    private static final class TellsOnlyItsOwn extends Rules {
        @Override
        public List<Happened> news(TimeTable table, int self, int to, Collection<Happened> log) {
            return super.news(table, self, to, log).stream()
                    .filter(event -> event.id().process().index() == self)
                    .toList();
        }
    }

    private static final class AddsLast extends Rules {
        @Override
        public PSet<Id> entries(PSet<Id> before, List<Happened> fresh) {
            PSet<Id> now = before;
            for (Happened event : fresh) {
                now = event instanceof Removed removed ? now.minus(removed.entry()) : now;
            }
            for (Happened event : fresh) {
                now = event instanceof Added added ? now.plus(added.id()) : now;
            }
            return now;
        }
    }

    private static final class KeepsNoMatrix extends Rules {
        @Override
        public TimeTable learn(TimeTable mine, int self, TimeTable theirs, int from) {
            return mine.mergeRow(self, theirs, from);
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {}
    }
}
