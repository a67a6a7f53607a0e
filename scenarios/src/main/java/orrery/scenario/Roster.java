package orrery.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/** The nodes of a scenario by their names, and what is said where a name is nobody's. */
final class Roster {

    /** With more names, a message would be long, and the nearest one as likely wrong. */
    private static final int FEW = 20;

    private final Map<String, NodeId> servers;
    private final Map<String, NodeId> all;
    private final boolean sure;

    /** @param sure whether these are the nodes that the scenario means, so that other names are mistakes */
    Roster(List<NodeId> servers, List<NodeId> clients, boolean sure) {
        this.servers = byName(servers);
        this.all = new LinkedHashMap<>(this.servers);
        this.all.putAll(byName(clients));
        this.sure = sure;
    }

    private static Map<String, NodeId> byName(Collection<NodeId> nodes) {
        return nodes.stream()
                .collect(Collectors.toMap(NodeId::name, node -> node, (one, same) -> one, LinkedHashMap::new));
    }

    int servers() {
        return servers.size();
    }

    /** The servers and clients of these names, each once; those that are nobody are left out, once that has been said. */
    List<NodeId> nodes(List<String> names, Part list) {
        Set<NodeId> nodes = new LinkedHashSet<>();
        for (int index = 0; index < names.size(); index++) {
            NodeId node = find(all, names.get(index), list.entry(index));
            if (node != null && !nodes.add(node)) {
                list.entry(index).refuse("it stands here a second time");
            }
        }
        return new ArrayList<>(nodes);
    }

    /** The server or client of this name; null if there is none, and then that has been said. */
    @Nullable
    NodeId node(String name, Part part) {
        return find(all, name, part);
    }

    /** The server of this name; null if there is none, and then that has been said. */
    @Nullable
    NodeId server(String name, Part part) {
        return find(servers, name, part);
    }

    private @Nullable NodeId find(Map<String, NodeId> known, String name, Part part) {
        NodeId node = known.get(name);
        if (node == null && sure) {
            List<String> few = known.keySet().stream().limit(FEW).toList();
            part.refuse("the nodes are " + String.join(", ", few) + (known.size() > FEW ? ", ..." : "")
                    + Nearest.hint(name, few));
        }
        return node;
    }
}
