package orrery.protocols.bully;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Decoy;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** The highest process that is up makes all others follow. */
@AutoService(Protocol.class)
public final class Bully implements Protocol<Message, Timer> {

    private final Rules rules;

    public Bully() {
        this(new Rules());
    }

    Bully(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "bully";
    }

    @Override
    public String summary() {
        return "The highest that is up coordinates, whoever calls the election (Garcia-Molina, 1982).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("process", "a node with a number of its own"),
                new Word("election", "a process asks all with larger numbers whether one of them takes over"),
                new Word("coordinator", "the process that leads"),
                new Word("one coordinator at a time", "never do two processes coordinate the same group"),
                new Word(
                        "in the end the highest that is up coordinates, and all know",
                        "once faults are over, the process with the largest number of those that are up coordinates"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: processes want a coordinator of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("bully has no clients");
        }
        Process.Place place = new Process.Place(self, setup.servers(), setup.options(Options.class), rules);
        return new Follower(place, Optional.empty());
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

    @Override
    public List<Decoy> decoys() {
        return Decoys.all();
    }
}
