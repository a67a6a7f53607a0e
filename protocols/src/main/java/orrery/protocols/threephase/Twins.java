package orrery.protocols.threephase;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;

/** Three-phase commit with one rule broken, once for each way in which somebody easily could. Named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new SkipsThePrecommit(),
                        Decisions.ATOMICITY,
                        "The coordinator commits as soon as all have voted: two phases, with a termination protocol that"
                                + " counts on three."),
                twin(
                        new OverlooksThePrecommitted(),
                        Decisions.ATOMICITY,
                        "A successor aborts although somebody is precommitted, and so may another have committed."),
                twin(
                        new CommitsWithoutLevelling(),
                        Decisions.ATOMICITY,
                        "A successor that finds somebody precommitted commits at once, while others are uncertain."),
                twin(
                        new DecidesAlone(),
                        Decisions.ATOMICITY,
                        "There is no termination protocol: in silence, who is precommitted commits and who is uncertain"
                                + " aborts, by the timeouts of the textbook figure."),
                twin(
                        new KeepsItsPhaseInMemory(),
                        Decisions.ATOMICITY,
                        "A site writes down its decisions only, so after a crash it believes that it has not voted."),
                twin(
                        new DoesWithoutAVote(),
                        Promises.VALIDITY,
                        "The coordinator goes on as soon as one vote at most is missing."),
                twin(
                        new WaitsForEver(),
                        Promises.NON_BLOCKING,
                        "Nobody takes over: the uncertain wait for the coordinator, as in two-phase commit."),
                twin(
                        new AbortsAfterACrash(),
                        Decisions.STABILITY,
                        "A site that comes back aborts, whatever it had voted or decided."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new ThreePhase(broken));
    }

    private static final class SkipsThePrecommit extends Rules {
        @Override
        public boolean precommitsFirst() {
            return false;
        }
    }

    private static final class OverlooksThePrecommitted extends Rules {
        @Override
        public Phase terminate(Collection<Phase> phases) {
            Phase right = super.terminate(phases);
            return right == Phase.PRECOMMITTED ? Phase.ABORTED : right;
        }
    }

    private static final class CommitsWithoutLevelling extends Rules {
        @Override
        public Phase terminate(Collection<Phase> phases) {
            Phase right = super.terminate(phases);
            return right == Phase.PRECOMMITTED ? Phase.COMMITTED : right;
        }
    }

    private static final class DecidesAlone extends Rules {
        @Override
        public Optional<Phase> whenThereIsSilence(Phase mine) {
            return Optional.of(mine == Phase.PRECOMMITTED ? Phase.COMMITTED : Phase.ABORTED);
        }
    }

    private static final class KeepsItsPhaseInMemory extends Rules {
        @Override
        public void beforeAnswering(Saved now, Context<Message, Timer> ctx) {
            ctx.save(now.phase().decided() ? now : new Saved(now.votedYes(), Phase.WORKING));
        }
    }

    private static final class DoesWithoutAVote extends Rules {
        @Override
        public boolean unanimous(int yes, int participants) {
            return yes >= participants - 1;
        }
    }

    private static final class AbortsAfterACrash extends Rules {
        @Override
        public Saved afterACrash(Saved found) {
            return new Saved(found.votedYes(), Phase.WORKING);
        }
    }

    private static final class WaitsForEver extends Rules {
        @Override
        public boolean takesOver() {
            return false;
        }
    }
}
