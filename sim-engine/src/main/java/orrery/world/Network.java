package orrery.world;

import orrery.api.NodeId;

/**
 * How messages travel.
 *
 * @param link what every link is like
 */
public record Network(Link link) {

    /** What the link from one node to another is like. */
    public Link between(NodeId from, NodeId to) {
        return link;
    }
}
