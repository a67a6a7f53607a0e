package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.api.Twin;
import orrery.protocols.raft.Log.Placed;

/** Raft with one rule of changing members broken. */
final class MembershipTwins {

    private MembershipTwins() {}

    static List<Twin> all() {
        return List.of(
                Twins.twin(
                        new ChangesBeforeItsFirstCommit(),
                        LeaderCompleteness.PROMISE,
                        "A new leader changes the members before it has committed anything, and does not know of a change that"
                                + " is under way (Ongaro on raft-dev, 2015; braft issue 182, copycat issue 23)."),
                Twins.twin(
                        new ChangesWhileChanging(),
                        LeaderCompleteness.PROMISE,
                        "One change follows another that is not committed, until majorities have nobody in common"
                                + " (dissertation, 4.1)."),
                Twins.twin(
                        new ChangesAllAtOnce(),
                        LeaderCompleteness.PROMISE,
                        "Any set of voters takes the place of any other in one step (dissertation, Figure 4.2)."),
                Twins.twin(
                        new ChangesWhenCommitted(),
                        LeaderCompleteness.PROMISE,
                        "A configuration counts only when it is known to be committed, so that who is late goes by one that is"
                                + " two steps old (as in etcd issue 7625)."),
                Twins.twin(
                        new LosesItsConfiguration(),
                        LeaderCompleteness.PROMISE,
                        "A server that boots goes by the first configuration and not by the last in its log"
                                + " (as in jraft issue 1)."),
                Twins.twin(
                        new CountsLearners(),
                        LeaderCompleteness.PROMISE,
                        "Servers that only learn count in majorities (as in camunda issue 57387)."),
                Twins.twin(
                        new LearnersRefuseToVote(),
                        Promises.PROGRESS,
                        "A server that does not know yet that it votes refuses to, though nobody can be elected without it"
                                + " (as in raft-rs issue 57)."),
                Twins.twin(
                        new DoesNotCountItself(),
                        Promises.PROGRESS,
                        "A candidate that is about to leave does not count its own vote, not even among the old voters"
                                + " (as in scylladb issue 10618)."),
                Twins.twin(
                        new LeavesTooSoon(),
                        Promises.PROGRESS,
                        "A server that is not in its own last configuration never stands, though only it has that"
                                + " configuration (as in cowsql/raft issue 150)."),
                Twins.twin(
                        new VotesWithoutMemory(),
                        ElectionSafety.PROMISE,
                        "A server that comes back under its old name with an empty disk votes again"
                                + " (as in rethinkdb issue 5289)."),
                Twins.twin(
                        new RemovesOnItsOwn(),
                        LeaderCompleteness.PROMISE,
                        "A leader takes a change for committed as soon as it has made it, and removes whoever is on the other"
                                + " side of a partition (as in redisraft issues 17 and 28)."),
                Twins.twin(
                        new LeavesMembersOut(),
                        LeaderCompleteness.PROMISE,
                        "A snapshot does not tell who the members are (as in openraft issue 1808)."));
    }

    private static final class ChangesBeforeItsFirstCommit extends Rules {
        @Override
        public boolean knowsWhatIsCommitted(long committedTerm, long currentTerm) {
            return true;
        }
    }

    private static final class ChangesWhileChanging extends Rules {
        @Override
        public boolean settled(long lastChange, long commitIndex) {
            return true;
        }
    }

    private static final class ChangesAllAtOnce extends Rules {
        @Override
        public Configuration towards(List<NodeId> target, Configuration now) {
            return Configuration.of(target);
        }
    }

    private static final class ChangesWhenCommitted extends Rules {
        @Override
        public Configuration inForce(Log log, long commitIndex, Configuration before) {
            return log.configurations().stream()
                    .filter(placed -> placed.index() <= commitIndex)
                    .findFirst()
                    .map(Placed::configuration)
                    .orElse(before);
        }
    }

    private static final class LosesItsConfiguration extends Rules {
        @Override
        public Configuration afterRestart(Log log, long commitIndex, Configuration before) {
            return before;
        }
    }

    private static final class CountsLearners extends Rules {
        @Override
        public List<NodeId> electorate(List<NodeId> voters, List<NodeId> learners) {
            return Stream.concat(voters.stream(), learners.stream()).sorted().toList();
        }
    }

    private static final class LearnersRefuseToVote extends Rules {
        @Override
        public boolean answersCandidates(NodeId self, Configuration configuration) {
            return configuration.isVoter(self);
        }
    }

    private static final class DoesNotCountItself extends Rules {
        @Override
        public boolean countsItself(NodeId self, Configuration configuration) {
            return configuration.voters().contains(self);
        }
    }

    private static final class LeavesTooSoon extends Rules {
        @Override
        public boolean mayStand(
                NodeId self, Configuration configuration, Log log, long commitIndex, Configuration before) {
            return configuration.isVoter(self);
        }
    }

    private static final class VotesWithoutMemory extends Rules {
        @Override
        public boolean remembersItsVotes(boolean learnsFirst, long lastIndex) {
            return true;
        }
    }

    private static final class RemovesOnItsOwn extends Rules {
        @Override
        public long newCommitIndex(Log log, long commitIndex, long onMajority, long currentTerm) {
            return Math.max(super.newCommitIndex(log, commitIndex, onMajority, currentTerm), log.lastChange());
        }
    }

    private static final class LeavesMembersOut extends Rules {
        @Override
        public Optional<Configuration> inSnapshot(Log log, long lastIncludedIndex, Optional<Configuration> before) {
            return Optional.empty();
        }
    }
}
