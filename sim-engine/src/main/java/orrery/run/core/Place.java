package orrery.run.core;

import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;

/** Where a step happens: a node and its state at the moment, null while it is down. */
public interface Place {

    NodeId id();

    @Nullable
    Node<?, ?> state();
}
