package orrery.protocols.heartbeat;

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

/** Failure detection by heartbeats, by counting or by phi. */
@AutoService(Protocol.class)
public final class HeartbeatDetector implements Protocol<Heartbeat, Timer> {

    private final Rules rules;

    public HeartbeatDetector() {
        this(new Rules());
    }

    HeartbeatDetector(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public String summary() {
        return "Who is silent for too long is suspected: by missed heartbeats, or by phi (Hayashibara and others, 2004).";
    }

    @Override
    public List<Word> words() {
        return List.of(
                new Word("heartbeat", "a message that says: I am up"),
                new Word("suspect", "to take a process for down because its heartbeats do not come"),
                new Word(
                        "phi",
                        "how unlikely it is that a heartbeat is only late, by what was seen of them so far: 1 is one in ten, 2 one in a hundred"),
                new Word(
                        "nobody is suspected before enough heartbeats are missing",
                        "a suspicion waits as long as the options say"),
                new Word(
                        "in the end exactly those who are down are suspected",
                        "once faults are over, suspicions are right"));
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    @Override
    public Node<Heartbeat, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty() || setup.servers().size() < 2) {
            throw new IllegalArgumentException("heartbeat is for 2 processes or more without clients, not for "
                    + setup.servers().size() + " with " + setup.clients().size());
        }
        return Monitor.of(self, setup.peersOf(self), setup.options(Options.class), rules);
    }

    /** Nobody asks anything. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
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
