package orrery.protocols.swim;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What a member believes of the others, and what of it others should still be told. However large the group, it costs no more
 * than there was to hear.
 *
 * @param beliefs by member; whoever is not in it is believed to be there, since nothing else was ever heard of it
 * @param told how often each piece of news has been passed on; what was passed on often enough is gone
 */
public record Views(PSortedMap<NodeId, Belief> beliefs, PSortedMap<NodeId, Integer> told) {

    /** Everybody is there, and that is no news. */
    static final Views AT_FIRST = new Views(TreePMap.empty(), TreePMap.empty());

    private static final Belief THERE = Belief.alive(0);

    Belief of(NodeId member) {
        return beliefs.getOrDefault(member, THERE);
    }

    /** A new belief, which is news. */
    Views believing(NodeId member, Belief belief) {
        return new Views(beliefs.plus(member, belief), told.plus(member, 0));
    }

    /** What is known of a member is news once more. */
    Views announcing(NodeId member) {
        return new Views(beliefs, told.plus(member, 0));
    }

    /** All of these who are not believed dead, in the same order. */
    List<NodeId> living(List<NodeId> members) {
        boolean noneDead = beliefs.values().stream().noneMatch(Belief::isDead);
        return noneDead
                ? members
                : members.stream().filter(member -> !of(member).isDead()).toList();
    }

    /** What is passed on next: what was passed on least comes first (4.1). */
    List<NodeId> freshest(int most) {
        return told.entrySet().stream()
                .sorted(Comparator.comparingInt(Map.Entry<NodeId, Integer>::getValue))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** These were passed on once more; what was passed on so often is passed on no longer. */
    Views passedOn(List<NodeId> members, int often) {
        PSortedMap<NodeId, Integer> left = told;
        for (NodeId member : members) {
            int times = left.getOrDefault(member, 0) + 1;
            left = times < often ? left.plus(member, times) : left.minus(member);
        }
        return new Views(beliefs, left);
    }
}
