package orrery.protocols.raft;

import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.KeyValue;
import orrery.api.KeyValue.Cas;
import orrery.api.KeyValue.Get;
import orrery.api.KeyValue.Put;
import orrery.api.NodeId;

/**
 * The state machine that all servers keep alike: a key-value store, and for each client the last command that took
 * effect with its answer (section 8; dissertation, 6.3).
 *
 * @param lastApplied index of the last entry that went in
 * @param sessions by client
 */
public record StateMachine(long lastApplied, PMap<String, Long> data, PMap<NodeId, Session> sessions) {

    public static final StateMachine NEW = new StateMachine(0, TreePMap.empty(), TreePMap.empty());

    /**
     * What a client asked for last.
     *
     * @param serial the client's number for it
     * @param answer kept for a client that asks again
     */
    public record Session(long serial, Record answer) {}

    /** The same, said to be after the entry of this index. */
    StateMachine at(long index) {
        return index == lastApplied ? this : new StateMachine(index, data, sessions);
    }

    /** The machine after the log's entries up to an index. */
    public StateMachine apply(Log log, long upTo, Rules rules) {
        StateMachine machine = this;
        while (machine.lastApplied < upTo) {
            machine = machine.apply(log.entry(machine.lastApplied + 1).command(), rules);
        }
        return machine;
    }

    /** The machine after one more entry. */
    public StateMachine apply(Command command, Rules rules) {
        return switch (command) {
            case Command.NoOp nothing -> new StateMachine(lastApplied + 1, data, sessions);
            case Command.Reconfigure change -> new StateMachine(lastApplied + 1, data, sessions);
            case Command.Request request ->
                rules.alreadyApplied(session(request.client()), request.serial())
                        ? new StateMachine(lastApplied + 1, data, sessions)
                        : execute(request);
        };
    }

    private StateMachine execute(Command.Request request) {
        Session session = new Session(request.serial(), answer(request.question()));
        return new StateMachine(lastApplied + 1, written(request.question()), sessions.plus(request.client(), session));
    }

    /** What the machine in this state answers. */
    public Record answer(KeyValue question) {
        return switch (question) {
            case Get get -> new KeyValue.Found(data.get(get.key()));
            case Put put -> DONE;
            case Cas cas -> holds(cas) ? SWAPPED : NOT_SWAPPED;
        };
    }

    /** The answer to a command that has taken effect, if it is the client's last. */
    public Optional<Record> answered(NodeId client, long serial) {
        return session(client).filter(last -> last.serial() == serial).map(Session::answer);
    }

    public Optional<Session> session(NodeId client) {
        return Optional.ofNullable(sessions.get(client));
    }

    private PMap<String, Long> written(KeyValue question) {
        return switch (question) {
            case Get get -> data;
            case Put put -> data.plus(put.key(), put.value());
            case Cas cas -> holds(cas) ? data.plus(cas.key(), cas.value()) : data;
        };
    }

    private boolean holds(Cas cas) {
        Long held = data.get(cas.key());
        return held != null && held == cas.expected();
    }

    private static final Record DONE = new KeyValue.Done();
    private static final Record SWAPPED = new KeyValue.Swapped(true);
    private static final Record NOT_SWAPPED = new KeyValue.Swapped(false);
}
