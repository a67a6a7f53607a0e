package orrery.protocols.order.snapshot;

import orrery.api.NodeId;

/** The decisions on which it hangs that a snapshot is a state that could have been. A wrong twin overrides exactly one. */
public class Rules {

    /** Links deliver in the order in which was sent (section 2). */
    public boolean inOrder() {
        return true;
    }

    /** What comes between a bank's own recording and the link's marker was on its way (section 3.2, marker-receiving rule). */
    public boolean wasOnItsWay(Cut cut, NodeId link) {
        return cut.records(link);
    }

    /** A bank sends a marker over each of its links, before anything else (section 3.2, marker-sending rule). */
    public boolean passesMarkersOn() {
        return true;
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
