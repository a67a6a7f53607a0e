package orrery.protocols.broadcast;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.LinkedHashMap;
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

/** Broadcast by flooding or along a tree, over any topology. */
@AutoService(Protocol.class)
public final class Broadcast implements Protocol<Message, Timer> {

    private final Rules rules;

    public Broadcast() {
        this(new Rules());
    }

    Broadcast(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public String summary() {
        return "Each site passes what it hears on to its neighbours, once: flooding, or along a tree (Segall, 1983).";
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Options options = setup.options(Options.class);
        List<NodeId> servers = setup.servers();
        if (setup.isClient(self)) {
            return new Listener(servers.get(self.index() % servers.size()), options.retry(), Optional.empty());
        }
        Saved saved = setup.saved(Saved.class).orElse(Saved.NOTHING);
        return new Site(self, setup.neighbours(), options, rules, saved, 0);
    }

    /** Words as in Maelstrom's workload of the same name. */
    @Override
    public Map<String, Ask> asks() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("broadcast", (key, value, earlier) -> new Question.Broadcast(value));
        asks.put("read", (key, value, earlier) -> new Question.Read());
        return Collections.unmodifiableMap(asks);
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    @Override
    public List<Twin> twins() {
        return Twins.all();
    }
}
