package orrery.run.net;

import orrery.api.NodeId;
import orrery.trace.Event.Detour;

/**
 * What travels.
 *
 * @param nth its number on the wire
 * @param detour what has kept it
 * @param cause the step that sent it
 */
record Letter(NodeId sender, NodeId receiver, Object message, long nth, Detour detour, long cause) {

    Letter saying(Object other) {
        return new Letter(sender, receiver, other, nth, detour, cause);
    }

    Letter after(Detour last) {
        return new Letter(sender, receiver, message, nth, last, cause);
    }
}
