package orrery.protocols.raft;

import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.Part;

/** What promises read of a server, so that they are not asked about steps that leave it alone. */
final class Parts {

    static final Part ROLE = Object::getClass;
    static final Part LOG = node -> server(node) instanceof Server server ? server.log() : null;
    static final Part COMMIT_INDEX = node -> server(node) instanceof Server server ? server.commitIndex() : null;
    static final Part MACHINE = node -> server(node) instanceof Server server ? server.machine() : null;
    static final Part PROGRESS = node -> node instanceof Leader leader ? leader.progress() : null;
    static final Part SUCCESSOR = node ->
            node instanceof Leader leader ? leader.tenure().successor() : null;

    private Parts() {}

    /** The commonest first, and not by {@link Role}: this is asked at every step, and an interface is slower to recognise. */
    private static @Nullable Server server(Node<?, ?> node) {
        return switch (node) {
            case Follower follower -> follower.server();
            case Leader leader -> leader.server();
            case Role other -> other.server();
            default -> null;
        };
    }
}
