package orrery.protocols.raft;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.CorruptDiskException;
import orrery.api.Decoy;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Stored;
import orrery.api.Twin;
import orrery.api.Word;

/** Raft: elections, replication, persistence, and clients whose commands take effect once. */
@AutoService(Protocol.class)
public final class Raft implements Protocol<Message, Timer> {

    private final Rules rules;

    public Raft() {
        this(new Rules());
    }

    Raft(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "raft";
    }

    @Override
    public String summary() {
        return "Servers elect a leader, which makes their logs alike; a majority suffices (Ongaro and Ousterhout, 2014).";
    }

    @Override
    public List<Word> words() {
        return Words.all();
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** A server is a follower until it hears otherwise; what it had applied, it applies again from its snapshot
     * and its log. */
    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Options options = setup.options(Options.class);
        if (setup.isClient(self)) {
            List<NodeId> servers = setup.servers();
            NodeId own = servers.get(self.index() % servers.size());
            Optional<NodeId> reads = options.reads() == Reads.FOLLOWER ? Optional.of(own) : Optional.empty();
            return new Client(servers, options.retry(), reads, own, Optional.empty());
        }
        Saved saved = setup.saved(Saved.class).orElse(Saved.NOTHING);
        Cluster cluster = Cluster.of(self, setup.servers(), options, rules);
        return new Follower(Server.boot(cluster, saved, snapshot(setup)), Optional.empty(), false, List.of());
    }

    private static StateSnapshot snapshot(Setup setup) {
        return switch (setup.read(StateSnapshot.FILE)) {
            case Stored.Found(Record content) -> (StateSnapshot) content;
            case Stored.Missing none -> StateSnapshot.NONE;
            case Stored.Corrupt rotten -> throw new CorruptDiskException(StateSnapshot.FILE);
        };
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Landmarks.all();
    }

    @Override
    public Object outline(Node<Message, Timer> state) {
        return Outline.of(state);
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
