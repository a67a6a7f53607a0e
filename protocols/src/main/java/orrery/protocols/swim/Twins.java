package orrery.protocols.swim;

import java.util.List;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.swim.Belief.Status;

/** SWIM with one rule broken, once for each way in which somebody did, or easily could. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new BelievesInLife(),
                        Promises.REFUTED,
                        "\"Alive\" overrides what was believed of the same incarnation, so that old news lifts suspicion"
                                + " and death (as in habitat issue 5571)."),
                twin(
                        new RaisesTheDead(),
                        Promises.REFUTED,
                        "A late suspicion brings a member back that was already removed (as in atomix issue 962)."),
                twin(
                        new RefutesWithoutANewLife(),
                        Promises.RIGHT,
                        "Whoever is suspected says that it is alive, in the incarnation that is suspected; nobody"
                                + " believes it."),
                twin(
                        new NeverLetsOff(),
                        Promises.SUSPECTED,
                        "A suspect dies when its time is over, even if it has refuted (as in nodedb issue 243)."),
                twin(
                        new TellsOnce(),
                        Promises.RIGHT,
                        "News is passed on once, however large the group is, and does not reach all in time."),
                twin(
                        new ShufflesEveryTime(),
                        Turns.PROMISE,
                        "The order is drawn anew for each probe, so that nobody's turn is certain."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new Swim(broken));
    }

    private static final class BelievesInLife extends Rules {
        @Override
        public boolean overrides(Belief heard, Belief believed) {
            return super.overrides(heard, believed)
                    || (heard.incarnation() == believed.incarnation()
                            && heard.status() == Status.ALIVE
                            && believed.status() != Status.ALIVE);
        }
    }

    private static final class RaisesTheDead extends Rules {
        @Override
        public boolean overrides(Belief heard, Belief believed) {
            return super.overrides(heard, believed)
                    || (heard.incarnation() == believed.incarnation()
                            && heard.status() == Status.SUSPECT
                            && believed.isDead());
        }
    }

    private static final class RefutesWithoutANewLife extends Rules {
        @Override
        public long refutation(long incarnation, Belief accusation) {
            return incarnation;
        }
    }

    private static final class NeverLetsOff extends Rules {
        @Override
        public boolean dies(Belief believed, long incarnation) {
            return !believed.isDead();
        }
    }

    private static final class TellsOnce extends Rules {
        @Override
        public int tellings(int spread, int members) {
            return 1;
        }
    }

    private static final class ShufflesEveryTime extends Rules {
        @Override
        public List<NodeId> round(List<NodeId> rest, List<NodeId> living, Chance chance) {
            return chance.shuffle(living);
        }
    }
}
