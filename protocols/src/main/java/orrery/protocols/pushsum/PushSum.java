package orrery.protocols.pushsum;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
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

/** Push-sum: an average or a sum of all, from halves that wander. */
@AutoService(Protocol.class)
public final class PushSum implements Protocol<Message, Timer> {

    private final Rules rules;

    public PushSum() {
        this(new Rules());
    }

    PushSum(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "pushsum";
    }

    @Override
    public String summary() {
        return "Nodes give half of a sum and half of a weight to others, until all know the ratio (Kempe and others, 2003).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("sum", "what a node holds of the sum of all values"),
                new Word("weight", "what a node holds of the weight; sum divided by weight is its estimate"),
                new Word("share", "half of a sum and of a weight, given to somebody else"),
                new Word(
                        "no mass is lost or made",
                        "all sums together, with what is on its way, stay the same, and so do all weights"),
                new Word(
                        "in the end all know the result",
                        "once faults are over, all estimates are close to the result"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("pushsum has no clients");
        }
        Options options = setup.options(Options.class);
        Share share =
                new Share(Share.ONE * (self.index() + 1), options.compute().weight(self.index()));
        Saved saved = setup.saved(Saved.class).orElseGet(() -> Saved.beginning(share));
        return new Pusher(self, setup.neighbours(), options, rules, saved);
    }

    /** Nobody asks anything. */
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
        return Promises.landmarks();
    }

    @Override
    public List<Twin> twins() {
        return Twins.all();
    }
}
