package orrery.protocols.raft;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.Part;

/** What promises read of a server, so that they are not asked about steps that leave it alone. */
final class Parts {

    static final Part ROLE = Object::getClass;
    static final Part LOG = of(Server::log);
    static final Part COMMIT_INDEX = of(Server::commitIndex);
    static final Part MACHINE = of(Server::machine);
    static final Part PROGRESS = node -> node instanceof Leader leader ? leader.progress() : null;
    static final Part SUCCESSOR =
            node -> node instanceof Leader leader ? leader.tenure().successor() : null;

    private Parts() {}

    private static Part of(Function<Server, Object> part) {
        return node -> {
            Server server = server(node);
            return server == null ? null : part.apply(server);
        };
    }

    /** The commonest first, and not by {@link Role} or a switch: this is asked at every step, and they are slower. */
    private static @Nullable Server server(Node<?, ?> node) {
        if (node instanceof Follower follower) {
            return follower.server();
        }
        if (node instanceof Leader leader) {
            return leader.server();
        }
        return node instanceof Role other ? other.server() : null;
    }
}
