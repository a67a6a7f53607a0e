package orrery.protocols.gossip;

import java.util.List;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;

/** Rumor mongering with one rule broken, once for each way in which somebody did, or easily could. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new CatchesItsOwnRumor(),
                        Promises.REMOVED_STAYS,
                        "A site that has lost interest hears its own rumor again and takes it for news, so that the"
                                + " rumor never dies out."),
                twin(
                        new CountsNothing(),
                        Promises.DIES_OUT,
                        "Useless contacts are not counted, and everybody goes on for ever."),
                twin(
                        new ForgetsInACrash(),
                        Promises.KNOWN_STAYS,
                        "What was heard is kept in memory only, and a crash takes it back."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new Gossip(broken));
    }

    private static final class CatchesItsOwnRumor extends Rules {
        @Override
        public boolean catchesAgain() {
            return true;
        }
    }

    private static final class CountsNothing extends Rules {
        @Override
        public int count(int counter, boolean useful, boolean reset) {
            return 0;
        }
    }

    private static final class ForgetsInACrash extends Rules {
        @Override
        public void beforeSpreading(long heard, Context<Message, Timer> ctx) {}
    }
}
