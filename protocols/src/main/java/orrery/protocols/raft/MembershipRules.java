package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.protocols.raft.Log.Placed;

/** The decisions on which a change of members hangs (dissertation, chapter 4). */
abstract class MembershipRules extends CompactionRules {

    /**
     * Which configuration a server goes by: the last in its log, committed or not; before the first, what its snapshot says,
     * or how the cluster began (4.1).
     */
    public Configuration inForce(Log log, long commitIndex, Configuration before) {
        return log.configurations().isEmpty()
                ? before
                : log.configurations().get(0).configuration();
    }

    /** A server that boots goes by the last configuration that it finds in its log (4.1). */
    public Configuration afterRestart(Log log, long commitIndex, Configuration before) {
        return inForce(log, commitIndex, before);
    }

    /** A snapshot tells the last configuration that it stands for (5.1). */
    public Optional<Configuration> inSnapshot(Log log, long lastIncludedIndex, Optional<Configuration> before) {
        return log.configurations().stream()
                .filter(placed -> placed.index() <= lastIncludedIndex)
                .findFirst()
                .map(Placed::configuration)
                .or(() -> before);
    }

    /** Who counts in a majority: voters, and nobody who only learns (4.2.1). */
    public List<NodeId> electorate(List<NodeId> voters, List<NodeId> learners) {
        return voters;
    }

    /**
     * A leader changes nothing before it has committed an entry of its own term: it may not know of a change that is under way
     * elsewhere (Ongaro's correction of 2015 to 4.1).
     */
    public boolean knowsWhatIsCommitted(long committedTerm, long currentTerm) {
        return committedTerm == currentTerm;
    }

    /** A change begins only when the last one is committed (4.1). */
    public boolean settled(long lastChange, long commitIndex) {
        return lastChange <= commitIndex;
    }

    /** The first step from one set of voters to any other: to both at once, whose majorities have to agree (4.3). */
    public Configuration towards(List<NodeId> target, Configuration now) {
        return new Configuration(target, now.voters(), List.of());
    }

    /** A new server votes when it has what is committed, or there would be a gap in availability (4.2.1). */
    public boolean caughtUp(Progress learner, long commitIndex) {
        return learner.matchIndex() >= commitIndex;
    }

    /** A server votes for whoever deserves it, whether or not it believes to be a voter: it may not know better yet (4.2.2). */
    public boolean answersCandidates(NodeId self, Configuration configuration) {
        return true;
    }

    /**
     * A server that has to learn before it votes gives no vote with an empty log: it has lost its disk, and with it the votes
     * that it may have given.
     */
    public boolean remembersItsVotes(boolean learnsFirst, long lastIndex) {
        return !learnsFirst || lastIndex > 0;
    }

    /** A candidate's own vote counts like any other, in each set of voters that it is in (4.3). */
    public boolean countsItself(NodeId self, Configuration configuration) {
        return configuration.isVoter(self);
    }

    /**
     * Who stands for election: voters, and whoever is removed by a change that is not known to be committed, since nobody else
     * may have all entries (4.2.2).
     */
    public boolean mayStand(NodeId self, Configuration configuration, Log log, long commitIndex, Configuration before) {
        Stream<Placed> uncommitted = log.configurations().stream().filter(placed -> placed.index() > commitIndex);
        return configuration.isVoter(self) || wasVoter(self, uncommitted.toList(), log, before);
    }

    private static boolean wasVoter(NodeId self, List<Placed> uncommitted, Log log, Configuration before) {
        for (Placed change : uncommitted) {
            if (change.previous(log).orElse(before).isVoter(self)) {
                return true;
            }
        }
        return false;
    }
}
