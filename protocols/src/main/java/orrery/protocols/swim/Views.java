package orrery.protocols.swim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What a member believes of the others, and what of it others should still be told.
 *
 * @param beliefs by member
 * @param told how often each piece of news has been passed on; what was passed on often enough is gone
 */
public record Views(PSortedMap<NodeId, Belief> beliefs, PSortedMap<NodeId, Integer> told) {

    /** Everybody is there, and that is no news. */
    static Views of(List<NodeId> others) {
        PSortedMap<NodeId, Belief> beliefs = TreePMap.empty();
        for (NodeId other : others) {
            beliefs = beliefs.plus(other, Belief.alive(0));
        }
        return new Views(beliefs, TreePMap.empty());
    }

    Belief of(NodeId member) {
        return Objects.requireNonNull(beliefs.get(member));
    }

    /** A new belief, which is news. */
    Views believing(NodeId member, Belief belief) {
        return new Views(beliefs.plus(member, belief), told.plus(member, 0));
    }

    /** What is known of a member is news once more. */
    Views announcing(NodeId member) {
        return new Views(beliefs, told.plus(member, 0));
    }

    /** All who are not believed dead, in order. */
    List<NodeId> living() {
        List<NodeId> living = new ArrayList<>();
        for (Map.Entry<NodeId, Belief> entry : beliefs.entrySet()) {
            if (!entry.getValue().isDead()) {
                living.add(entry.getKey());
            }
        }
        return living;
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
