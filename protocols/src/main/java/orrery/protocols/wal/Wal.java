package orrery.protocols.wal;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.api.Word;

/** A write-ahead log on one machine: what must reach the disk before what, and what to make of it after a crash. */
@AutoService(Protocol.class)
public final class Wal implements Protocol<Message, Timer> {

    private final Rules rules;

    public Wal() {
        this(new Rules());
    }

    Wal(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "wal";
    }

    @Override
    public String summary() {
        return "One server with a write-ahead log: it answers for what its disk still holds after a crash"
                + " (Gray and Reuter, 1993; Mohan et al., 1992).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("log", "a file to which every change is appended before anything else happens to it"),
                new Word("sync", "a write is on the disk, and survives a crash, only when a sync after it has ended"),
                new Word(
                        "checkpoint", "the whole state in a file of its own, so that the log before it can be dropped"),
                new Word("recovery", "what a server does after a crash: it reads the checkpoint and then the log"),
                new Word(
                        "what was acknowledged is never lost",
                        "once a client was told that its change is done, the change is there after every crash"),
                new Word("recovery is a prefix", "what is recovered are the first so many changes, without a gap"),
                new Word("the server comes back", "once faults are over, it is up and has read its log"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Options options = setup.options(Options.class);
        if (setup.servers().size() != 1) {
            throw new IllegalArgumentException(
                    "wal is played by 1 node, not by " + setup.servers().size() + "; write nodes: 1");
        }
        if (setup.isClient(self)) {
            return new Client(setup.servers().getFirst(), options.retry(), 0, Optional.empty());
        }
        Recovery found = Recovery.of(setup, rules);
        return new Server(options, rules, found.checkpoint(), found.table(), found.last());
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
