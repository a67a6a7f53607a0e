package orrery.protocols.order.clock;

import java.util.List;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.order.clock.Event.Stamp;

/** The clocks with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new TakesTheSendersTime(),
                        Promises.CLOCK_CONDITION,
                        "On receipt the Lamport clock is set after the message's, even if its own was later."),
                twin(
                        new DoesNotTickOnReceipt(),
                        Promises.CLOCK_CONDITION,
                        "On receipt the Lamport clock becomes the greater of the two, and not greater than both."),
                twin(
                        new OverlooksAProcess(),
                        Promises.CHARACTERISE,
                        "Of the last process nothing is learned at second hand, for the loop ends one too early."),
                twin(
                        new DoesNotCountReceipts(),
                        Promises.CHARACTERISE,
                        "A receipt merges the vectors and does not count as an event."),
                twin(
                        new ComparesLikeWords(),
                        Promises.TOLD_APART,
                        "Vectors are compared like words in a dictionary, so that nothing is ever concurrent."),
                twin(
                        new ForgetsItsClock(),
                        Promises.CLOCK_CONDITION,
                        "The Lamport clock is in memory only, and begins again after a crash."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new LogicalClocks(broken));
    }

    private static final class TakesTheSendersTime extends Rules {
        @Override
        public long received(long mine, long theirs) {
            return theirs + 1;
        }
    }

    private static final class DoesNotTickOnReceipt extends Rules {
        @Override
        public long received(long mine, long theirs) {
            return Math.max(mine, theirs);
        }
    }

    private static final class OverlooksAProcess extends Rules {
        @Override
        public VectorTime learn(VectorTime mine, VectorTime theirs) {
            VectorTime learnt = mine;
            for (int process = 0; process < mine.ticks().size() - 1; process++) {
                learnt = learnt.merge(theirs, process);
            }
            return learnt;
        }
    }

    private static final class DoesNotCountReceipts extends Rules {
        @Override
        public VectorTime tickOnReceipt(VectorTime vector, int self) {
            return vector;
        }
    }

    private static final class ComparesLikeWords extends Rules {
        @Override
        public boolean before(VectorTime one, VectorTime other) {
            for (int process = 0; process < one.ticks().size(); process++) {
                int order = Long.compare(one.ticks().get(process), other.ticks().get(process));
                if (order != 0) {
                    return order < 0;
                }
            }
            return false;
        }
    }

    private static final class ForgetsItsClock extends Rules {
        @Override
        public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {
            Event last = saved.last();
            Stamp anew = new Stamp(0, last.stamp().vector());
            ctx.save(new Saved(new Event(last.id(), anew, last.heard(), last.relation()), saved.left()));
        }
    }
}
