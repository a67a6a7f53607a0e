package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;
import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Span;

/**
 * The decisions on which Raft's promises hang, each with its place in the paper. The roles ask for them here and make
 * none of the kind themselves; a wrong twin overrides exactly one.
 */
public class Rules extends MembershipRules {

    // ---- elections

    /** Drawn anew each time, so that split votes are rare and soon resolved (5.2). */
    public Duration electionTimeout(Span span, Chance chance) {
        return chance.within(span);
    }

    /** How long a candidate waits for votes before it begins another election: an election timeout (5.2). */
    public Duration patience(Duration electionTimeout) {
        return electionTimeout;
    }

    /** To begin an election, a server begins a new term and votes for itself (5.2). */
    public Saved candidacy(Saved saved, NodeId self) {
        return saved.inTerm(saved.currentTerm() + 1).votingFor(self);
    }

    /** A server votes for at most one candidate in a term, first come, first served (5.2). */
    public boolean mayVote(Optional<NodeId> votedFor, NodeId candidate) {
        return votedFor.isEmpty() || votedFor.get().equals(candidate);
    }

    /**
     * Whether a candidate's log is at least as up-to-date as the voter's: the later last term wins, then the longer log
     * (5.4.1).
     */
    public boolean upToDate(long lastLogTerm, long lastLogIndex, Log mine) {
        return lastLogTerm != mine.lastTerm() ? lastLogTerm > mine.lastTerm() : lastLogIndex >= mine.lastIndex();
    }

    /** Each server's vote counts once, however often its answer arrives (5.2). */
    public List<NodeId> countVote(List<NodeId> votes, NodeId from) {
        return votes.contains(from) ? votes : TreePVector.from(votes).plus(from);
    }

    /** Any two majorities have a server in common (5.2). */
    public int majority(int servers) {
        return servers / 2 + 1;
    }

    /**
     * A server that hears from a leader does not even look at a vote request, so that nobody deposes a leader that is well
     * (dissertation, 4.2.3) and leases hold (6.4.1); unless that leader asked for the election.
     */
    public boolean ignoresVotes(boolean loyal, boolean byLeave) {
        return loyal && !byLeave;
    }

    /** Whoever is refused a pre-vote by a server of a newer term follows in that term, or it would never be heard (5.1). */
    public boolean learnsTerm(Extension.PreVoteReply reply) {
        return true;
    }

    /** The term that whoever asks for a pre-vote is told: the voter's own, above all if the question comes from an older one (5.1). */
    public long termToTell(long askedIn, long currentTerm) {
        return currentTerm;
    }

    /** Whoever asks for a vote and does not get it must not keep others from standing (5.2). */
    public boolean calms(boolean granted, boolean leads) {
        return granted;
    }

    /** A leader whose successor does not take over in time takes commands again (dissertation, 3.10). */
    public boolean givesUpHandingOver() {
        return true;
    }

    /** A successor has all entries before it is asked to stand, or it could not win (dissertation, 3.10). */
    public boolean mayTakeOver(Progress successor, long lastIndex) {
        return successor.matchIndex() == lastIndex;
    }

    // ---- what must be durable

    /** Current term, vote and log survive a crash (Figure 2, "persistent state"). */
    public Saved durable(Saved state) {
        return state;
    }

    /** State is on the disk before anybody hears of it (Figure 2, "updated on stable storage before responding"). */
    @SuppressWarnings("ReferenceEquality") // a state that did not change is the same object
    public void beforeAnswering(Saved was, Saved now, Context<Message, Timer> ctx) {
        if (was != now) {
            ctx.save(durable(now));
        }
    }

    // ---- replication

    /** Whoever speaks from an older term is refused (5.1). */
    public boolean outdated(long term, long currentTerm) {
        return term < currentTerm;
    }

    /**
     * The term that a leader must not be behind to be obeyed: the server's own, even if it has only voted in it. Votes and
     * entries are looked at by one and the same term, or a server could help two leaders at a time (5.1).
     */
    public long obeysFrom(Saved saved) {
        return saved.currentTerm();
    }

    /** The term in which a leader is answered: its own, or a newer one, of which it has to hear (5.1). */
    public final long answersIn(long term, Saved saved) {
        return Math.max(term, obeysFrom(saved));
    }

    /** Whether a follower takes what it may take. If it does not, the leader sends it again, as after a loss (5.3). */
    public boolean isWilling(Chance chance) {
        return true;
    }

    /** A follower takes entries only after a previous one that it holds of the same index and term (5.3). */
    public boolean matches(Log log, long prevLogIndex, long prevLogTerm) {
        return log.holds(prevLogIndex, prevLogTerm);
    }

