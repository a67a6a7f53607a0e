package orrery.viz.story;

import java.util.List;
import orrery.api.NodeId;
import orrery.api.Operation;

/**
 * What happened at one node, each list in order of time.
 *
 * @param client whether it is a client and not a server
 * @param zone the name of its zone; empty where all nodes are in one place
 * @param operations those that it was asked for
 */
public record Lane(
        NodeId node,
        boolean client,
        String zone,
        List<Stay> stays,
        List<Outage> outages,
        List<Disturbance> disturbances,
        List<Mark> marks,
        List<Operation> operations) {

    public Lane {
        stays = List.copyOf(stays);
        outages = List.copyOf(outages);
        disturbances = List.copyOf(disturbances);
        marks = List.copyOf(marks);
        operations = List.copyOf(operations);
    }
}
