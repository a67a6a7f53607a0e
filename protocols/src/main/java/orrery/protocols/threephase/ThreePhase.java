package orrery.protocols.threephase;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;

/** Three-phase commit of one transaction, with its termination protocol. */
@AutoService(Protocol.class)
public final class ThreePhase implements Protocol<Message, Timer> {

    private final Rules rules;

    public ThreePhase() {
        this(new Rules());
    }

    ThreePhase(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "threephase";
    }

    @Override
    public String summary() {
        return "Three-phase commit: nobody blocks when sites crash, if no message is late (Skeen, 1981).";
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Group group = new Group(self, setup.servers(), setup.options(Options.class), rules);
        if (group.sites().size() < 2) {
            throw new IllegalArgumentException("a coordinator and a participant are two nodes");
        }
        NodeId coordinator = group.sites().getFirst();
        Optional<Saved> saved = setup.saved(Saved.class).map(rules::afterACrash);
        if (saved.isEmpty()) {
            return self.equals(coordinator)
                    ? Coordinator.fresh(group)
                    : new Participant(group, Saved.FRESH, coordinator);
        }
        return saved.get().phase().decided()
                ? new Participant(group, saved.get(), self)
                : new Recovering(group, saved.get());
    }

    /** Nobody asks for anything: the one transaction begins by itself. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Landmarks.all();
    }

    @Override
    public List<Twin> twins() {
        return Twins.all();
    }
}
