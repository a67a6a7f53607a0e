package orrery.protocols.antientropy;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

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
    public List<Word> words() {
        return List.of(
                new Word("replica", "a node that keeps a copy of all keys"),
                new Word(
                        "hash tree",
                        "short sums over keys and values, and over those sums: two replicas with the same root hold the same"),
                new Word(
                        "death certificate",
                        "says that a key was deleted and when, so that an old copy of it does not come back"),
                new Word("dormant", "said of a certificate that only few keep, until somebody brings the key back"),
                new Word("nothing is replaced by what is older", "of two values of a key, the newer one stays"),
                new Word("what was deleted does not come back for good", "a deleted key that comes back goes again"),
                new Word("in the end all replicas agree", "once faults are over, all replicas hold the same"));
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
        SequencedMap<String, Ask> asks = new LinkedHashMap<>();
        asks.put("put", (key, value, earlier) -> new Question.Put(key, value));
        asks.put("delete", (key, value, earlier) -> new Question.Delete(key));
        asks.put("get", (key, value, earlier) -> new Question.Get(key));
        return Collections.unmodifiableSequencedMap(asks);
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
