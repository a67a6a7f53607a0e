package orrery.protocols.order.mutex;

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
import orrery.protocols.order.channel.Numbered;

/** Mutual exclusion by a queue in every process, ordered by Lamport clocks. */
@AutoService(Protocol.class)
public final class LamportMutex implements Protocol<Numbered<Message>, Timer> {

    private final LamportQueue.Rules rules;

    public LamportMutex() {
        this(new LamportQueue.Rules());
    }

    LamportMutex(LamportQueue.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "lamport-mutex";
    }

    @Override
    public String summary() {
        return "Who enters next is decided by a queue in every process; 3(N-1) messages an entry (Lamport, 1978).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("inside", "in the part of the program in which only one may be at a time"),
                new Word("request", "a process tells all others that it wants to enter, with its Lamport time"),
                new Word(
                        "Lamport time",
                        "a counter that goes up with every event and jumps beyond the time of every message received"),
                new Word("queue", "all requests in the order of their times, as far as a process has heard of them"),
                new Word("mutual exclusion", "never are two inside at the same time"),
                new Word(
                        "entries in the order of requests",
                        "who asked before another, by happens-before, enters before it"),
                new Word("whoever asks enters", "everybody who waits gets in"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: processes want to enter of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Numbered<Message>, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("lamport-mutex has no clients");
        }
        Options options = setup.options(Options.class);
        LamportQueue.Peers peers = new LamportQueue.Peers(self, setup.peersOf(self), rules);
        return new Thinking(options, options.entries(), LamportQueue.empty(peers));
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
        return LamportMutexTwins.all();
    }
}
