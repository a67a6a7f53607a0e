package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.protocols.order.channel.Numbered;

/** Broadcast in causal order, by vector times. */
@AutoService(Protocol.class)
public final class CausalBroadcast implements Protocol<Numbered<Message>, Timer> {

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
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: members broadcast of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Numbered<Message>, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("causal-broadcast has no clients");
        }
        Peers peers = new Peers(self, setup.peersOf(self));
        return new Member(self, setup.options(Options.class), 0, TreePVector.empty(), HoldBack.nothing(peers, rules));
    }

    @Override
    public List<Check> checks() {
        return Promises.causal();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
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
                        "What comes before its turn is thrown away, and nobody sends it again."));
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

    private static final class ThrowsAwayWhatIsEarly extends HoldBack.Causal {
        @Override
        boolean keeps() {
            return false;
        }
    }
}
