package orrery.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import orrery.api.NodeId;
import orrery.world.Target;
import orrery.world.Version;
import orrery.world.Zones;

/** Finds out whom a fault means by its words, and says where nobody can be meant. */
final class Cast {

    /** A word that could be a role; nodes have numbers, most often. */
    private static final Pattern ROLE = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** With more names, a message would be long, and the nearest one as likely wrong. */
    private static final int FEW = 20;

    private final Map<String, NodeId> nodes = new HashMap<>();
    private final List<NodeId> servers;
    private final Collection<String> roles;
    private final Zones zones;
    private final Collection<String> versions;
    private final boolean sure;
    private final Set<NodeId> newcomers = new TreeSet<>();

    /** Each cut is kept by itself, and so is each message that would have passed. */
    private static final long MOST_LINKS = 1_000_000;

    /** On a larger ring, nearly all links would be cut, one by one. */
    private static final int LARGEST_RING = 100;

    /**
     * @param roles that servers can be in; empty if nobody knows
     * @param zones of the network
     * @param versions of the protocol, beside the scenario's own
     * @param sure whether these are the nodes that the scenario means, so that others are mistakes
     */
    Cast(
            List<NodeId> servers,
            List<NodeId> clients,
            Collection<String> roles,
            Optional<Zones> zones,
            Collection<String> versions,
            boolean sure) {
        servers.forEach(node -> nodes.put(node.name(), node));
        clients.forEach(node -> nodes.put(node.name(), node));
        this.servers = servers;
        this.roles = roles;
        this.zones = zones.orElse(new Zones(List.of(), List.of(), List.of()));
        this.versions = versions;
        this.sure = sure;
    }

    /** The one who is named. */
    Target one(Who who, Part part) {
        if (who.equals(Who.OTHERS)) {
            part.refuse("there is nobody here whom they could be other than; name a node, a role or any");
        }
        return target(who, part);
    }

    /** The server that was not there before. */
    NodeId newcomer(Who who, Part part) {
        NodeId node = nodes.get(who.word());
        if (node == null || node.index() >= servers.size()) {
            if (sure) {
                part.refuse("who joins is one of the servers " + names() + Nearest.hint(who.word(), firstNames()));
            }
            return servers.getFirst();
        }
        if (!newcomers.add(node)) {
            part.refuse("it has joined already; a node joins once");
        }
        return node;
    }

    void checkZone(String zone, Part part) {
        List<String> known = zones.names();
        if (!known.contains(zone) && sure) {
            String which = known.isEmpty() ? "the network has no zones" : "the zones are " + String.join(", ", known);
            part.refuse(which + Nearest.hint(zone, known));
        }
    }

    /** The version that is named, or else the scenario's own. */
    String version(Optional<String> name, Part part) {
        if (name.filter(word -> !versions.contains(word)).isPresent()) {
            String known = versions.isEmpty()
                    ? "the scenario has no versions"
                    : "the versions are " + String.join(", ", versions);
            part.refuse(known + Nearest.hint(name.get(), versions));
        }
        return name.orElse(Version.OWN);
    }

    void checkRing(Part part) {
        if (servers.size() > LARGEST_RING) {
            part.say("a ring has at most " + LARGEST_RING + " nodes, not " + servers.size());
        }
    }

    /**
     * The groups that are named; nobody can be named twice.
     *
     * @param parts of the groups
     * @param whole what they are groups of
     */
    List<List<Target>> groups(List<List<Who>> groups, List<Part> parts, Part whole) {
        Set<Target> named = new HashSet<>();
        List<List<Target>> targets = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Target> side = new ArrayList<>();
            for (int nth = 0; nth < groups.get(group).size(); nth++) {
                Part part = parts.get(group).entry(nth);
                for (Target target : targets(groups.get(group).get(nth), part)) {
                    if (!named.add(target) && !(target instanceof Target.Any)) {
                        part.refuse("it stands here a second time");
                    }
                    side.add(target);
                }
            }
            if (side.isEmpty()) {
                parts.get(group).say("nobody is on this side");
            }
            targets.add(side);
        }
        boolean nobodyElse = servers.stream().allMatch(node -> named.contains(new Target.Named(node)));
        for (int group = 0; group < groups.size(); group++) {
            if (nobodyElse && groups.get(group).contains(Who.OTHERS)) {
                parts.get(group).say("all nodes are named, so there are no others");
            }
        }
        if (links(targets, named.size()) > MOST_LINKS) {
            whole.say("this concerns more than " + MOST_LINKS + " links; name fewer nodes");
        }
        return targets;
    }

    /** How many pairs of nodes are on different sides. */
    private long links(List<List<Target>> groups, int named) {
        long before = 0;
        long links = 0;
        for (List<Target> group : groups) {
            long others = group.contains(new Target.Others()) ? Math.max(0, servers.size() - named) : 0;
            long size = others + group.size();
            links += before * size;
            before += size;
        }
        return links;
    }

    /** Whom a word in a group means; the name of a zone means all who are in it. */
    private List<Target> targets(Who who, Part part) {
        int zone = nodes.containsKey(who.word()) ? -1 : zones.names().indexOf(who.word());
        return zone < 0
                ? List.of(target(who, part))
                : zones.members().get(zone).stream()
                        .<Target>map(Target.Named::new)
                        .toList();
    }

    private Target target(Who who, Part part) {
        NodeId node = nodes.get(who.word());
        if (node != null) {
            return new Target.Named(node);
        }
        if (who.equals(Who.ANY)) {
            return new Target.Any();
        }
        if (who.equals(Who.OTHERS)) {
            return new Target.Others();
        }
        boolean role = roles.isEmpty() ? ROLE.matcher(who.word()).matches() : roles.contains(who.word());
        if (!role && sure) {
            part.refuse(known(who.word()));
        }
        return new Target.Role(who.word());
    }

    private List<String> firstNames() {
        return servers.stream().limit(FEW).map(NodeId::name).toList();
    }

    private String names() {
        return String.join(", ", firstNames()) + (servers.size() > FEW ? ", ..." : "");
    }

    private String known(String word) {
        List<String> words = new ArrayList<>(List.of(Who.ANY.word(), Who.OTHERS.word()));
        words.addAll(roles);
        words.addAll(firstNames());
        return "the nodes are " + names()
                + (roles.isEmpty() ? "" : "; the roles are " + String.join(", ", roles))
                + Nearest.hint(word, words);
    }
}
