package orrery.protocols.raft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Stored;

/**
 * Raft, where servers find these logs when they boot for the first time, as if they came back from a power failure.
 *
 * @param term which all of them have seen
 * @param logs by server
 */
record WithLogs(long term, Map<String, Log> logs) implements Protocol<Message, Timer> {

    private static final Raft RAFT = new Raft();

    @Override
    public String name() {
        return RAFT.name();
    }

    @Override
    public String summary() {
        return RAFT.summary();
    }

    @Override
    public Record options() {
        return RAFT.options();
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        Saved first = new Saved(term, Optional.empty(), logs.getOrDefault(self.name(), Log.EMPTY));
        Stored state = setup.disk().getOrDefault(Setup.STATE, new Stored.Found(first));
        return RAFT.boot(
                self,
                new Setup(
                        setup.servers(),
                        setup.clients(),
                        setup.neighbours(),
                        setup.options(),
                        Map.of(Setup.STATE, state)));
    }

    @Override
    public List<Check> checks() {
        return RAFT.checks();
    }
}
