package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePVector;
import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Span;
import orrery.api.Twin;

/** Raft with one rule broken, once for each way in which somebody did, or easily could. A twin is named by its class. */
final class Twins {

    /** What the scenario's consistency check is called; the protocol itself does not judge histories. */
    static final String LINEARIZABLE = "linearizable (kv)";

    private Twins() {}

    static List<Twin> all() {
        return Stream.of(ofThePaper(), CompactionTwins.all(), MembershipTwins.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Twin> ofThePaper() {
        return List.of(
                twin(
                        new FixedElectionTimeout(),
                        Promises.PROGRESS,
                        "All election timeouts are equal, so that votes are split again and again (paper, 9.3)."),
                twin(
                        new DoesNotVoteForItself(),
                        ElectionSafety.PROMISE,
                        "A candidate counts its own vote and still gives it to a rival that asks (as in nebula issue 3415)."),
                twin(
                        new SkipsTheLogCheck(),
                        LeaderCompleteness.PROMISE,
                        "A vote goes to whoever asks first, even if his log lacks what was committed."),
                twin(
                        new ComparesOnlyLastIndex(),
                        LeaderCompleteness.PROMISE,
                        "The longer log counts as the more up-to-date one, whatever its last term."),
                twin(
                        new IgnoresLogLength(),
                        LeaderCompleteness.PROMISE,
                        "Logs with the same last term count as equally up-to-date, whatever their length."),
                twin(
                        new CountsDuplicateVotes(),
                        ElectionSafety.PROMISE,
                        "Votes are counted and not their voters, so a duplicated message votes twice."),
                twin(
                        new HalfIsAMajority(),
                        ElectionSafety.PROMISE,
                        "Half of an even number of servers passes for a majority, and so does the other half."),
                twin(
                        new ForgetsItsVote(),
                        ElectionSafety.PROMISE,
                        "The vote is kept in memory only: after a restart there is another for the same term"
                                + " (disputed in cornerstone issue 65)."),
                twin(
                        new VotesBeforeSaving(),
                        ElectionSafety.PROMISE,
                        "Term and vote are on the disk one answer too late, so that a crash right after a vote takes it back"
                                + " (as in etcd issue 14143)."),
                twin(
                        new AnswersBeforeSaving(),
                        LeaderCompleteness.PROMISE,
                        "The disk is one answer behind, and a power failure takes back what was acknowledged"
                                + " (as in etcd issue 14143)."),
                twin(
                        new ObeysOldLeaders(),
                        Promises.COMMITTED_STAY,
                        "Entries are taken from a leader that was deposed, over those of its successor."),
                twin(
                        new ObeysWhomItReplaces(),
                        Promises.COMMITTED_STAY,
                        "A vote raises one term and an entry another, so that whoever has voted for a new leader still stores the"
                                + " old one's entries, and says so (as in nebula issues 685 and 2405)."),
                twin(
                        new IgnoresPreviousTerm(),
                        LogMatching.PROMISE,
                        "A follower takes entries after any previous one at the right index, of whatever term."),
                twin(
                        new AppendsBlindly(),
                        LogMatching.PROMISE,
                        "Entries go to the end of the log, even those that are there already."),
                twin(
                        new TruncatesAlways(),
                        Promises.COMMITTED_STAY,
                        "Whatever follows the previous entry is deleted first, so a late message undoes what was"
                                + " acknowledged since."),
                twin(
                        new CountsItselfTwice(),
                        LeaderCompleteness.PROMISE,
                        "The leader counts its own copy of an entry twice and commits before a majority has it."),
                twin(
                        new CommitsOldTerms(),
                        LeaderCompleteness.PROMISE,
                        "Entries of earlier terms are committed by counting copies (paper, Figure 8; logcabin issue 44,"
                                + " async-raft issue 108, canonical/raft issue 220)."),
                twin(
                        new StopsAtOldTerms(),
                        Promises.PROGRESS,
                        "The search for what may be committed stops at the first entry of an earlier term"
                                + " (as in raftos issue 30)."),
                twin(
                        new AppliesBeforeCommit(),
                        StateMachineSafety.PROMISE,
                        "Entries go into the state machine as soon as they are in the log."),
                twin(
                        new AcknowledgesBeforeMajority(),
                        LINEARIZABLE,
                        "A client is told that it is done as soon as the leader alone has the entry."),
                twin(
                        new ReadsWithoutQuorum(),
                        LINEARIZABLE,
                        "A leader answers reads from its own state and does not know that it was deposed"
                                + " (as in etcd issue 741)."),
                twin(
                        new NoSessions(),
                        EffectOnce.PROMISE,
                        "A retried command is executed again, after others have overwritten it."),
                twin(
                        new IgnoresRefusedTerms(),
                        Promises.PROGRESS,
                        "A refused pre-vote is thrown away with the newer term that it tells of, so that the only server with"
                                + " all entries is never heard (as in etcd issue 8501, canonical/raft issue 279)."),
                twin(
                        new ReadsUnconfirmed(),
                        LINEARIZABLE,
                        "A leader answers reads without asking whether it still leads (as in etcd issue 741)."),
                twin(
                        new CountsRefusals(),
                        LINEARIZABLE,
                        "Whoever refuses a heartbeat of an older term says of which round it was, and a leader that leads again counts"
                                + " that late answer for rounds of its new term (akin to etcd issue 20418)."),
                twin(
                        new ReadsBeforeItsFirstCommit(),
                        LINEARIZABLE,
                        "A new leader reads before it has committed anything, and does not know what its predecessor had"
                                + " (as in etcd issue 7331)."),
                twin(
                        new IgnoresTheClockBound(),
                        LINEARIZABLE,
                        "A lease lasts a whole election timeout, by whatever clock (dissertation, 6.4.1)."),
                twin(
                        new ListensToAnybody(),
                        LINEARIZABLE,
                        "Servers vote for others while they hear from a leader, whose lease relies on it (dissertation,"
                                + " 4.2.3)."),
                twin(
                        new KeepsItsLease(),
                        LINEARIZABLE,
                        "A leader that gave up handing over trusts its lease, while the successor is only now told to stand"
                                + " (as in tikv issue 1593, etcd issue 12704)."),
                twin(
                        new ReadsWhatItHas(),
                        LINEARIZABLE,
                        "A follower answers reads from what it knows to be committed, and does not ask the leader how much"
                                + " that is by now (dissertation, 6.4)."),
                twin(
                        new HandsOverTooSoon(),
                        Promises.READY,
                        "A leader asks a follower to stand that has not caught up and cannot win, and nobody leads for an"
                                + " election timeout (as in openraft issue 2088)."),
                twin(
                        new EchoesTheAskersTerm(),
                        Promises.PROGRESS,
                        "A pre-vote from an older term is refused without the newer one being told, so that its asker never"
                                + " comes to it (as was nearly so in redpanda pull request 2071)."),
                twin(
                        new AnyRequestCalms(),
                        Promises.PROGRESS,
                        "Every request for a vote resets the election timer, so that a hasty server without a chance keeps the"
                                + " only one that could win from standing."),
                twin(
                        new NeverGivesUpHandingOver(),
                        Promises.PROGRESS,
                        "A leader whose request to take over was lost waits for its successor for ever, and takes no commands"
                                + " (as in openraft issue 1747)."));
    }

    static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new Raft(broken));
    }

