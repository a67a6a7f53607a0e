package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.api.Word;

/** Broadcast in the order of each sender. */
@AutoService(Protocol.class)
public final class FifoBroadcast extends Broadcast {

    private final HoldBack.Fifo rules;

    public FifoBroadcast() {
        this(new HoldBack.Fifo());
    }

    FifoBroadcast(HoldBack.Fifo rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "fifo-broadcast";
    }

    @Override
    public String summary() {
        return "What one member broadcasts, all deliver in the order in which it was sent.";
    }

    @Override
    public List<Word> words() {
        return Words.with(
                new Word("hold back", "to keep what has arrived until what was sent before it is delivered"),
                Words.FIFO);
    }

    @Override
    Ordering ordering(Peers peers) {
        return HoldBack.nothing(peers, rules);
    }

    @Override
    public List<Check> checks() {
        return Promises.fifo();
    }

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new DeliversAsItComes(),
                        Promises.FIFO,
                        "Nothing is held back, and a later broadcast overtakes an earlier one."),
                twin(
                        new ThrowsAwayWhatIsEarly(),
                        Promises.AGREEMENT,
                        "What comes before its turn is thrown away, and nobody sends it again."),
                twin(
                        new DeliversWhatComesAgain(),
                        Promises.ONCE,
                        "Only what is too early is held back, and what the network brings twice is delivered twice."));
    }

    private static Twin twin(HoldBack.Fifo broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new FifoBroadcast(broken));
    }

    private static final class DeliversAsItComes extends HoldBack.Fifo {
        @Override
        boolean nextOfItsSender(Id id, long delivered) {
            return true;
        }
    }

    private static final class DeliversWhatComesAgain extends HoldBack.Fifo {
        @Override
        boolean nextOfItsSender(Id id, long delivered) {
            return id.number() <= delivered + 1;
        }
    }

    private static final class ThrowsAwayWhatIsEarly extends HoldBack.Fifo {
        @Override
        boolean keeps() {
            return false;
        }
    }
}
