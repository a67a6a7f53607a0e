package orrery.protocols.order.mutex;

import java.util.List;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Maekawa's algorithm with one rule broken, once for each. A twin is named by its class. */
final class MaekawaTwins {

    private MaekawaTwins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new NeverInquires(),
                        Promises.PROGRESS,
                        "An arbiter never asks for its vote back, and three processes wait for each other's."),
                twin(
                        new KeepsItsVotes(),
                        Promises.PROGRESS,
                        "Whoever is asked to give a vote back keeps it, though it cannot get all."),
                twin(
                        new SaysNothingToTheOvertaken(),
                        Promises.PROGRESS,
                        "As the paper has it: a request that was to be the next and is overtaken is not told, and gives"
                                + " nothing back (Sanders, 1987)."),
                twin(new VotesTwice(), Promises.EXCLUSION, "An arbiter votes for every request that comes."),
                twin(new EntersOneVoteShort(), Promises.EXCLUSION, "It enters when one vote is still missing."),
                twin(
                        new AsksItsRowAlone(),
                        Promises.EXCLUSION,
                        "A quorum is a few neighbours, and two of them need have nobody in common."));
    }

    private static Twin twin(Votes.Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new Maekawa(broken));
    }

    private static final class NeverInquires extends Votes.Rules {
        @Override
        boolean inquires() {
            return false;
        }
    }

    private static final class KeepsItsVotes extends Votes.Rules {
        @Override
        boolean givesBack(boolean cannotGetAll) {
            return false;
        }
    }

    private static final class SaysNothingToTheOvertaken extends Votes.Rules {
        @Override
        boolean tellsWhoIsOvertaken() {
            return false;
        }
    }

    private static final class VotesTwice extends Votes.Rules {
        @Override
        boolean votesAgain() {
            return true;
        }
    }

    private static final class EntersOneVoteShort extends Votes.Rules {
        @Override
        int needed(int quorum) {
            return quorum - 1;
        }
    }

    private static final class AsksItsRowAlone extends Votes.Rules {
        @Override
        List<NodeId> quorum(NodeId self, List<NodeId> all) {
            int side = (int) StrictMath.ceil(StrictMath.sqrt(all.size()));
            return all.stream()
                    .filter(other -> other.index() / side == self.index() / side)
                    .toList();
        }
    }
}
