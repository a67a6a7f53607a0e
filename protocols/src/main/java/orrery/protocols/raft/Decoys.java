package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import orrery.api.Chance;
import orrery.api.Context;
import orrery.api.Decoy;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.protocols.raft.Message.AppendEntries;

/** Rules that are odd and right all the same: nobody may object. */
final class Decoys {

    private Decoys() {}

    static List<Decoy> all() {
        return List.of(
                decoy(new Impatient(), "A candidate begins its next election after two thirds of the time."),
                decoy(new BeatsTooOften(), "A leader sends three heartbeats for one."),
                decoy(new SendsEntriesTwice(), "All entries are sent twice."),
                decoy(new ChangesItsMind(), "A follower rejects one append in four, and takes it when it comes again."),
                decoy(new OpensTwice(), "A term begins with two entries that do nothing."));
    }

    private static Decoy decoy(Rules odd, String story) {
        return new Decoy(Roles.of(odd.getClass()), story, new Raft(odd));
    }

    /**
     * Of a follower this would be wrong: a lease rests on it that nobody who has heard from a leader stands sooner. And much
     * sooner, it would not have the votes before it asks again.
     */
    private static final class Impatient extends Rules {
        @Override
        public Duration patience(Duration electionTimeout) {
            return electionTimeout.multipliedBy(2).dividedBy(3);
        }
    }

    private static final class BeatsTooOften extends Rules {
        @Override
        public Duration heartbeat(Duration every) {
            return every.dividedBy(3);
        }
    }

    private static final class SendsEntriesTwice extends Rules {
        @Override
        public void append(NodeId to, AppendEntries entries, Context<Message, Timer> ctx) {
            ctx.send(to, entries);
            ctx.send(to, entries);
        }
    }

    private static final class ChangesItsMind extends Rules {
        @Override
        public boolean isWilling(Chance chance) {
            return chance.below(4) > 0;
        }
    }

    private static final class OpensTwice extends Rules {
        @Override
        public List<Command> opening() {
            return List.of(new Command.NoOp(), new Command.NoOp());
        }
    }
}
