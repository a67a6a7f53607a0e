package orrery.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * What is known, while the steps of a trace pass by, of each node's state and of what it saved last: what the patches of
 * a saved trace are made against and applied to. Steps at no node have a place of their own, in which nothing is.
 */
final class NodeStates {

    private final Map<@Nullable NodeId, Value> states = new HashMap<>();
    private final Map<@Nullable NodeId, Value> saved = new HashMap<>();

    Value state(@Nullable NodeId node) {
        return states.getOrDefault(node, Value.NOTHING);
    }

    Value saved(@Nullable NodeId node) {
        return saved.getOrDefault(node, Value.NOTHING);
    }

    void becomes(@Nullable NodeId node, Value state) {
        states.put(node, state);
    }

    void saves(@Nullable NodeId node, Value state) {
        saved.put(node, state);
    }
}
