package orrery.scenario;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Setup;

/** The roles that a protocol's servers can be in, so that a fault that waits for a {@code ledaer} is found out. */
final class RoleWords {

    private RoleWords() {}

    /**
     * The words for the node classes beside which the first node is permitted by a sealed type; empty if it is not, for
     * then nobody knows the others.
     */
    static List<String> of(Protocol<?, ?> protocol, NodeId server, Setup setup) {
        Set<String> roles = new LinkedHashSet<>();
        try {
            addSealedBeside(protocol.boot(server, setup).getClass(), roles);
        } catch (RuntimeException refused) {
            // why it does not boot in this world is told by the rehearsal, or by the run with step and node
            return List.of();
        }
        return List.copyOf(roles);
    }

    private static void addSealedBeside(Class<?> type, Set<String> roles) {
        if (type.isSealed()) {
            addPermitted(type, roles);
        }
        Arrays.stream(type.getInterfaces()).forEach(parent -> addSealedBeside(parent, roles));
        if (type.getSuperclass() != null) {
            addSealedBeside(type.getSuperclass(), roles);
        }
    }

    private static void addPermitted(Class<?> type, Set<String> roles) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> addPermitted(kind, roles));
        } else if (Node.class.isAssignableFrom(type)) {
            roles.add(Roles.of(type));
        }
    }
}
