package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.api.Word;

/** Broadcast in total order, by times that are proposed and decided. */
@AutoService(Protocol.class)
public final class SkeenBroadcast extends Broadcast {

    private final SkeenOrder.Rules rules;

    public SkeenBroadcast() {
        this(new SkeenOrder.Rules());
    }

    SkeenBroadcast(SkeenOrder.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "skeen-broadcast";
    }

    @Override
    public String summary() {
        return "All deliver in the same order, by times that all propose and the sender decides (Skeen; Birman, 1987).";
    }

    @Override
    public List<Word> words() {
        return Words.with(
                new Word(
                        "proposal",
                        "each receiver proposes a time for a broadcast; the largest of all becomes its time"),
                Words.TOTAL);
    }

    @Override
    Ordering ordering(Peers peers) {
        return SkeenOrder.nothing(peers, rules);
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
                        new DecidesForTheEarliest(),
                        Promises.TOTAL,
                        "The sender decides for the earliest proposal, which others may have passed."),
                twin(
                        new DoesNotWaitForDecisions(),
                        Promises.TOTAL,
                        "What is decided is delivered, though something undecided may come before it."),
                twin(
                        new DoesNotHearDecisions(),
                        Promises.TOTAL,
                        "After a late decision a member goes on proposing earlier times."),
                twin(
                        new WaitsForOneTooMany(),
                        Promises.AGREEMENT,
                        "The sender waits for one proposal more than there are members."),
                twin(
                        new DeliversItsOwnAtOnce(),
                        Promises.ONCE,
                        "A member delivers what it broadcasts at once, and again when its turn comes."));
    }

    private static Twin twin(SkeenOrder.Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new SkeenBroadcast(broken));
    }

    private static final class DecidesForTheEarliest extends SkeenOrder.Rules {
        @Override
        long decide(List<Long> proposed) {
            long earliest = Long.MAX_VALUE;
            for (long time : proposed) {
                earliest = Math.min(earliest, time);
            }
            return earliest;
        }
    }

    private static final class DoesNotWaitForDecisions extends SkeenOrder.Rules {
        @Override
        boolean holdsUp(boolean decided) {
            return false;
        }
    }

    private static final class WaitsForOneTooMany extends SkeenOrder.Rules {
        @Override
        boolean enough(int proposed, int members) {
            return proposed > members;
        }
    }

    private static final class DeliversItsOwnAtOnce extends SkeenOrder.Rules {
        @Override
        List<Id> atOnce(Id own) {
            return List.of(own);
        }
    }

    private static final class DoesNotHearDecisions extends SkeenOrder.Rules {
        @Override
        long hear(long clock, long decided) {
            return clock;
        }
    }
}
