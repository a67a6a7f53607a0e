package orrery.protocols.bully;

import java.time.Duration;
import java.util.List;
import orrery.api.Roles;
import orrery.api.Twin;

/** The Bully algorithm with one rule broken, once for each. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new WaitsTooBriefly(),
                        Promises.ONE,
                        "Whoever has not answered when a message could just have arrived is taken for dead: a timeout"
                                + " shorter than two delays."),
                twin(
                        new BeginsAtOnce(),
                        Promises.ONE,
                        "Who comes back as the highest coordinates at once, while another does who has not heard of it."),
                twin(
                        new NeverStepsDown(),
                        Promises.ONE,
                        "Who coordinates goes on, although somebody above says that it does."),
                twin(
                        new MissesNobody(),
                        Promises.HIGHEST,
                        "Nobody looks whether the coordinator is alive, and when it is down nobody calls an election."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new Bully(broken));
    }

    private static final class WaitsTooBriefly extends Rules {
        @Override
        public Duration answersTake(Duration delay) {
            return delay.dividedBy(4);
        }
    }

    private static final class BeginsAtOnce extends Rules {
        @Override
        public Duration officeBegins(Duration delay) {
            return Duration.ZERO;
        }
    }

    private static final class NeverStepsDown extends Rules {
        @Override
        public boolean stepsDown(int mine, int theirs) {
            return false;
        }
    }

    private static final class MissesNobody extends Rules {
        @Override
        public boolean missesTheCoordinator() {
            return false;
        }
    }
}