    /**
     * From the first entry in conflict on, the leader's replace the follower's; what agrees stays, since a late message
     * may be shorter than what the follower has acknowledged by now (5.3; Figure 2, AppendEntries 3 and 4).
     */
    public Log merge(Log log, long prevLogIndex, List<Entry> entries) {
        int known = 0;
        while (known < entries.size()
                && log.holds(prevLogIndex + known + 1, entries.get(known).term())) {
            known++;
        }
        return known == entries.size()
                ? log
                : log.truncate(prevLogIndex + known).append(entries.subList(known, entries.size()));
    }

    /** A leader shows that it is there before anybody's patience can end, however often (5.2). */
    public Duration heartbeat(Duration every) {
        return every;
    }

    /** What is sent may be lost, and may come twice: a follower that has the entries already takes no harm (5.5). */
    public void append(NodeId to, Message.AppendEntries entries, Context<Message, Timer> ctx) {
        ctx.send(to, entries);
    }

    /** Which entry a follower is sent first: the next that it lacks, as far as the leader knows (5.3). */
    public long firstToSend(Progress to, long lastIndex) {
        return to.nextIndex();
    }

    /**
     * Where a leader tries next with a follower that rejected what it was sent: where that one says, but never before what it
     * has accepted; the rejection may be late (5.3).
     */
    public long backUp(Progress rejecting, long conflictIndex) {
        return Math.max(rejecting.matchIndex() + 1, Math.min(rejecting.nextIndex(), conflictIndex));
    }

    /** What goes into one message of so many bytes: entries without a gap, up to the first that has no room; at least one. */
    public List<Entry> pack(List<Entry> entries, int bytes) {
        int packed = 0;
        int room = bytes;
        while (packed < entries.size() && (packed == 0 || entries.get(packed).bytes() <= room)) {
            room -= entries.get(packed).bytes();
            packed++;
        }
        return entries.subList(0, packed);
    }

    // ---- commitment

    /** On how many servers an entry is stored, the leader's own copy among them (5.3). */
    public int holders(long index, List<Progress> servers) {
        int holders = 0;
        for (Progress server : servers) {
            if (server.matchIndex() >= index) {
                holders++;
            }
        }
        return holders;
    }

    /**
     * How far the log is committed, when all of it up to an index is stored on a majority: that far, if the entry there
     * may be committed by counting; with it, all before it are (5.3, 5.4.2).
     */
    public long newCommitIndex(Log log, long commitIndex, long onMajority, long currentTerm) {
        return mayCommit(log.term(onMajority), currentTerm) ? onMajority : commitIndex;
    }

    /** Only entries of the leader's own term are committed by counting (5.4.2, Figure 8). */
    public boolean mayCommit(long entryTerm, long currentTerm) {
        return entryTerm == currentTerm;
    }

    /** A term begins with an entry that does nothing, which will commit all before it (5.4.2, section 8). */
    public List<Command> opening() {
        return List.of(new Command.NoOp());
    }

    /** Up to where entries go into the state machine: not before they are committed (5.3). */
    public long mayApply(long commitIndex, long lastIndex) {
        return commitIndex;
    }

    // ---- clients

    /**
     * Whether a client is answered only after a majority has stored what it asked for, even if it only reads: a leader
     * that was deposed does not know it (5.3; section 8).
     */
    public boolean needsMajority(KeyValue question) {
        return true;
    }

    /**
     * Up to where the state machine must have come before a read is answered: to what is committed, and to the leader's own
     * first entry, before which it does not know what that is (dissertation, 6.4).
     */
    public long readIndex(long commitIndex, long firstIndex) {
        return Math.max(commitIndex, firstIndex);
    }

    /** A follower asks the leader how far it must have come before it answers a read: it may be far behind (dissertation, 6.4). */
    public boolean asksForTheReadIndex() {
        return true;
    }

    /** Which round of heartbeats confirms a read: one that begins after the read came (dissertation, 6.4). */
    public long confirmingRound(Rounds rounds) {
        return rounds.last() + 1;
    }

    /**
     * The round of which a server speaks when it refuses a heartbeat of an older term: of none. Whoever led before may lead
     * again, begins to count anew, and would take a late answer for one to a round of its new term (dissertation, 6.4).
     */
    public long refusedRound(long round) {
        return 0;
    }

    /**
     * How long after the beginning of a confirmed round of heartbeats no other leader can be elected, by whatever clock:
     * the shortest election timeout, less by what clocks may be wrong (dissertation, 6.4.1).
     */
    public Duration lease(Duration shortestTimeout, Duration clockBound) {
        return shortestTimeout.minus(clockBound);
    }

    /** Whether followers are loyal to a leader that has asked one of them to stand: that may arrive late (3.10). */
    public boolean leasedAfterHandover() {
        return false;
    }

    /** A command that is retried takes effect once (section 8; dissertation, 6.3). */
    public boolean alreadyApplied(Optional<StateMachine.Session> last, long serial) {
        return last.isPresent() && serial <= last.get().serial();
    }

    @Override
    public String toString() {
        return "as in the paper";
    }
}
