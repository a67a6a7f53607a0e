package orrery.protocols.order.mutex;

import java.util.List;
import org.pcollections.PVector;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Ricart and Agrawala's algorithm with one rule broken, once for each. A twin is named by its class. */
final class RicartAgrawalaTwins {

    private RicartAgrawalaTwins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new YieldsOnTies(),
                        Promises.EXCLUSION,
                        "Numbers alone are compared, and of two equal requests each lets the other go first."),
                twin(
                        new InsistsOnTies(),
                        Promises.PROGRESS,
                        "Of two equal requests each puts the other off, for ever."),
                twin(
                        new CountsByItself(),
                        Promises.EXCLUSION,
                        "Requests are numbered without regard to those of others, and a late one passes for early."),
                twin(new EntersOneReplyShort(), Promises.EXCLUSION, "It enters when one reply is still missing."),
                twin(new ForgetsWhomItPutOff(), Promises.PROGRESS, "Whoever was put off is not answered on leaving."),
                twin(
                        new TakesANumberAgain(),
                        Promises.IN_ORDER,
                        "A request takes the highest number that was heard of, and not the next."));
    }

    private static Twin twin(DeferredReplies.Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new RicartAgrawala(broken));
    }

    private static final class YieldsOnTies extends DeferredReplies.Rules {
        @Override
        boolean defers(Claim mine, Claim theirs) {
            return mine.time() < theirs.time();
        }
    }

    private static final class InsistsOnTies extends DeferredReplies.Rules {
        @Override
        boolean defers(Claim mine, Claim theirs) {
            return mine.time() <= theirs.time();
        }
    }

    private static final class CountsByItself extends DeferredReplies.Rules {
        @Override
        long hear(long highest, long theirs) {
            return highest;
        }
    }

    private static final class EntersOneReplyShort extends DeferredReplies.Rules {
        @Override
        int needed(int others) {
            return others - 1;
        }
    }

    private static final class TakesANumberAgain extends DeferredReplies.Rules {
        @Override
        long next(long highest) {
            return highest;
        }
    }

    private static final class ForgetsWhomItPutOff extends DeferredReplies.Rules {
        @Override
        List<NodeId> owed(PVector<NodeId> deferred) {
            return List.of();
        }
    }
}
