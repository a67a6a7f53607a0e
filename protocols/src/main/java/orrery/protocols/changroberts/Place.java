package orrery.protocols.changroberts;

import orrery.api.Chance;
import orrery.api.NodeId;

/** What does not change at a process: who it is, and who comes next on the ring. */
public record Place(NodeId self, NodeId next, Options options, Rules rules) {

    long number(Chance chance) {
        return switch (options.numbers()) {
            // 62 bits: that two are the same will not be seen
            case RANDOM -> chance.bits() >>> 2;
            case ASCENDING -> self.index() + 1L;
            case DESCENDING -> Long.MAX_VALUE - self.index();
        };
    }
}
