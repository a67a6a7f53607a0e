package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.api.Word;

/** Broadcast in causal order, by vector times. */
@AutoService(Protocol.class)
public final class CausalBroadcast extends Broadcast {

    private final HoldBack.Causal rules;

    public CausalBroadcast() {
        this(new HoldBack.Causal());
    }

    CausalBroadcast(HoldBack.Causal rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "causal-broadcast";
    }

    @Override
    public String summary() {
        return "What was delivered before a broadcast was sent is delivered before it (Birman and others, 1991).";
    }

    @Override
    public List<Word> words() {
        return Words.with(
                new Word("causal past", "all broadcasts that a member had delivered or sent before it sent this one"),
                new Word(
                        "vector",
                        "how many broadcasts of each member its sender had delivered: it travels with a broadcast"),
                new Word("hold back", "to keep what has arrived until all of its causal past is delivered"),
                Words.FIFO,
                new Word(
                        "causal order",
                        "nobody delivers a broadcast before one that lies in its causal past, as an answer before its question"));
    }

    @Override
    Ordering ordering(Peers peers) {
        return HoldBack.nothing(peers, rules);
    }

    @Override
    public List<Check> checks() {
        return Promises.causal();
    }

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new WaitsForTheSenderOnly(),
                        Promises.CAUSAL,
                        "Only the order of each sender is kept, and an answer overtakes what it answers."),
                twin(
                        new StampsOnlyItsOwn(),
                        Promises.CAUSAL,
                        "A broadcast says how many its sender has sent, and not what it had delivered."),
                twin(
                        new WaitsForOthersOnly(),
                        Promises.FIFO,
                        "Whatever the sender had delivered from others is waited for, and not what it sent itself."),
                twin(
                        new ThrowsAwayWhatIsEarly(),
                        Promises.AGREEMENT,
                        "What comes before its turn is thrown away, and nobody sends it again."),
                twin(
                        new DeliversWhatComesAgain(),
                        Promises.ONCE,
                        "Only what is too early is held back, and what the network brings twice is delivered twice."));
    }

    private static Twin twin(HoldBack.Causal broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new CausalBroadcast(broken));
    }

    private static final class WaitsForTheSenderOnly extends HoldBack.Causal {
        @Override
        boolean enoughOfOthers(long before, long delivered) {
            return true;
        }
    }

    private static final class StampsOnlyItsOwn extends HoldBack.Causal {
        @Override
        PMap<NodeId, Long> before(NodeId self, PMap<NodeId, Long> delivered) {
            return TreePMap.singleton(self, delivered.getOrDefault(self, 0L));
        }
    }

    private static final class WaitsForOthersOnly extends HoldBack.Causal {
        @Override
        boolean nextOfItsSender(Id id, long delivered) {
            return true;
        }
    }

    private static final class DeliversWhatComesAgain extends HoldBack.Causal {
        @Override
        boolean nextOfItsSender(Id id, long delivered) {
            return id.number() <= delivered + 1;
        }
    }

    private static final class ThrowsAwayWhatIsEarly extends HoldBack.Causal {
        @Override
        boolean keeps() {
            return false;
        }
    }
}
