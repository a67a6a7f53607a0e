package orrery.protocols.swim;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * In which of its periods each member last probed each other: in turn, with m others, that is at most 2m - 1 periods ago
 * (4.3). Whoever was suspected and came back in a new incarnation may have been away for a round.
 *
 * @param last the period of the last probe, by prober and target
 */
record Turns(PSortedMap<NodeId, PSortedMap<NodeId, Long>> last, Optional<String> objection) {

    static final String PROMISE = "each probes each other within 2n - 1 periods";

    static Check check() {
        return Check.remembering(
                PROMISE, new Turns(TreePMap.empty(), Optional.empty()), Turns::after, Turns::objection);
    }

    private Turns after(Change change) {
        if (!(change.after().orElse(null) instanceof Member after)
                || after.group().options().order() == Options.Order.RANDOM) {
            return this;
        }
        if (!(change.before().orElse(null) instanceof Member before)) {
            return with(change.node(), TreePMap.empty());
        }
        if (after.periods() == before.periods() || after.probing().isEmpty()) {
            return this;
        }
        return probed(change.node(), after);
    }

    private Turns probed(NodeId prober, Member member) {
        NodeId target = member.probing().get();
        PSortedMap<NodeId, Long> mine = last.getOrDefault(prober, TreePMap.empty());
        long ago = member.periods() - mine.getOrDefault(target, 0L);
        long bound = 2L * member.group().others().size() - 1;
        Turns next = with(prober, mine.plus(target, member.periods()));
        boolean wasAway = member.views().of(target).incarnation() > 0;
        return ago <= bound || wasAway
                ? next
                : new Turns(
                        next.last,
                        Optional.of(prober + " probed " + target + " after " + ago + " periods, not within " + bound));
    }

    private Turns with(NodeId prober, PSortedMap<NodeId, Long> mine) {
        return new Turns(last.plus(prober, mine), objection);
    }
}
