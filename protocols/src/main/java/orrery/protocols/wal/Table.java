package orrery.protocols.wal;

import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * What the log says up to some record: the values, and for each client its last change and the answer to it.
 *
 * @param lsn of the last record that went in
 */
public record Table(long lsn, PMap<String, Long> values, PMap<NodeId, Session> sessions) {

    public static final Table EMPTY = new Table(0, TreePMap.empty(), TreePMap.empty());

    /**
     * @param serial the client's number for its last change
     * @param answer kept for a client that asks again
     */
    public record Session(long serial, Record answer) {}

    /** The table after one more record. */
    Table apply(LogRecord log) {
        Long now = values.get(log.change().key());
        boolean takes = !(log.change() instanceof KeyValue.Cas cas) || (now != null && now == cas.expected());
        Record answer = log.change() instanceof KeyValue.Cas ? new KeyValue.Swapped(takes) : new KeyValue.Done();
        PMap<String, Long> then = switch (log.change()) {
            case KeyValue.Put put -> values.plus(put.key(), put.value());
            case KeyValue.Cas cas -> takes ? values.plus(cas.key(), cas.value()) : values;
            case KeyValue.Get read -> throw new IllegalStateException("a read is not logged: " + read);
        };
        return new Table(log.lsn(), then, sessions.plus(log.client(), new Session(log.serial(), answer)));
    }

    KeyValue.Found find(KeyValue.Get read) {
        return new KeyValue.Found(values.get(read.key()));
    }

    Optional<Session> session(NodeId client) {
        return Optional.ofNullable(sessions.get(client));
    }
}
