package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Context;
import orrery.api.Twin;
import orrery.protocols.raft.StateSnapshot.Item;

/** Raft with one rule of log compaction broken, or of how entries are packed and sent. */
final class CompactionTwins {

    private CompactionTwins() {}

    static List<Twin> all() {
        return List.of(
                Twins.twin(
                        new PacksWithGaps(),
                        LogMatching.PROMISE,
                        "What does not fit into a message is left out, and smaller entries after it go along"
                                + " (as in logcabin issue 160)."),
                Twins.twin(
                        new ProbesAtItsOwnEnd(),
                        Promises.CATCH_UP,
                        "A follower that rejected entries is asked again after the leader's own last one, for ever"
                                + " (as in adjoint-io/raft issue 120)."),
                Twins.twin(
                        new BacksUpPastMatches(),
                        Promises.NOT_AGAIN,
                        "A rejection that comes late sends the leader back before what the follower has accepted since."),
                Twins.twin(
                        new InstallsOldSnapshots(),
                        Promises.COMMITTED_STAY,
                        "A snapshot that comes late takes the place of a newer log (as in camunda issue 6092)."),
                Twins.twin(
                        new ForgetsTheSnapshotsTerm(),
                        LeaderCompleteness.PROMISE,
                        "A snapshot does not tell the term of its last entry, so that a server whose log is all in it takes"
                                + " any log for more up-to-date."),
                Twins.twin(
                        new DiscardsBeforeSaving(),
                        EffectOnce.PROMISE,
                        "The log is discarded before the snapshot is on the disk, and a crash in between loses both"
                                + " (as in redisraft issue 43)."),
                Twins.twin(
                        new InstallsChunkByChunk(),
                        EffectOnce.PROMISE,
                        "Chunks of a snapshot go into the state machine as they come, which goes on applying"
                                + " (as in NuRaft issue 407)."),
                Twins.twin(
                        new KeepsItsOldLog(),
                        Promises.CATCH_UP,
                        "A follower takes a snapshot that is ahead of it and does not let its log begin there"
                                + " (as in camunda issues 4451 and 10202)."),
                Twins.twin(
                        new RemembersWhatItSent(),
                        Promises.CATCH_UP,
                        "The leader goes on with a snapshot where it was, though the follower has lost the beginning"
                                + " (as in atomix issue 1069)."),
                Twins.twin(
                        new LeavesSessionsOut(),
                        EffectOnce.PROMISE,
                        "A snapshot holds the store and not the clients' sessions, so that a retried command is executed"
                                + " again (dissertation, 6.3)."));
    }

    private static final class PacksWithGaps extends Rules {
        @Override
        public List<Entry> pack(List<Entry> entries, int bytes) {
            List<Entry> packed = new ArrayList<>();
            int room = bytes;
            for (Entry entry : entries) {
                if (packed.isEmpty() || entry.bytes() <= room) {
                    packed.add(entry);
                    room -= entry.bytes();
                }
            }
            return List.copyOf(packed);
        }
    }

    private static final class ProbesAtItsOwnEnd extends Rules {
        @Override
        public long firstToSend(Progress to, long lastIndex) {
            return to.probing() ? lastIndex + 1 : to.nextIndex();
        }
    }

    private static final class BacksUpPastMatches extends Rules {
        @Override
        public long backUp(Progress rejecting, long conflictIndex) {
            return Math.min(rejecting.nextIndex(), conflictIndex);
        }
    }

    private static final class InstallsOldSnapshots extends Rules {
        @Override
        public boolean mayInstall(long lastIncludedIndex, long commitIndex) {
            return true;
        }
    }

    private static final class ForgetsTheSnapshotsTerm extends Rules {
        @Override
        public long lastIncludedTerm(Log log, long lastIncludedIndex) {
            return 0;
        }
    }

    private static final class DiscardsBeforeSaving extends Rules {
        @Override
        public void beforeDiscarding(StateSnapshot snapshot, Saved rest, Context<Message, Timer> ctx) {
            ctx.save(rest);
            ctx.write(StateSnapshot.FILE, snapshot);
            ctx.sync();
        }
    }

    private static final class InstallsChunkByChunk extends Rules {
        @Override
        public StateMachine whileInstalling(StateMachine machine, List<Item> chunk) {
            return StateSnapshot.put(chunk, machine);
        }
    }

    private static final class KeepsItsOldLog extends Rules {
        @Override
        public Log logAfter(StateSnapshot snapshot, Log log) {
            return log;
        }
    }

    private static final class RemembersWhatItSent extends Rules {
        @Override
        public int nextChunk(int sent, int received) {
            return Math.max(sent, received);
        }
    }

    private static final class LeavesSessionsOut extends Rules {
        @Override
        public StateMachine inSnapshot(StateMachine machine) {
            return new StateMachine(machine.lastApplied(), machine.data(), StateMachine.NEW.sessions());
        }
    }
}
