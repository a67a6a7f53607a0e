package orrery.explore.space;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Setup;
import orrery.api.Snapshot;

/** The nodes in one state, and whether anybody looked at them. */
final class StateSnapshot implements Snapshot {

    private final Space space;
    private int[] row = {};
    private boolean looked;

    StateSnapshot(Space space) {
        this.space = space;
    }

    StateSnapshot of(int[] state) {
        row = state;
        looked = false;
        return this;
    }

    boolean looked() {
        return looked;
    }

    /** Time is left out. */
    @Override
    public Duration now() {
        return Duration.ZERO;
    }

    @Override
    public List<NodeId> nodes() {
        return space.nodes;
    }

    @Override
    public Optional<Node<?, ?>> state(NodeId node) {
        return Optional.ofNullable(local(node).node());
    }

    @Override
    public Optional<Record> saved(NodeId node) {
        return Optional.ofNullable(local(node).durable().get(Setup.STATE));
    }

    private Local local(NodeId node) {
        looked = true;
        return space.locals.get(space.local(row, node));
    }
}
