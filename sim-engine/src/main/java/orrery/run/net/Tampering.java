package orrery.run.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.run.core.Fired;
import orrery.run.core.Tally;
import orrery.trace.Contents;
import orrery.trace.Event.Detour;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;

/**
 * Makes a node Byzantine from outside: what it sends is tampered with on its way out, by strategies given as data. The
 * node's own code is the right one.
 */
final class Tampering {

    private final NodeId self;
    private final Tally tally;
    private final List<Active> faults = new ArrayList<>(0);

    /** What was sent last to each, for replays. Only asked, never walked. */
    private final Map<NodeId, Record> sent = new HashMap<>();

    /** A fault that is on, by its place among the planned ones, with its own decisions. */
    private record Active(int nth, Fault.Byzantine fault, Chance chance) {}

    Tampering(NodeId self, Tally tally) {
        this.self = self;
        this.tally = tally;
    }

    /** @param nth which of the planned faults it is */
    void begin(int nth, Fault.Byzantine fault, Chance chance) {
        faults.add(new Active(nth, fault, chance));
    }

    void end(int nth) {
        faults.removeIf(fault -> fault.nth == nth);
    }

    boolean isOn() {
        return !faults.isEmpty();
    }

    /** Takes what leaves the node instead of a message, and how much later than usual it arrives and why. */
    interface Exit {
        void send(Record message, long lateNanos, Detour detour);
    }

    /**
     * Hands on what leaves instead of the message: nothing, the message, another, or more than one.
     *
     * @return false if the message itself was silenced
     */
    boolean tamper(NodeId to, Record message, Exit out) {
        Record says = message;
        long delay = 0;
        boolean silent = false;
        for (Active active : faults) {
            Chance chance = active.chance;
            for (Strategy strategy : active.fault.strategies()) {
                if (chance.happens(strategy.rate())) {
                    switch (strategy) {
                        case Strategy.Silence silence -> {
                            tally.touched(active.nth);
                            silent = true;
                        }
                        // half of the receivers are told something else, the same half always
                        case Strategy.Equivocate equivocate -> {
                            if (to.index() % 2 == 1) {
                                says = altered(says, active, Fired.EQUIVOCATION);
                            }
                        }
                        case Strategy.Alter alter -> says = altered(says, active, Fired.BYZANTINE_ALTERATION);
                        case Strategy.Replay replay -> {
                            Record earlier = sent.get(to);
                            if (earlier != null) {
                                tally.touched(active.nth);
                                tally.fired(Fired.REPLAY);
                                out.send(earlier, 0, Detour.REPLAYED);
                            }
                        }
                        case Strategy.Delay(double rate, var by) -> {
                            tally.touched(active.nth);
                            tally.fired(Fired.BYZANTINE_DELAY);
                            delay += chance.within(by).toNanos();
                        }
                    }
                }
            }
        }
        if (!silent) {
            sent.put(to, says);
            out.send(says, delay, delay > 0 ? Detour.DELAYED : Detour.NONE);
        }
        return !silent;
    }

    private Record altered(Record message, Active active, Fired kind) {
        return Contents.altered(message, self, active.chance)
                .map(other -> {
                    tally.touched(active.nth);
                    tally.fired(kind);
                    return other;
                })
                .orElse(message);
    }
}
