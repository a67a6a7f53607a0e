package orrery.protocols.wal;

import orrery.api.KeyValue;

/** What clients and the server say to each other. */
public sealed interface Message {

    /** @param serial the client's number for it, which grows; the same when it asks again */
    record Request(long serial, KeyValue question) implements Message {}

    /**
     * @param serial of the request that is answered
     * @param lsn the log sequence number up to which the answer shows the log: all of it is durable, the server says
     */
    record Reply(long serial, Record answer, long lsn) implements Message {}
}
