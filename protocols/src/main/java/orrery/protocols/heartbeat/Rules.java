package orrery.protocols.heartbeat;

import java.time.Duration;
import orrery.api.Context;
import orrery.api.NodeId;

/** The decisions on which failure detection hangs; a wrong twin overrides exactly one. */
public class Rules {

    /** Everybody is told that one is there. */
    public void beat(NodeId to, Context<Heartbeat, Timer> ctx) {
        ctx.send(to, new Heartbeat());
    }

    /**
     * Silence is measured in intervals that one has lived through oneself, and not by a clock: whoever was paused or whose
     * clock was set has waited for nobody in the meantime.
     */
    public boolean tooLong(Silence silence, Options options, Duration clock) {
        return silence.intervals() > options.misses();
    }

    /** Whoever is heard of is there, and was suspected wrongly (Chandra and Toueg). */
    public boolean trustsAgain() {
        return true;
    }

    /**
     * Whether an interval says something about how regular heartbeats are. One that is more than seven standard deviations too
     * long (phi 12) is an outage, and would make the detector slow for the rest of its window.
     */
    public boolean isRegular(double gap, double mean, double deviation) {
        return gap - mean <= 7 * deviation;
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
