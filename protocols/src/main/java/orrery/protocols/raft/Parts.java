package orrery.protocols.raft;

import orrery.api.Part;

/** What promises read of a server, so that they are not asked about steps that leave it alone. */
final class Parts {

    static final Part ROLE = Object::getClass;
    static final Part LOG = node -> node instanceof Role role ? role.server().log() : null;
    static final Part COMMIT_INDEX = node -> node instanceof Role role ? role.server().commitIndex() : null;
    static final Part MACHINE = node -> node instanceof Role role ? role.server().machine() : null;
    static final Part PROGRESS = node -> node instanceof Leader leader ? leader.progress() : null;

    private Parts() {}
}
