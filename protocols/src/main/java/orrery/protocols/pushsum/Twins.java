package orrery.protocols.pushsum;

import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Push-sum with one rule broken, once for each way in which mass is easily lost or made. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(new GivesUp(), Mass.PROMISE, "A share without a receipt is written off."),
                twin(new TakesAgain(), Mass.PROMISE, "A share that comes twice counts twice."),
                twin(
                        new GivesTheSumAlone(),
                        Promises.KNOWN,
                        "Half of the sum is given away and none of the weight, and nobody ever knows the result."),
                twin(
                        new ForgetsInACrash(),
                        Mass.PROMISE,
                        "Shares are kept in memory only: after a crash, a node holds again what it began with."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new PushSum(broken));
    }

    private static final class GivesUp extends Rules {
        @Override
        public Saved overdue(Saved waiting, long serial) {
            return waiting.done(serial);
        }
    }

    private static final class TakesAgain extends Rules {
        @Override
        public boolean cameBefore(Saved saved, NodeId from, long serial) {
            return false;
        }
    }

    private static final class GivesTheSumAlone extends Rules {
        @Override
        public Share gift(Share held) {
            return new Share(held.half().sum(), 0);
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeTelling(Saved state, Context<Message, Timer> ctx) {}
    }
}
