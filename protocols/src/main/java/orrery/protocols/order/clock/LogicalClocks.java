package orrery.protocols.order.clock;

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

/** Lamport clocks and vector clocks on the same events, measured by what really happened before what. */
@AutoService(Protocol.class)
public final class LogicalClocks implements Protocol<Message, Timer> {

    private final Rules rules;

    public LogicalClocks() {
        this(new Rules());
    }

    LogicalClocks(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "logical-clocks";
    }

    @Override
    public String summary() {
        return "Lamport clocks and vector clocks, side by side on the same events"
                + " (Lamport, 1978; Fidge and Mattern, 1988).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("event", "a send, a receipt, or something that a process does by itself"),
                new Word(
                        "happens before",
                        "an event comes before another if it is earlier at the same process, or if a message leads from the one to the other"),
                new Word("concurrent", "said of two events of which neither happens before the other"),
                new Word(
                        "Lamport clock",
                        "a counter that goes up with every event and jumps beyond the time of every message received"),
                new Word(
                        "vector clock",
                        "a counter for each process: how many of its events one has heard of, directly or through others"),
                new Word("clock condition", "what happens before something has a smaller Lamport time"),
                new Word(
                        "vector clocks characterise causality",
                        "one event happens before another exactly if its vector is smaller"),
                new Word(
                        "before, after and concurrent are told apart",
                        "a process that compares two vectors finds out how their events lie to each other"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: processes do things of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("logical-clocks has no clients");
        }
        Options options = setup.options(Options.class);
        Event nothing = new Event(
                new Event.Id(self, 0),
                new Event.Stamp(0, VectorTime.zero(setup.servers().size())),
                Optional.empty(),
                Optional.empty());
        Saved saved = setup.saved(Saved.class).orElse(new Saved(nothing, options.events()));
        return new Process(new Process.Place(self, setup.peersOf(self), options, rules), saved);
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
