package orrery.protocols.broadcast;

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
    public List<Word> words() {
        return List.of(
                new Word("site", "a node that passes values on to its neighbours"),
                new Word("neighbour", "a site to which there is a link"),
                new Word("flooding", "to pass what is new on to all neighbours but the one from which it came"),
                new Word("tree", "links without a circle, so that a value comes to each site once"),
                new Word("a site passes each value on once", "what it knows already it passes on no more"),
                new Word(
                        "what a site has told it knows after a crash",
                        "a value that it passed on or told a client is on its disk"),
                new Word("what is read was broadcast", "no site knows a value that nobody broadcast"),
                new Word("in the end all know what was told", "once faults are over, every site knows every value"));
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
        SequencedMap<String, Ask> asks = new LinkedHashMap<>();
        asks.put("broadcast", (key, value, earlier) -> new Question.Broadcast(value));
        asks.put("read", (key, value, earlier) -> new Question.Read());
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
