package orrery.protocols.order.version;

import java.util.List;
import org.pcollections.PSet;

/** What clients and replicas say to each other. */
public sealed interface Message {

    record Get(long op, String key) implements Message {}

    /**
     * @param context what the client has read of the key
     * @param history the values that it has read of it, and all that they overwrite
     */
    record Put(long op, String key, long value, VersionVector context, PSet<Long> history) implements Message {}

    record Found(long op, String key, List<Version> siblings) implements Message {}

    record Done(long op) implements Message {}

    /** All that I have. */
    record Sync(Store store) implements Message {}
}
