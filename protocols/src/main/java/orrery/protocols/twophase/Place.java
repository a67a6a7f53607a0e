package orrery.protocols.twophase;

import orrery.api.NodeId;

/** What a server is told when it boots, and what never changes. */
public record Place(NodeId self, Options options, Rules rules) {

    public Presumption presumption() {
        return options.presumption();
    }

    @Override
    public String toString() {
        return self.name();
    }
}
