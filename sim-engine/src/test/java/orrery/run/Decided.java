package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import orrery.api.NodeId;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;

/** What the network decided about each message of a run, by its address. */
final class Decided {

    private Decided() {}

    /**
     * Asserts that both runs decided the same about every message that both sent under the same address.
     *
     * @param nodes between which
     */
    static void assertSame(Trace one, Trace other, Predicate<NodeId> nodes) {
        Map<String, String> decided = decisions(one, nodes);
        Map<String, String> again = decisions(other, nodes);
        again.keySet().retainAll(decided.keySet());
        decided.keySet().retainAll(again.keySet());
        assertThat(again).hasSizeGreaterThan(20).isEqualTo(decided);
    }

    /** By address: how long a message took or that it was lost. Left out: what a fault decided. */
    private static Map<String, String> decisions(Trace trace, Predicate<NodeId> nodes) {
        Map<String, Long> sentAt = new TreeMap<>();
        Map<String, String> decisions = new TreeMap<>();
        for (Step step : trace.steps()) {
            NodeId here = step.node();
            if (here == null || !nodes.test(here)) {
                continue;
            }
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent sent) {
                    sentAt.put(here + "->" + sent.to() + " #" + sent.nth(), step.timeNanos());
                }
            }
            switch (step.event()) {
                case Event.Delivered(var from, var message, var nth, var copy, var detour)
                when nodes.test(from) -> {
                    String address = from + "->" + here + " #" + nth;
                    decisions.put(address + " copy " + copy, "took " + (step.timeNanos() - sentAt.get(address)));
                }
                case Event.Dropped(var to, var message, var nth, var copy, var reason)
                when reason == Event.Reason.LOSS && nodes.test(to) ->
                    decisions.put(here + "->" + to + " #" + nth + " copy 0", "lost");
                default -> {}
            }
        }
        return decisions;
    }
}
