package orrery.protocols.wal;

import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * One change, as the log has it. It says its own number, so that what lies in the wrong place is known for what it is.
 *
 * @param lsn log sequence number, from 1 without gaps
 * @param client who asked for it
 * @param serial the client's number for it
 */
public record LogRecord(long lsn, NodeId client, long serial, KeyValue change) {}
