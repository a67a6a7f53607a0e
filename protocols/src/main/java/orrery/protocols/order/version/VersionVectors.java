package orrery.protocols.order.version;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.pcollections.TreePMap;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** A store with siblings, by dotted version vectors. */
@AutoService(Protocol.class)
public final class VersionVectors implements Protocol<Message, Timer> {

    private final Rules rules;

    public VersionVectors() {
        this(new Rules());
    }

    VersionVectors(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "version-vectors";
    }

    @Override
    public String summary() {
        return "What is written concurrently is kept side by side, by dotted version vectors"
                + " (Parker, 1983; Preguiça, 2010).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("replica", "a node that keeps a copy of all keys"),
                new Word("dot", "the name of one write: a replica and a number of its own"),
                new Word("version vector", "for each replica, how many of its writes one has seen"),
                new Word("sibling", "one of several values of a key that were written without knowing of each other"),
                new Word(
                        "nothing goes but what was overwritten",
                        "a value disappears only when somebody wrote a new one who had seen it"),
                new Word("siblings are concurrent", "of two siblings, neither was written with the other in view"),
                new Word("in the end all replicas agree", "once faults are over, all replicas hold the same"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Map<String, Ask> asks() {
        SequencedMap<String, Ask> asks = new LinkedHashMap<>();
        asks.put("put", (key, value, earlier) -> new Question.Put(key, value));
        asks.put("get", (key, value, earlier) -> new Question.Get(key));
        return Collections.unmodifiableSequencedMap(asks);
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Options options = setup.options(Options.class);
        if (setup.isClient(self)) {
            return new Client(setup.servers(), options, rules, TreePMap.empty(), Optional.empty());
        }
        Store store = setup.saved(Store.class).orElse(Store.EMPTY);
        return new Replica(self, setup.peersOf(self), options, rules, store);
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
