package orrery.trace;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * How full the heap is. No run depends on it, but for whether it is played to its end: where nearly all that there is goes on
 * being needed, Java collects again and again, for minutes, before it says itself that there is no more.
 */
public final class Heap {

    private static final long MOST_PERCENT = 80;

    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private Heap() {}

    /** @throws OutOfMemoryError if, of what Java may use, the last collections have left too little */
    public static void insistOnRoom() {
        if (isFull()) {
            // the last collection may be long ago, and what filled the heap then gone
            System.gc();
            if (isFull()) {
                throw new OutOfMemoryError("more than " + MOST_PERCENT + " % of the heap is needed");
            }
        }
    }

    private static boolean isFull() {
        return kept() > Runtime.getRuntime().maxMemory() / 100 * MOST_PERCENT;
    }

    private static long kept() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : POOLS) {
            MemoryUsage left = pool.getCollectionUsage();
            bytes += left == null ? 0 : left.getUsed();
        }
        return bytes;
    }
}
