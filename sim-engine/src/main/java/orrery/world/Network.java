package orrery.world;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;

/**
 * How messages travel.
 *
 * @param link what a link is like unless a rule says otherwise
 * @param rules links that are different; the last that fits counts
 * @param topology which servers have a link at all; empty for all
 * @param zones where the nodes are; empty if it does not matter
 * @param deviations if present, all links are calm but for these
 * @param pace who decides how long each message takes
 */
public record Network(
        Link link,
        List<Rule> rules,
        Optional<Topology> topology,
        Optional<Zones> zones,
        Optional<Deviations> deviations,
        Pace pace) {

    /**
     * @param from whose messages; empty for everybody's
     * @param to to whom; empty for everybody
     */
    public record Rule(List<NodeId> from, List<NodeId> to, Link link) {
        private boolean fits(NodeId sender, NodeId receiver) {
            return (from.isEmpty() || from.contains(sender)) && (to.isEmpty() || to.contains(receiver));
        }
    }

    public Network {
        rules = List.copyOf(rules);
    }

    /** A network in which chance decides. */
    public Network(Link link, List<Rule> rules, Optional<Topology> topology, Optional<Zones> zones) {
        this(link, rules, topology, zones, Optional.empty(), Pace.CHANCE);
    }

    /** The same link between all nodes. */
    public Network(Link link) {
        this(link, List.of(), Optional.empty(), Optional.empty());
    }

    /** With another link between all nodes that no rule names. */
    public Network withLink(Link other) {
        return new Network(other, rules, topology, zones, deviations, pace);
    }

    /** The same network, calm but for these: they decide how long each message takes. */
    public Network with(Deviations exceptions) {
        return new Network(link, rules, topology, zones, Optional.of(exceptions), Pace.CHANCE);
    }

    /** The same network at another pace. */
    public Network at(Pace other) {
        return new Network(link, rules, topology, zones, deviations, other);
    }

    /** What the link from one node to another is like; empty if there is none. */
    public Optional<Link> between(NodeId from, NodeId to) {
        if (topology.isPresent() && !topology.get().linked(from, to)) {
            return Optional.empty();
        }
        Link between = link;
        for (Rule rule : rules) { // the last that fits
            between = rule.fits(from, to) ? rule.link() : between;
        }
        Link plain = between;
        Link there = zones.map(map -> plain.withLatency(map.between(from, to, plain.latency())))
                .orElse(plain);
        return Optional.of(deviations.isPresent() ? there.calmed() : there);
    }

    /** The servers to which a node has a link, in order. */
    public List<NodeId> neighbours(NodeId node, List<NodeId> servers) {
        return topology.map(map -> node.others(servers).stream()
                        .filter(other -> map.linked(node, other))
                        .toList())
                .orElseGet(() -> node.others(servers));
    }
}
