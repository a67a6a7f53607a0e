package orrery.protocols.raft;

import orrery.api.Node;
import orrery.api.Roles;

/**
 * A server from afar: its role, and how its terms and its indices relate to each other, but not what they are. A client is no
 * more than its role.
 *
 * @param voted whether it has voted in its term
 * @param inherited whether its last entry is of an earlier term than its own
 * @param uncommitted whether it has entries of which it does not know that they are committed: none, of its term, or older ones
 * @param waiting by its role: 1 for a follower that knows of no leader; how many votes a candidate has, up to three; how many
 *     servers are behind a leader or have to be probed, up to three
 */
record Outline(String role, boolean voted, boolean inherited, Uncommitted uncommitted, int waiting) {

    /** What is not known to be committed. */
    enum Uncommitted {
        NOTHING,
        OF_THIS_TERM,
        OF_EARLIER_TERMS
    }

    private static final int MANY = 3;

    static Object of(Node<Message, Timer> state) {
        String role = Roles.of(state.getClass());
        if (!(state instanceof Role server)) {
            return role;
        }
        Server of = server.server();
        return new Outline(
                role,
                of.saved().votedFor().isPresent(),
                of.log().lastTerm() < of.currentTerm(),
                uncommitted(of),
                waiting(server));
    }

    private static Uncommitted uncommitted(Server server) {
        long first = server.commitIndex() + 1;
        if (first > server.log().lastIndex()) {
            return Uncommitted.NOTHING;
        }
        return server.log().term(first) == server.currentTerm()
                ? Uncommitted.OF_THIS_TERM
                : Uncommitted.OF_EARLIER_TERMS;
    }

    private static int waiting(Role role) {
        return switch (role) {
            case Follower follower -> follower.leader().isPresent() ? 0 : 1;
            case PreCandidate asking -> Math.min(MANY, asking.votes().size());
            case Candidate candidate -> Math.min(MANY, candidate.votes().size());
            case Leader leader -> behind(leader);
        };
    }

    private static int behind(Leader leader) {
        int behind = 0;
        for (Progress one : leader.progress()) {
            if (one.probing() || one.matchIndex() < leader.server().log().lastIndex()) {
                behind++;
            }
        }
        return Math.min(MANY, behind);
    }
}
