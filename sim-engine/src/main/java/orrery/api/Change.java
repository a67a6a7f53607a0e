package orrery.api;

import java.util.Optional;

/**
 * One node's step from one state to the next. Good only during the call that it was handed to.
 *
 * @param node who changed
 * @param before empty when the node has just booted
 * @param after empty when the node has just gone down
 * @param snapshot all nodes, after the step
 */
public record Change(NodeId node, Optional<Node<?, ?>> before, Optional<Node<?, ?>> after, Snapshot snapshot) {}
