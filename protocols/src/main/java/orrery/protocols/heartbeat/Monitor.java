package orrery.protocols.heartbeat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.heartbeat.Options.Detector;
import orrery.protocols.heartbeat.Timer.Beat;
import orrery.protocols.heartbeat.Timer.Unlikely;

/**
 * Says that it is there, and listens who else is.
 *
 * @param late by how many standard deviations a heartbeat is late when phi reaches the threshold
 * @param silence of each other process
 * @param arrivals of each other process's heartbeats, from which phi is estimated
 * @param suspects who is taken to be down
 */
public record Monitor(
        NodeId self,
        List<NodeId> others,
        Options options,
        Rules rules,
        double late,
        PSortedMap<NodeId, Silence> silence,
        PSortedMap<NodeId, Arrivals> arrivals,
        PSortedSet<NodeId> suspects)
        implements Node<Heartbeat, Timer> {

    static Monitor of(NodeId self, List<NodeId> others, Options options, Rules rules) {
        double late = Phi.reaches(options.threshold());
        return new Monitor(self, others, options, rules, late, TreePMap.empty(), TreePMap.empty(), TreePSet.empty());
    }

    /** Everybody is given the benefit of the doubt, and processes beat at different times. */
    @Override
    public Monitor start(Context<Heartbeat, Timer> ctx) {
        ctx.setTimer(Duration.ofNanos(ctx.chance().below(options.interval().toNanos())), new Beat());
        Monitor next = this;
        for (NodeId other : others) {
            next = next.heard(other, Arrivals.expected(ctx.clock(), options.interval()), ctx);
        }
        return next;
    }

    @Override
    public Monitor receive(NodeId from, Heartbeat heartbeat, Context<Heartbeat, Timer> ctx) {
        return heard(from, learned(Objects.requireNonNull(arrivals.get(from)), ctx.clock()), ctx);
    }

    private Arrivals learned(Arrivals before, Duration now) {
        double gap = now.minus(before.last()).toNanos();
        boolean regular = rules.isRegular(gap, before.mean(), deviation(before));
        return regular ? before.at(now, options.window()) : before.goOnFrom(now);
    }

    private double deviation(Arrivals past) {
        return StrictMath.max(past.deviation(), (double) options.deviation().toNanos());
    }

    /** For phi, all that is left to do until the next heartbeat is to wait for the moment at which it is reached. */
    private Monitor heard(NodeId from, Arrivals past, Context<Heartbeat, Timer> ctx) {
        if (options.detector() == Detector.PHI) {
            double patience = past.mean() + deviation(past) * late;
            ctx.setTimer(Duration.ofNanos((long) StrictMath.max(0, patience)), new Unlikely(from));
        }
        return new Monitor(
                self,
                others,
                options,
                rules,
                late,
                silence.plus(from, new Silence(0, ctx.clock())),
                arrivals.plus(from, past),
                rules.trustsAgain() ? suspects.minus(from) : suspects);
    }

    @Override
    public Monitor timeout(Timer timer, Context<Heartbeat, Timer> ctx) {
        return switch (timer) {
            case Beat beat -> beat(ctx);
            case Unlikely(NodeId process) -> suspecting(suspects.plus(process));
        };
    }

    private Monitor beat(Context<Heartbeat, Timer> ctx) {
        for (NodeId other : others) {
            rules.beat(other, ctx);
        }
        ctx.setTimer(options.interval(), new Beat());
        return options.detector() == Detector.MISSES ? countMisses(ctx) : this;
    }

    private Monitor countMisses(Context<Heartbeat, Timer> ctx) {
        PSortedMap<NodeId, Silence> longer = silence;
        PSortedSet<NodeId> down = suspects;
        for (Map.Entry<NodeId, Silence> entry : silence.entrySet()) {
            Silence now = entry.getValue().longer();
            longer = longer.plus(entry.getKey(), now);
            if (rules.tooLong(now, options, ctx.clock())) {
                down = down.plus(entry.getKey());
            }
        }
        return new Monitor(self, others, options, rules, late, longer, arrivals, down);
    }

    private Monitor suspecting(PSortedSet<NodeId> down) {
        return new Monitor(self, others, options, rules, late, silence, arrivals, down);
    }

    @Override
    public String toString() {
        return self + " suspects " + suspects;
    }
}
