package orrery.protocols.raft;

import java.util.List;
import orrery.api.Context;

/** The decisions on which a log that forgets hangs (dissertation, chapter 5). */
abstract class CompactionRules {

    /** What is kept of the state machine: all of it, the clients' sessions too, or they would count from anew (6.3). */
    public StateMachine inSnapshot(StateMachine machine) {
        return machine;
    }

    /** The term of the last entry that a snapshot stands for is kept with it, for elections and for the entry after it (5.1). */
    public long lastIncludedTerm(Log log, long lastIncludedIndex) {
        return log.term(lastIncludedIndex);
    }

    /** A snapshot is on the disk before the log forgets what it stands for (5.1). */
    public void beforeDiscarding(StateSnapshot snapshot, Saved rest, Context<Message, Timer> ctx) {
        ctx.write(StateSnapshot.FILE, snapshot);
        ctx.sync();
        ctx.save(rest);
    }

    /** Whether a follower takes a snapshot: only if it stands for something that the follower does not know as committed (5.1). */
    public boolean mayInstall(long lastIncludedIndex, long commitIndex) {
        return lastIncludedIndex > commitIndex;
    }

    /** The log of a follower that has taken a snapshot goes on where the snapshot ends (Figure 5.3). */
    public Log logAfter(StateSnapshot snapshot, Log log) {
        return log.after(snapshot.lastIndex(), snapshot.lastTerm());
    }

    /** Chunks are put aside until the snapshot is whole; the state machine knows nothing of them until then (Figure 5.3). */
    public StateMachine whileInstalling(StateMachine machine, List<StateSnapshot.Item> chunk) {
        return machine;
    }

    /** Where a leader goes on with a snapshot: where the follower says, since it may have lost what it had got (5.1). */
    public int nextChunk(int sent, int received) {
        return received;
    }
}
