package orrery.protocols.order.hybrid;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Ask;
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

/** Hybrid logical clocks, which order events as Lamport clocks do and stay close to physical time. */
@AutoService(Protocol.class)
public final class HybridClocks implements Protocol<Message, Timer> {

    private final Rules rules;

    public HybridClocks() {
        this(new Rules());
    }

    HybridClocks(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "hybrid-clocks";
    }

    @Override
    public String summary() {
        return "Hybrid logical clocks: logical order, close to physical time (Kulkarni and others, 2014).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("physical clock", "the clock of a machine, which may be ahead or behind"),
                new Word("l", "the largest physical time that a process has seen, its own or in a message"),
                new Word("c", "counts events that have the same l, so that they are told apart"),
                new Word(
                        "happens before",
                        "an event comes before another if it is earlier at the same process, or if a message leads from the one to the other"),
                new Word("clock condition", "what happens before something has a smaller timestamp"),
                new Word(
                        "no further ahead than some physical clock was",
                        "l is a time that some physical clock has really shown"));
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
            throw new IllegalArgumentException("hybrid-clocks has no clients");
        }
        Options options = setup.options(Options.class);
        Event nothing = new Event(new Event.Id(self, 0), 0, Stamp.ZERO, Optional.empty());
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

    // ---- wrong twins

    @Override
    public List<Twin> twins() {
        return List.of(
                twin(
                        new BelievesItsClock(),
                        Promises.CLOCK_CONDITION,
                        "Receipts are stamped with its own clock, whatever the sender's said."),
                twin(
                        new DoesNotCount(),
                        Promises.CLOCK_CONDITION,
                        "Events of the same physical time are not told apart."),
                twin(
                        new RunsAhead(),
                        Promises.NO_FURTHER,
                        "Every receipt moves l on, as in the paper's naive algorithm (Figure 3), and it runs away from"
                                + " physical time."),
                twin(
                        new ForgetsItsClock(),
                        Promises.CLOCK_CONDITION,
                        "The clock is in memory only, and after a crash begins again at the physical clock."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new HybridClocks(broken));
    }

    private static final class BelievesItsClock extends Rules {
        @Override
        public long ahead(long mine, long theirs, long physical) {
            return ahead(mine, physical);
        }
    }

    private static final class DoesNotCount extends Rules {
        @Override
        public long count(long c) {
            return c;
        }
    }

    private static final class RunsAhead extends Rules {
        @Override
        public long ahead(long mine, long theirs, long physical) {
            return Math.max(Math.max(mine, theirs) + 1, physical);
        }
    }

    private static final class ForgetsItsClock extends Rules {
        @Override
        public void beforeTelling(Saved saved, Context<Message, Timer> ctx) {
            Event last = saved.last();
            ctx.save(new Saved(new Event(last.id(), last.physical(), Stamp.ZERO, last.heard()), saved.left()));
        }
    }
}
