package orrery.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All nodes at one moment. Good only during the call that it was handed to. */
public interface Snapshot {

    /** True time since the start of the world. */
    Duration now();

    /** All nodes, servers first, in the world's order. */
    List<NodeId> nodes();

    /** The node's state, or empty while it is down. */
    Optional<Node<?, ?>> state(NodeId node);

    /** What the node has saved, up or down. */
    Optional<Record> saved(NodeId node);

    /** The states of this type among the nodes that are up, in the world's order. */
    default <S> List<S> all(Class<S> type) {
        List<S> found = new ArrayList<>();
        for (NodeId node : nodes()) {
            state(node).filter(type::isInstance).map(type::cast).ifPresent(found::add);
        }
        return found;
    }
}
