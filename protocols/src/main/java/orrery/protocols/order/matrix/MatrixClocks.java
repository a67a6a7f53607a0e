package orrery.protocols.order.matrix;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
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

/** A dictionary with a copy at every process, and a log that forgets, by matrix clocks. */
@AutoService(Protocol.class)
public final class MatrixClocks implements Protocol<Message, Timer> {

    private final Rules rules;

    public MatrixClocks() {
        this(new Rules());
    }

    MatrixClocks(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "matrix-clocks";
    }

    @Override
    public String summary() {
        return "What everybody is known to know is forgotten, by matrix clocks (Wuu and Bernstein, 1984).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("event", "something was added to the dictionary or removed from it"),
                new Word("log", "the events of which somebody may not have heard yet"),
                new Word("matrix", "for each two processes, how much the one is known to know of the other"),
                new Word(
                        "nobody is thought to have heard more than he has",
                        "what the matrix says that somebody knows, he knows"),
                new Word(
                        "what a log forgets all have heard",
                        "an event is dropped from a log only when everybody has heard of it"),
                new Word(
                        "the dictionary is what was added and not removed",
                        "what a process finds in its dictionary is what it has heard of"),
                new Word(
                        "in the end all have heard everything, and every log is empty",
                        "once faults are over, every event has come to everybody"));
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
        int processes = setup.servers().size();
        if (!setup.clients().isEmpty() || processes < 2) {
            throw new IllegalArgumentException("matrix-clocks is for 2 processes or more without clients, not for "
                    + processes + " with " + setup.clients().size());
        }
        Process.Place place = new Process.Place(self, setup.peersOf(self), setup.options(Options.class), rules);
        return new Process(place, setup.saved(Saved.class).orElseGet(() -> Saved.nothing(processes)));
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
