package orrery.explore.space;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;

/**
 * All that one node is at a moment.
 *
 * @param node its state; null while it is down
 * @param durable what is on its disk, by file
 * @param unsynced what it wrote and did not sync, by file
 * @param timers those that are set; their order is that of setting and does not count
 * @param asked how many questions it was asked
 * @param open the operation that it works on; {@link #IDLE} if none
 */
record Local(
        @Nullable Node<Object, Object> node,
        SortedMap<String, Record> durable,
        SortedMap<String, Record> unsynced,
        SequencedSet<Object> timers,
        int asked,
        long open) {

    static final long IDLE = -1;

    /** Down, and never yet up. */
    static final Local UNBORN = new Local(null, new TreeMap<>(), new TreeMap<>(), new LinkedHashSet<>(), 0, IDLE);

    /** Down: what was not synced is gone, and nobody waits for the open operation. */
    Local crashed() {
        return new Local(null, durable, new TreeMap<>(), new LinkedHashSet<>(), asked, IDLE);
    }

    boolean isUp() {
        return node != null;
    }
}
