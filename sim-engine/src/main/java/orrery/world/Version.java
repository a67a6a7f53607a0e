package orrery.world;

import java.util.List;
import orrery.api.NodeId;
import orrery.api.Protocol;

/**
 * Another version of the protocol, which some nodes run: with other options, or a twin, or a protocol of its own that
 * speaks with the same messages. What must be true of the run is what the scenario's own protocol promises.
 *
 * @param name what the timeline calls it; {@link #OWN} is kept for the scenario's own
 * @param nodes which nodes begin with it; the others may come to it by a {@link Fault.Upgrade}
 * @param options as {@code protocol} understands them
 * @param protocol with the same messages and timers as the scenario's
 */
public record Version(String name, List<NodeId> nodes, Record options, Protocol<?, ?> protocol) {

    /** The name of what the nodes run of which no version says otherwise. */
    public static final String OWN = "";

    public Version {
        nodes = List.copyOf(nodes);
        if (name.equals(OWN)) {
            throw new IllegalArgumentException("a version needs a name");
        }
    }
}
