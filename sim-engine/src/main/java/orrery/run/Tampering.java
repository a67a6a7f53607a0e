package orrery.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.trace.Contents;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;

/**
 * Makes a node Byzantine from outside: what it sends is tampered with on its way out, by strategies given as data. The
 * node's own code is the right one.
 */
final class Tampering {

    private final NodeId self;
    private final Chance chance;
    private final Tally tally;
    private final List<Fault.Byzantine> faults = new ArrayList<>();

    /** What was sent last to each, for replays. Only asked, never walked. */
    private final Map<NodeId, Record> sent = new HashMap<>();

    Tampering(NodeId self, Chance chance, Tally tally) {
        this.self = self;
        this.chance = chance;
        this.tally = tally;
    }

    void begin(Fault.Byzantine fault) {
        faults.add(fault);
    }

    void end(Fault.Byzantine fault) {
        faults.remove(fault);
    }

    boolean isOn() {
        return !faults.isEmpty();
    }

    /** Takes what leaves the node instead of a message, and how much later than usual it arrives. */
    interface Exit {
        void send(Record message, long lateNanos);
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
        for (Fault.Byzantine fault : faults) {
            for (Strategy strategy : fault.strategies()) {
                if (chance.happens(strategy.rate())) {
                    switch (strategy) {
                        case Strategy.Silence silence -> silent = true;
                        // half of the receivers are told something else, the same half always
                        case Strategy.Equivocate equivocate -> {
                            if (to.index() % 2 == 1) {
                                says = altered(says, Fired.EQUIVOCATION);
                            }
                        }
                        case Strategy.Alter alter -> says = altered(says, Fired.BYZANTINE_ALTERATION);
                        case Strategy.Replay replay -> {
                            Record earlier = sent.get(to);
                            if (earlier != null) {
                                tally.fired(Fired.REPLAY);
                                out.send(earlier, 0);
                            }
                        }
                        case Strategy.Delay(double rate, var by) -> {
                            tally.fired(Fired.BYZANTINE_DELAY);
                            delay += chance.within(by).toNanos();
                        }
                    }
                }
            }
        }
        if (!silent) {
            sent.put(to, says);
            out.send(says, delay);
        }
        return !silent;
    }

    private Record altered(Record message, Fired kind) {
        return Contents.altered(message, self, chance)
                .map(other -> {
                    tally.fired(kind);
                    return other;
                })
                .orElse(message);
    }
}
