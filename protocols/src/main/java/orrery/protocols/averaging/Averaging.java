package orrery.protocols.averaging;

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

/** Push-pull averaging: the average of all, from meetings of two. */
@AutoService(Protocol.class)
public final class Averaging implements Protocol<Message, Timer> {

    private final Rules rules;

    public Averaging() {
        this(new Rules());
    }

    Averaging(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "averaging";
    }

    @Override
    public String summary() {
        return "Nodes meet in pairs and share what they hold, until all hold the average (Jelasity and others, 2005).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("mass", "the sum of all values: it must never change, or the average is another"),
                new Word("offer", "a node tells its partner its own value"),
                new Word("settle", "the partner answers with half of the difference, which each of the two books once"),
                new Word("no mass is lost or made", "the sum of all values and of what is on its way stays the same"),
                new Word(
                        "in the end all hold nearly the same",
                        "once faults are over, all values are close to the average"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("averaging has no clients");
        }
        Options options = setup.options(Options.class);
        int nodes = setup.servers().size();
        Saved saved = setup.saved(Saved.class)
                .orElseGet(() -> Saved.beginning(options.begin().units(self.index(), nodes)));
        return new Averager(self, setup.neighbours(), options, rules, saved);
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
