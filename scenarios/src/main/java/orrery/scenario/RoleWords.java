package orrery.scenario;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
        return booted(protocol, server, setup).map(RoleWords::beside).orElse(List.of()).stream()
                .map(Roles::of)
                .toList();
    }

    /** The class in which a server begins, and those beside it; empty if it does not boot. */
    static List<Class<?>> states(Protocol<?, ?> protocol, NodeId server, Setup setup) {
        return booted(protocol, server, setup)
                .map(own -> beside(own).isEmpty() ? List.<Class<?>>of(own) : beside(own))
                .orElse(List.of());
    }

    private static Optional<Class<?>> booted(Protocol<?, ?> protocol, NodeId server, Setup setup) {
        try {
            return Optional.of(protocol.boot(server, setup).getClass());
        } catch (RuntimeException refused) {
            // why it does not boot in this world is told by the rehearsal, or by the run with step and node
            return Optional.empty();
        }
    }

    private static List<Class<?>> beside(Class<?> own) {
        Set<Class<?>> roles = new LinkedHashSet<>();
        addSealedBeside(own, roles);
        return List.copyOf(roles);
    }

    private static void addSealedBeside(Class<?> type, Set<Class<?>> roles) {
        if (type.isSealed()) {
            addPermitted(type, roles);
        }
        Arrays.stream(type.getInterfaces()).forEach(parent -> addSealedBeside(parent, roles));
        if (type.getSuperclass() != null) {
            addSealedBeside(type.getSuperclass(), roles);
        }
    }

    private static void addPermitted(Class<?> type, Set<Class<?>> roles) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> addPermitted(kind, roles));
        } else if (Node.class.isAssignableFrom(type)) {
            roles.add(type);
        }
    }
}
