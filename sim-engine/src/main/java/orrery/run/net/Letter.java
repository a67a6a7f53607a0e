package orrery.run.net;

import orrery.api.NodeId;
import orrery.trace.Fingerprint;

/**
 * What travels.
 *
 * @param nth its number on the wire
 * @param print of the message
 * @param cause the step that sent it
 */
record Letter(NodeId sender, NodeId receiver, Object message, long nth, long print, long cause) {

    Letter saying(Object other) {
        return new Letter(sender, receiver, other, nth, Fingerprint.of(other), cause);
    }
}
