package orrery.protocols.averaging;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What a node must not forget.
 *
 * @param value in units
 * @param serial of the last exchange that it began
 * @param open the exchange that it waits for the answer to
 * @param settled what it last answered to each other node, to be said again if it is asked again
 */
public record Saved(long value, long serial, Optional<Exchange> open, PSortedMap<NodeId, Message.Settle> settled) {

    /** @param offer the value that was offered */
    public record Exchange(NodeId with, long serial, long offer) {}

    static Saved beginning(long value) {
        return new Saved(value, 0, Optional.empty(), TreePMap.empty());
    }

    Saved asking(NodeId with) {
        return new Saved(value, serial + 1, Optional.of(new Exchange(with, serial + 1, value)), settled);
    }

    Saved closed() {
        return new Saved(value, serial, Optional.empty(), settled);
    }

    /** The exchange that was open is done. */
    Saved gaining(long give) {
        return new Saved(value + give, serial, Optional.empty(), settled);
    }

    Saved giving(NodeId to, Message.Settle answer) {
        return new Saved(value - answer.give(), serial, open, settled.plus(to, answer));
    }
}
