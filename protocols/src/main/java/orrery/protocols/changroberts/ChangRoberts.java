package orrery.protocols.changroberts;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Chance;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Roles;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** Processes on a ring elect the one with the largest number. */
@AutoService(Protocol.class)
public final class ChangRoberts implements Protocol<Message, Timer> {

    private final Rules rules;

    public ChangRoberts() {
        this(new Rules());
    }

    private ChangRoberts(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "chang-roberts";
    }

    @Override
    public String summary() {
        return "Numbers go round a ring, and the largest comes home: its process leads (Chang and Roberts, 1979).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("ring", "every process sends to its neighbour on one side only"),
                new Word("number", "what a process is elected by: each has another"),
                new Word("candidate", "a process whose number goes round; it has lost when a larger number comes by"),
                new Word("one leader", "at most one process ever leads"),
                new Word(
                        "the largest number leads",
                        "the leader is the process with the largest number of all that take part"),
                new Word(
                        "a leader is elected and everybody knows",
                        "once faults are over, there is a leader and all have heard of it"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: processes want a leader of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    /** The ring is the order of the servers. */
    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("chang-roberts has no clients");
        }
        NodeId next = setup.servers().get((self.index() + 1) % setup.servers().size());
        Optional<Saved> saved = setup.saved(Saved.class);
        Place place = new Place(self, next, saved, setup.options(Options.class), rules);
        return saved.isPresent() && saved.get().leader().isPresent()
                ? new Lost(place, saved.get().number(), saved.get().leader())
                : new Candidate(place, 0);
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new PassesOnSmaller(),
                        Promises.LARGEST,
                        "Smaller numbers are passed on too, and come home as well."),
                twin(
                        new PassesOnOnlySmaller(),
                        Promises.LARGEST,
                        "The comparison is the wrong way round, and the smallest number wins."),
                twin(
                        new SwallowsItsOwn(),
                        Promises.KNOWN,
                        "Its own number is not larger than its own, and nobody notices that it came home."),
                twin(new KeepsTheNews(), Promises.KNOWN, "Who is told of the leader tells nobody."),
                twin(
                        new DrawsFromTooFew(),
                        Promises.ONE,
                        "Numbers are drawn from too few, and two processes take the same for their own."),
                twin(
                        new DrawsAnewAfterACrash(),
                        Promises.LARGEST,
                        "A number is kept in memory only, and who comes back with a larger one is elected beside the"
                                + " leader."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new ChangRoberts(broken));
    }

    private static final class PassesOnSmaller extends Rules {
        @Override
        public boolean passesOn(long theirs, long mine) {
            return true;
        }
    }

    private static final class PassesOnOnlySmaller extends Rules {
        @Override
        public boolean passesOn(long theirs, long mine) {
            return theirs < mine;
        }
    }

    private static final class SwallowsItsOwn extends Rules {
        @Override
        public boolean wins(long theirs, long mine) {
            return false;
        }
    }

    private static final class DrawsFromTooFew extends Rules {
        @Override
        public long draw(Chance chance) {
            return chance.below(8L);
        }
    }

    private static final class DrawsAnewAfterACrash extends Rules {
        @Override
        public void beforeTelling(Saved known, Context<Message, Timer> ctx) {}
    }

    private static final class KeepsTheNews extends Rules {
        @Override
        public boolean tellsOn(long elected, long mine) {
            return false;
        }
    }
}
