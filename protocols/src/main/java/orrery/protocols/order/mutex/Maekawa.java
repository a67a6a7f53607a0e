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

/** Mutual exclusion by the votes of quorums. */
@AutoService(Protocol.class)
public final class Maekawa implements Protocol<Numbered<Message>, Timer> {

    private final Votes.Rules rules;

    public Maekawa() {
        this(new Votes.Rules());
    }

    Maekawa(Votes.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "maekawa";
    }

    @Override
    public String summary() {
        return "Who enters asks a quorum of about sqrt(N), and any two quorums meet (Maekawa, 1985).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("inside", "in the part of the program in which only one may be at a time"),
                new Word("quorum", "those whose leave a process needs; any two quorums have somebody in common"),
                new Word("grant", "the leave to enter, which nobody gives to two at once"),
                new Word("mutual exclusion", "never are two inside at the same time"),
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
            throw new IllegalArgumentException("maekawa has no clients");
        }
        Options options = setup.options(Options.class);
        Votes.Peers peers = new Votes.Peers(self, rules.quorum(self, setup.servers()), rules);
        return new Thinking(options, options.entries(), Votes.idle(peers));
    }

    @Override
    public List<Check> checks() {
        return Promises.withoutOrder();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    @Override
    public List<Twin> twins() {
        return MaekawaTwins.all();
    }
}
