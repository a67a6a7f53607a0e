package orrery.protocols.broadcast;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import orrery.api.NodeId;

/**
 * What a site must not forget.
 *
 * @param values what it knows
 * @param unacknowledged for each neighbour, the values that it may not have yet; walked in order
 * @param parent its parent in the tree, if it has one yet; the first site's is itself
 * @param outside the neighbours to which the link is not part of the tree
 */
public record Saved(
        PSortedSet<Long> values,
        PSortedMap<NodeId, PSortedSet<Long>> unacknowledged,
        Optional<NodeId> parent,
        PSortedSet<NodeId> outside) {

    static final Saved NOTHING = new Saved(TreePSet.empty(), TreePMap.empty(), Optional.empty(), TreePSet.empty());

    Saved knowing(long value) {
        return new Saved(values.plus(value), unacknowledged, parent, outside);
    }

    Saved owing(NodeId to, long value) {
        PSortedSet<Long> owed = unacknowledged.getOrDefault(to, TreePSet.empty());
        return new Saved(values, unacknowledged.plus(to, owed.plus(value)), parent, outside);
    }

    Saved acknowledged(NodeId by, long value) {
        PSortedSet<Long> left =
                unacknowledged.getOrDefault(by, TreePSet.empty()).minus(value);
        return new Saved(
                values, left.isEmpty() ? unacknowledged.minus(by) : unacknowledged.plus(by, left), parent, outside);
    }

    Saved childOf(NodeId found) {
        return new Saved(values, unacknowledged, Optional.of(found), outside);
    }

    Saved without(NodeId link) {
        return new Saved(values, unacknowledged, parent, outside.plus(link));
    }
}
