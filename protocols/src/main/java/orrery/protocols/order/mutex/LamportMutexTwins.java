package orrery.protocols.order.mutex;

import java.util.List;
import org.pcollections.PMap;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Twin;

/** Lamport's queue with one rule broken, once for each. A twin is named by its class. */
final class LamportMutexTwins {

    private LamportMutexTwins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new TakesMessagesAsTheyCome(),
                        Promises.EXCLUSION,
                        "The order of a link is not kept, so that a reply overtakes the request before it."),
                twin(
                        new DoesNotWaitForAll(),
                        Promises.EXCLUSION,
                        "Whoever is first in his own queue enters, though an earlier request may be on its way."),
                twin(
                        new BreaksNoTies(),
                        Promises.EXCLUSION,
                        "Requests of the same time do not stand in each other's way."),
                twin(
                        new KeepsWhatIsReleased(),
                        Promises.PROGRESS,
                        "A release takes nothing from the queue, and nobody gets past who was first."),
                twin(
                        new AsksWithoutATime(),
                        Promises.IN_ORDER,
                        "All requests carry the same time, and processes of small numbers go first."));
    }

    private static Twin twin(LamportQueue.Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new LamportMutex(broken));
    }

    private static final class TakesMessagesAsTheyCome extends LamportQueue.Rules {
        @Override
        boolean inOrder() {
            return false;
        }
    }

    private static final class DoesNotWaitForAll extends LamportQueue.Rules {
        @Override
        boolean heardSince(long heard, long request) {
            return true;
        }
    }

    private static final class BreaksNoTies extends LamportQueue.Rules {
        @Override
        boolean before(Claim mine, Claim theirs) {
            return mine.time() <= theirs.time();
        }
    }

    private static final class AsksWithoutATime extends LamportQueue.Rules {
        @Override
        long asks(long clock) {
            return 1;
        }
    }

    private static final class KeepsWhatIsReleased extends LamportQueue.Rules {
        @Override
        PMap<NodeId, Long> released(PMap<NodeId, Long> queue, NodeId by) {
            return queue;
        }
    }
}