    private static final class FixedElectionTimeout extends Rules {
        @Override
        public Duration electionTimeout(Span span, Chance chance) {
            return Duration.ofNanos(span.minNanos());
        }
    }

    private static final class DoesNotVoteForItself extends Rules {
        @Override
        public Saved candidacy(Saved saved, NodeId self) {
            return saved.inTerm(saved.currentTerm() + 1);
        }
    }

    private static final class SkipsTheLogCheck extends Rules {
        @Override
        public boolean upToDate(long lastLogTerm, long lastLogIndex, Log mine) {
            return true;
        }
    }

    private static final class ComparesOnlyLastIndex extends Rules {
        @Override
        public boolean upToDate(long lastLogTerm, long lastLogIndex, Log mine) {
            return lastLogIndex >= mine.lastIndex();
        }
    }

    private static final class IgnoresLogLength extends Rules {
        @Override
        public boolean upToDate(long lastLogTerm, long lastLogIndex, Log mine) {
            return lastLogTerm >= mine.lastTerm();
        }
    }

    private static final class CountsDuplicateVotes extends Rules {
        @Override
        public List<NodeId> countVote(List<NodeId> votes, NodeId from) {
            return TreePVector.from(votes).plus(from);
        }
    }

    private static final class HalfIsAMajority extends Rules {
        @Override
        public int majority(int servers) {
            return (servers + 1) / 2;
        }
    }

    private static final class ForgetsItsVote extends Rules {
        @Override
        public Saved durable(Saved state) {
            return new Saved(state.currentTerm(), Optional.empty(), state.log());
        }
    }

    private static final class VotesBeforeSaving extends Rules {
        @Override
        public void beforeAnswering(Saved was, Saved now, Context<Message, Timer> ctx) {
            super.beforeAnswering(was, new Saved(was.currentTerm(), was.votedFor(), now.log()), ctx);
        }
    }

