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

/** Mutual exclusion by replies that are deferred. */
@AutoService(Protocol.class)
public final class RicartAgrawala implements Protocol<Numbered<Message>, Timer> {

    private final DeferredReplies.Rules rules;

    public RicartAgrawala() {
        this(new DeferredReplies.Rules());
    }

    RicartAgrawala(DeferredReplies.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "ricart-agrawala";
    }

    @Override
    public String summary() {
        return "Who enters asks all others, and the later reply later; 2(N-1) messages an entry (Ricart and Agrawala, 1981).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("inside", "in the part of the program in which only one may be at a time"),
                new Word("request", "a process asks all others, with its Lamport time"),
                new Word(
                        "Lamport time",
                        "a counter that goes up with every event and jumps beyond the time of every message received"),
                new Word("reply", "the leave to enter; who is inside, or asked earlier, replies later"),
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
            throw new IllegalArgumentException("ricart-agrawala has no clients");
        }
        Options options = setup.options(Options.class);
        DeferredReplies.Peers peers = new DeferredReplies.Peers(self, setup.peersOf(self), rules);
        return new Thinking(options, options.entries(), DeferredReplies.idle(peers));
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
        return RicartAgrawalaTwins.all();
    }
}
