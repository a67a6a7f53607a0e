package orrery.protocols.antientropy;

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

/** Anti-entropy with hash trees and death certificates. */
@AutoService(Protocol.class)
public final class AntiEntropy implements Protocol<Message, Timer> {

    private final Rules rules;

    public AntiEntropy() {
        this(new Rules());
    }

    AntiEntropy(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "antientropy";
    }

    @Override
    public String summary() {
        return "Replicas compare hash trees in pairs and make up their differences (Demers and others, 1987).";
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
            return new Client(servers.get(self.index() % servers.size()), options.retry(), Optional.empty());
        }
        Database database = setup.saved(Database.class).orElseGet(() -> Database.empty(options.depth()));
        return new Replica(self, servers, setup.neighbours(), options, rules, database);
    }

    @Override
    public Map<String, Ask> asks() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("put", (key, value, earlier) -> new Question.Put(key, value));
        asks.put("delete", (key, value, earlier) -> new Question.Delete(key));
        asks.put("get", (key, value, earlier) -> new Question.Get(key));
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
