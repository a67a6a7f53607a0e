package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.api.Word;

/** Broadcast in total order, by Lamport clocks. */
@AutoService(Protocol.class)
public final class LamportBroadcast extends Broadcast {

    private final LamportOrder.Rules rules;

    public LamportBroadcast() {
        this(new LamportOrder.Rules());
    }

    LamportBroadcast(LamportOrder.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "lamport-broadcast";
    }

    @Override
    public String summary() {
        return "All deliver in the same order, by a queue and acknowledgements from everybody (Lamport, 1978).";
    }

    @Override
    public List<Word> words() {
        return Words.with(
                new Word(
                        "Lamport time",
                        "a counter that goes up with every event and jumps beyond the time of every message received"),
                new Word(
                        "queue",
                        "what has arrived, in the order of Lamport times; the first is delivered when everybody has sent something later"),
                Words.TOTAL);
    }

    @Override
    Ordering ordering(Peers peers) {
        return LamportOrder.nothing(peers, rules);
    }

    @Override
    public List<Check> checks() {
        return Promises.total();
    }

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new DoesNotWaitForAll(),
                        Promises.TOTAL,
                        "What is first in the queue is delivered, though something earlier may be on its way."),
                twin(
                        new TakesMessagesAsTheyCome(),
                        Promises.TOTAL,
                        "The order of a link is not kept, so that an acknowledgement overtakes a broadcast."),
                twin(
                        new WaitsOnTies(),
                        Promises.AGREEMENT,
                        "Of two broadcasts of the same time each waits for the other."),
                twin(
                        new DeliversItsOwnAtOnce(),
                        Promises.ONCE,
                        "A member delivers what it broadcasts at once, and again when its turn comes."));
    }

    private static Twin twin(LamportOrder.Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new LamportBroadcast(broken));
    }

    private static final class DoesNotWaitForAll extends LamportOrder.Rules {
        @Override
        boolean heardSince(long heard, long time) {
            return true;
        }
    }

    private static final class TakesMessagesAsTheyCome extends LamportOrder.Rules {
        @Override
        boolean inOrder() {
            return false;
        }
    }

    private static final class DeliversItsOwnAtOnce extends LamportOrder.Rules {
        @Override
        List<Id> atOnce(Id own) {
            return List.of(own);
        }
    }

    private static final class WaitsOnTies extends LamportOrder.Rules {
        @Override
        boolean before(Id id, long time, Id other, long otherTime) {
            return time < otherTime;
        }
    }
}
