package orrery.protocols.order.multicast;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

/** Broadcast in the order of each sender. */
@AutoService(Protocol.class)
public final class FifoBroadcast implements Protocol<Numbered<Message>, Timer> {

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
            throw new IllegalArgumentException("fifo-broadcast has no clients");
        }
        Peers peers = new Peers(self, setup.peersOf(self));
        return new Member(self, setup.options(Options.class), 0, TreePVector.empty(), HoldBack.nothing(peers, rules));
    }

    @Override
    public List<Check> checks() {
        return Promises.fifo();
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
                        new DeliversAsItComes(),
                        Promises.FIFO,
                        "Nothing is held back, and a later broadcast overtakes an earlier one."),
                twin(
                        new ThrowsAwayWhatIsEarly(),
                        Promises.AGREEMENT,
                        "What comes before its turn is thrown away, and nobody sends it again."));
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

    private static final class ThrowsAwayWhatIsEarly extends HoldBack.Fifo {
        @Override
        boolean keeps() {
            return false;
        }
    }
}
