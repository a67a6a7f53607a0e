package orrery.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import orrery.api.NodeId;
import orrery.world.Target;

/** Finds out whom a fault means by its words, and says where nobody can be meant. */
final class Cast {

    /** A word that could be a role; nodes have numbers, most often. */
    private static final Pattern ROLE = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** With more names, a message would be long, and the nearest one as likely wrong. */
    private static final int FEW = 20;

    private final Map<String, NodeId> nodes = new HashMap<>();
    private final List<NodeId> servers;
    private final Collection<String> roles;
    private final boolean sure;

    /**
     * @param roles that servers can be in; empty if nobody knows
     * @param sure whether these are the nodes that the scenario means, so that others are mistakes
     */
    Cast(List<NodeId> servers, List<NodeId> clients, Collection<String> roles, boolean sure) {
        servers.forEach(node -> nodes.put(node.name(), node));
        clients.forEach(node -> nodes.put(node.name(), node));
        this.servers = servers;
        this.roles = roles;
        this.sure = sure;
    }

    /** The one who is named. */
    Target one(Who who, Part part) {
        if (who.equals(Who.OTHERS)) {
            part.refuse("there is nobody here whom they could be other than; name a node, a role or any");
        }
        return target(who, part);
    }

    /** The groups that are named; nobody can be named twice. */
    List<List<Target>> groups(List<List<Who>> groups, List<Part> parts) {
        Set<Who> named = new HashSet<>();
        List<List<Target>> targets = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            List<Target> side = new ArrayList<>();
            for (Who who : groups.get(group)) {
                Part part = parts.get(group).entry(side.size());
                if (!named.add(who) && !who.equals(Who.ANY)) {
                    part.refuse("it stands here a second time");
                }
                side.add(target(who, part));
            }
            if (side.isEmpty()) {
                parts.get(group).say("nobody is on this side");
            }
            targets.add(side);
        }
        boolean nobodyElse = servers.stream().allMatch(node -> named.contains(new Who(node.name())));
        for (int group = 0; group < groups.size(); group++) {
            if (nobodyElse && groups.get(group).contains(Who.OTHERS)) {
                parts.get(group).say("all nodes are named, so there are no others");
            }
        }
        return targets;
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

    private String known(String word) {
        List<String> names = servers.stream().limit(FEW).map(NodeId::name).toList();
        List<String> words = new ArrayList<>(List.of(Who.ANY.word(), Who.OTHERS.word()));
        words.addAll(roles);
        words.addAll(names);
        return "the nodes are " + String.join(", ", names) + (servers.size() > FEW ? ", ..." : "")
                + (roles.isEmpty() ? "" : "; the roles are " + String.join(", ", roles))
                + Nearest.hint(word, words);
    }
}
