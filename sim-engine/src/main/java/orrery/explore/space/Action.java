package orrery.explore.space;

import orrery.api.NodeId;

/** Something that may happen next. */
sealed interface Action {

    /** The node is up for the first time. */
    record Start(NodeId node) implements Action {}

    /** A message under way reaches its receiver. */
    record Deliver(int envelope) implements Action {}

    /** A message under way is lost. */
    record Lose(int envelope) implements Action {}

    record Fire(NodeId node, Object timer) implements Action {}

    /** @param question its place among those that may be asked */
    record Ask(NodeId client, int question) implements Action {}

    record Crash(NodeId node) implements Action {}

    /** A node that was down boots again. */
    record Restart(NodeId node) implements Action {}
}
