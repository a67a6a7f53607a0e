package orrery.protocols.twophase;

import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Two-phase commit with one rule broken, once for each way in which somebody did, or easily could. Named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new TellsBeforeItRecords(),
                        Decisions.ATOMICITY,
                        "The coordinator tells the decision before it is on its disk, and a crash takes it back"
                                + " (convex issue 101, infinispan issue 18143)."),
                twin(
                        new PromisesInMemory(),
                        Decisions.ATOMICITY,
                        "A participant votes yes and keeps what it promised in memory only (convex issue 101)."),
                twin(
                        new AbortsWhenTired(),
                        Decisions.ATOMICITY,
                        "A participant that has voted yes aborts by itself when it hears nothing"
                                + " (a heuristic decision, as in infinispan issue 18143)."),
                twin(new SilenceIsConsent(), Promises.VALIDITY, "A vote that is missing for too long counts as a yes."),
                twin(
                        new MajorityIsEnough(),
                        Promises.VALIDITY,
                        "The coordinator commits as soon as more than half have voted yes."),
                twin(
                        new CountsVotesNotVoters(),
                        Promises.VALIDITY,
                        "Votes are counted and not their voters, so a duplicated message votes twice."),
                twin(
                        new PresumesTooSoon(),
                        Decisions.ATOMICITY,
                        "Whoever asks while the vote goes on is told the presumption, and the vote goes on: the decision is"
                                + " made in two places (as in scalardb issue 2135)."),
                twin(
                        new ForgetsTooSoon(),
                        Decisions.ATOMICITY,
                        "The coordinator forgets a commit before all have acknowledged it, and presumes an abort."),
                twin(
                        new AcknowledgesFirst(),
                        Decisions.ATOMICITY,
                        "A participant acknowledges a decision before it is on its disk."),
                twin(
                        new AsksWithoutCollecting(),
                        Decisions.ATOMICITY,
                        "Under a presumed commit, the coordinator asks for votes without a record of whom it asks."),
                twin(
                        new GuessesForOthers(),
                        Decisions.ATOMICITY,
                        "An uncertain participant that is asked by another one says that it was aborted."),
                twin(
                        new NeverAsks(),
                        Promises.TERMINATION,
                        "A participant that is uncertain waits and never asks, so there is no termination protocol"
                                + " (atomix issue 360)."),
                twin(
                        new UnlocksWithItsVote(),
                        Promises.AUDIT,
                        "A participant lets go of its locks when it votes, before the decision is known."),
                twin(
                        new GivesNamesAgain(),
                        Decisions.STABILITY,
                        "After a crash the coordinator begins its names anew, and decides about one that it has decided"
                                + " about before."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new TwoPhase(broken));
    }

    private static final class TellsBeforeItRecords extends Rules {
        @Override
        public void decide(Runnable record, Runnable tell) {
            tell.run();
            record.run();
        }
    }

    private static final class PromisesInMemory extends Rules {
        @Override
        public Ledger durable(Ledger ledger) {
            return new Ledger(ledger.incarnation(), ledger.balances(), TreePMap.empty(), ledger.outcomes());
        }
    }

    private static final class AbortsWhenTired extends Rules {
        @Override
        public Optional<Decision> whenUncertainForTooLong() {
            return Optional.of(Decision.ABORT);
        }
    }

    private static final class SilenceIsConsent extends Rules {
        @Override
        public Decision whenVotesAreMissing() {
            return Decision.COMMIT;
        }
    }

    private static final class MajorityIsEnough extends Rules {
        @Override
        public boolean enough(int voted, int participants) {
            return voted > participants / 2;
        }
    }

    private static final class CountsVotesNotVoters extends Rules {
        @Override
        public int voted(List<NodeId> arrived, PMap<NodeId, Choice> votes) {
            return arrived.size();
        }
    }

    private static final class PresumesTooSoon extends Rules {
        @Override
        public boolean mayPresume(boolean stillVoting) {
            return true;
        }
    }

    private static final class ForgetsTooSoon extends Rules {
        @Override
        public boolean mayForget(List<NodeId> unacknowledged) {
            return true;
        }
    }

    private static final class AcknowledgesFirst extends Rules {
        @Override
        public void acknowledge(Runnable record, Runnable ack) {
            ack.run();
            record.run();
        }
    }

    private static final class AsksWithoutCollecting extends Rules {
        @Override
        public boolean collectsFirst(Presumption presumption) {
            return false;
        }
    }

    private static final class GuessesForOthers extends Rules {
        @Override
        public Optional<Decision> answerOfTheUncertain() {
            return Optional.of(Decision.ABORT);
        }
    }

    private static final class NeverAsks extends Rules {
        @Override
        public boolean asks() {
            return false;
        }
    }

    private static final class GivesNamesAgain extends Rules {
        @Override
        public long incarnation(long before) {
            return before;
        }
    }

    private static final class UnlocksWithItsVote extends Rules {
        @Override
        public boolean keepsLocksWhenPrepared() {
            return false;
        }
    }
}
