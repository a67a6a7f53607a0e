package orrery.protocols.averaging;

import java.util.List;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;

/** Averaging with one rule broken, once for each way in which mass is easily lost or made. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new GivesUp(),
                        Mass.PROMISE,
                        "Whoever gets no answer forgets the exchange, though the other may have booked its half (Jelasity"
                                + " and others, 2005, on lost answers)."),
                twin(new SettlesAgain(), Mass.PROMISE, "An offer that comes twice is settled twice, and booked once."),
                twin(
                        new TakesAll(),
                        Promises.ALIKE,
                        "The whole difference changes hands and not half of it, so that values only change places."),
                twin(
                        new ForgetsInACrash(),
                        Mass.PROMISE,
                        "Values are kept in memory only: after a crash, a node holds again what it began with."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new Averaging(broken));
    }

    private static final class GivesUp extends Rules {
        @Override
        public Saved overdue(Saved waiting) {
            return waiting.closed();
        }
    }

    private static final class SettlesAgain extends Rules {
        @Override
        public boolean alreadySettled(long serial, long lastSerial) {
            return false;
        }
    }

    private static final class TakesAll extends Rules {
        @Override
        public long share(long mine, long offered) {
            return mine - offered;
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeTelling(Saved state, Context<Message, Timer> ctx) {}
    }
}