    private static final class ReadsWhatItHas extends Rules {
        @Override
        public boolean asksForTheReadIndex() {
            return false;
        }
    }

    private static final class HandsOverTooSoon extends Rules {
        @Override
        public boolean mayTakeOver(Progress successor, long lastIndex) {
            return true;
        }
    }

    private static final class AnswersBeforeSaving extends Rules {
        @Override
        public void beforeAnswering(Saved was, Saved now, Context<Message, Timer> ctx) {
            ctx.save(durable(was));
        }
    }

    private static final class ObeysOldLeaders extends Rules {
        @Override
        public boolean outdated(long term, long currentTerm) {
            return false;
        }
    }

    private static final class ObeysWhomItReplaces extends Rules {
        @Override
        public long obeysFrom(Saved saved) {
            return saved.log().lastTerm();
        }
    }

    private static final class IgnoresPreviousTerm extends Rules {
        @Override
        public boolean matches(Log log, long prevLogIndex, long prevLogTerm) {
            return prevLogIndex <= log.lastIndex();
        }
    }

    private static final class AppendsBlindly extends Rules {
        @Override
        public Log merge(Log log, long prevLogIndex, List<Entry> entries) {
            return log.append(entries);
        }
    }

    private static final class TruncatesAlways extends Rules {
        @Override
        public Log merge(Log log, long prevLogIndex, List<Entry> entries) {
            int discarded = Math.clamp(log.baseIndex() - prevLogIndex, 0, entries.size());
            return log.truncate(prevLogIndex + discarded).append(entries.subList(discarded, entries.size()));
        }
    }

    private static final class CountsItselfTwice extends Rules {
        @Override
        public int holders(long index, List<Progress> servers) {
            return super.holders(index, servers) + 1;
        }
    }

    private static final class CommitsOldTerms extends Rules {
        @Override
        public boolean mayCommit(long entryTerm, long currentTerm) {
            return true;
        }
    }

    private static final class StopsAtOldTerms extends Rules {
        @Override
        public long newCommitIndex(Log log, long commitIndex, long onMajority, long currentTerm) {
            long committed = commitIndex;
            while (committed < onMajority && mayCommit(log.term(committed + 1), currentTerm)) {
                committed++;
            }
            return committed;
        }
    }

    private static final class AppliesBeforeCommit extends Rules {
        @Override
        public long mayApply(long commitIndex, long lastIndex) {
            return lastIndex;
        }
    }

    private static final class AcknowledgesBeforeMajority extends Rules {
        @Override
        public boolean needsMajority(KeyValue question) {
            return false;
        }
    }

    private static final class ReadsWithoutQuorum extends Rules {
        @Override
        public boolean needsMajority(KeyValue question) {
            return !(question instanceof KeyValue.Get);
        }
    }

    private static final class IgnoresRefusedTerms extends Rules {
        @Override
        public boolean learnsTerm(Extension.PreVoteReply reply) {
            return reply.granted();
        }
    }

    private static final class ReadsUnconfirmed extends Rules {
        @Override
        public long confirmingRound(Rounds rounds) {
            return 0;
        }
    }

    private static final class CountsRefusals extends Rules {
        @Override
        public long refusedRound(long round) {
            return round;
        }
    }

    private static final class ReadsBeforeItsFirstCommit extends Rules {
        @Override
        public long readIndex(long commitIndex, long firstIndex) {
            return commitIndex;
        }
    }

    private static final class IgnoresTheClockBound extends Rules {
        @Override
        public Duration lease(Duration shortestTimeout, Duration clockBound) {
            return shortestTimeout;
        }
    }

    private static final class ListensToAnybody extends Rules {
        @Override
        public boolean ignoresVotes(boolean loyal, boolean byLeave) {
            return false;
        }
    }

    private static final class KeepsItsLease extends Rules {
        @Override
        public boolean leasedAfterHandover() {
            return true;
        }
    }

    private static final class EchoesTheAskersTerm extends Rules {
        @Override
        public long termToTell(long askedIn, long currentTerm) {
            return Math.min(askedIn, currentTerm);
        }
    }

    private static final class AnyRequestCalms extends Rules {
        @Override
        public boolean calms(boolean granted, boolean leads) {
            return granted || !leads;
        }
    }

    private static final class NeverGivesUpHandingOver extends Rules {
        @Override
        public boolean givesUpHandingOver() {
            return false;
        }
    }

    private static final class NoSessions extends Rules {
        @Override
        public boolean alreadyApplied(Optional<StateMachine.Session> last, long serial) {
            return false;
        }
    }
}
