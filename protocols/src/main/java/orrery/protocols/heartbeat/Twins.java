package orrery.protocols.heartbeat;

import java.time.Duration;
import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Failure detection with one rule broken, once for each way in which it is easily got wrong. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new TrustsTheClock(),
                        Promises.PATIENT,
                        "Silence is measured by the clock: whoever slept, or had its clock set, suspects everybody at"
                                + " once."),
                twin(
                        new NeverTrustsAgain(),
                        Promises.PERFECT,
                        "Whoever was suspected once, because its heartbeats were late, is suspected for ever."),
                twin(
                        new TellsOnlyTheNext(),
                        Promises.PERFECT,
                        "Heartbeats go to the neighbours in the list only, and all others think that one is down."),
                twin(
                        new LearnsFromOutages(),
                        Promises.PERFECT,
                        "The time that a process was down passes for an interval between heartbeats, and the next crash is"
                                + " not noticed for long."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new HeartbeatDetector(broken));
    }

    private static final class TrustsTheClock extends Rules {
        @Override
        public boolean tooLong(Silence silence, Options options, Duration clock) {
            Duration patience = options.interval().multipliedBy(options.misses());
            return clock.minus(silence.since()).compareTo(patience) > 0;
        }
    }

    private static final class NeverTrustsAgain extends Rules {
        @Override
        public boolean trustsAgain() {
            return false;
        }
    }

    private static final class TellsOnlyTheNext extends Rules {
        @Override
        public void beat(NodeId to, Context<Heartbeat, Timer> ctx) {
            if (Math.abs(to.index() - ctx.self().index()) == 1) {
                super.beat(to, ctx);
            }
        }
    }

    private static final class LearnsFromOutages extends Rules {
        @Override
        public boolean isRegular(double gap, double mean, double deviation) {
            return true;
        }
    }
}
