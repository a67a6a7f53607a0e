package orrery.verdict;

import java.util.List;
import orrery.api.NodeId;

/**
 * A step on which a verdict hangs: had the node not changed there as it did, and all else been as it was, the check would
 * not have said what it said.
 *
 * @param step at which what the check read came about
 * @param node whose state it is, or the client whose operation
 * @param places what of that change the check read, as {@link orrery.trace.Difference#path}; empty if not one place alone,
 *     as when the node took another role
 */
public record Evidence(long step, NodeId node, List<String> places) {

    public Evidence {
        places = List.copyOf(places);
    }
}
