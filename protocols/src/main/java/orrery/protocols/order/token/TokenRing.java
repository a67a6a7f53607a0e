package orrery.protocols.order.token;

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
import orrery.protocols.order.token.Message.Token;

/** Mutual exclusion by a token that goes round a ring. */
@AutoService(Protocol.class)
public final class TokenRing implements Protocol<Message, Timer> {

    private final Rules rules;

    public TokenRing() {
        this(new Rules());
    }

    TokenRing(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "token-ring";
    }

    @Override
    public String summary() {
        return "Whoever has the token may enter; if it is lost, a new one is made (Le Lann, 1977).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("token", "whoever has it may enter, and passes it on to the next in the ring"),
                new Word("inside", "in the part of the program in which only one may be at a time"),
                new Word("mutual exclusion", "never are two inside at the same time"),
                new Word("whoever asks enters", "once faults are over, everybody who waits gets in"));
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

    /** The ring is the order of the servers. */
    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("token-ring has no clients");
        }
        List<NodeId> ring = setup.servers();
        if (ring.size() < 2) {
            throw new IllegalArgumentException("a ring takes two processes at least");
        }
        Options options = setup.options(Options.class);
        NodeId next = ring.get((self.index() + 1) % ring.size());
        // nothing was seen: the first token is later than this
        Saved nothing = new Saved(new Token(Epoch.FIRST, -1), options.entries());
        Saved saved = setup.saved(Saved.class).orElse(nothing);
        return new Outside(new Process.Place(self, next, options, rules), saved, false);
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
