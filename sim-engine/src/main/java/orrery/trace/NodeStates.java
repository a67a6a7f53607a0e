package orrery.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * What is known, while the steps of a trace pass by, of each node's state and of the files on its disk: what the patches
 * of a saved trace are made against and applied to. Steps at no node have a place of their own, in which nothing is.
 *
 * @param <K> how it is known
 */
final class NodeStates<K> {

    private record File(@Nullable NodeId node, String name) {}

    private final K nothing;
    private final Map<@Nullable NodeId, K> states = new HashMap<>();
    private final Map<File, K> files = new HashMap<>();

    /**
     * @param nothing what is known of a node before its first step, and of a file before it was first written
     */
    NodeStates(K nothing) {
        this.nothing = nothing;
    }

    K state(@Nullable NodeId node) {
        return states.getOrDefault(node, nothing);
    }

    K file(@Nullable NodeId node, String name) {
        return files.getOrDefault(new File(node, name), nothing);
    }

    void becomes(@Nullable NodeId node, K state) {
        states.put(node, state);
    }

    void writes(@Nullable NodeId node, String file, K content) {
        files.put(new File(node, file), content);
    }
}
