package orrery.viz.story;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Description;
import orrery.trace.Value;

/**
 * Describes the states of a run's nodes one after another, each by what its node was before: so a log that grows with
 * every step is not read again with every step.
 */
public final class States {

    /** Only asked, never walked. */
    private final Map<NodeId, Description> last = new HashMap<>();

    /** What {@link Value#of} says of a state; cheap if the one asked for before was the same or nearly the same. */
    public Value of(NodeId node, @Nullable Object state) {
        Description now = last.getOrDefault(node, Description.NOTHING).then(state);
        last.put(node, now);
        return now.value();
    }
}
