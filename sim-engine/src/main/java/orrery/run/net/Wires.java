package orrery.run.net;

import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.world.Network;

/**
 * The wires of a network, and how many messages each was given: one open-addressing table for all pairs of nodes that have
 * spoken. Of a wire on which nothing depends on what happened before, no more is kept than its count and where its decisions
 * are: in a world of many nodes there are a million of them, each is used once or twice, and then what costs is the memory
 * that has to be fetched for it.
 */
final class Wires {

    /** Up to so many, all pairs have a place of their own from the start. */
    private static final int FEW_PAIRS = 1 << 14;

    private static final int FIRST_TABLE = 64;

    /** An entry is two words: the pair's number and above it the count of messages, and the stream. */
    private static final int WORDS = 2;

    /** Multiplied by it, neighbouring numbers lie far from each other (Knuth, volume 3, section 6.4: Fibonacci hashing). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Network network;
    private final long seed;
    private final long nodes;
    private final long pairs;

    /** How many bits of an entry tell the pair. */
    private final int bits;

    /** The wire of a network whose wires are plain, laid from whom to whom it is asked for next; null if they are not. */
    private final @Nullable Wire plain;

    private long[] table;

    /** The wires that are kept, each at the place of its entry; null as long as there is none. */
    private @Nullable Wire @Nullable [] kept;

    private int used;

    Wires(int nodes, Network network, long seed) {
        this.network = network;
        this.seed = seed;
        this.nodes = nodes;
        this.pairs = this.nodes * this.nodes;
        this.bits = Long.SIZE - Long.numberOfLeadingZeros(pairs);
        this.table = new long[WORDS * (pairs <= FEW_PAIRS ? Integer.highestOneBit(2 * (int) pairs) : FIRST_TABLE)];
        this.plain = Wire.isPlain(network) ? Wire.plain(network.link()) : null;
    }

    /** Counts a message and answers the number of those before. */
    long number(NodeId from, NodeId to) {
        int at = find(from, to);
        long before = table[at];
        table[at] = Math.addExact(before, 1L << bits);
        return before >>> bits;
    }

    /** The wire to be asked what becomes of a message; good until the next one is asked for. */
    Wire wire(NodeId from, NodeId to) {
        int at = find(from, to);
        Wire wire = kept == null ? null : kept[at / WORDS];
        if (wire != null) {
            return wire;
        }
        return plain == null ? keep(at, from, to) : plain.laid(table[at + 1]);
    }

    /** The wire to be changed by faults. */
    Wire kept(NodeId from, NodeId to) {
        int at = find(from, to);
        Wire wire = kept == null ? null : kept[at / WORDS];
        return wire != null ? wire : keep(at, from, to);
    }

    private Wire keep(int at, NodeId from, NodeId to) {
        if (kept == null) {
            kept = new Wire[table.length / WORDS];
        }
        Wire wire = Wire.between(from, to, network, seed);
        kept[at / WORDS] = wire;
        return wire;
    }

    /** Where the entry of a pair begins. */
    private int find(NodeId from, NodeId to) {
        long pair = from.index() * nodes + to.index() + 1;
        int at = place(table, pair);
        if (table[at] != 0) {
            return at;
        }
        // four entries share a line of the cache, so a dense table costs less than a large one
        if (!holdsAll(table) && 5 * ++used > 4 * (table.length / WORDS)) {
            grow();
            at = place(table, pair);
        }
        table[at] = pair;
        table[at + 1] = Wire.stream(seed, from, to);
        return at;
    }

    /** Where the entry of a pair begins in a table, or would. */
    private int place(long[] entries, long pair) {
        int last = entries.length - 1;
        long start = holdsAll(entries) ? pair : (pair * GOLDEN) >>> Long.numberOfLeadingZeros(last / WORDS);
        int at = WORDS * (int) start & last;
        while (entries[at] != 0 && pair(entries[at]) != pair) {
            at = (at + WORDS) & last;
        }
        return at;
    }

    /** Whether each pair has a place of its own there. */
    private boolean holdsAll(long[] entries) {
        return entries.length / WORDS >= pairs;
    }

    private long pair(long entry) {
        return entry & ((1L << bits) - 1);
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        @Nullable Wire[] moved = new Wire[kept == null ? 0 : larger.length / WORDS];
        for (int from = 0; from < table.length; from += WORDS) {
            if (table[from] != 0) {
                int to = place(larger, pair(table[from]));
                larger[to] = table[from];
                larger[to + 1] = table[from + 1];
                if (kept != null) {
                    moved[to / WORDS] = kept[from / WORDS];
                }
            }
        }
        table = larger;
        kept = kept == null ? null : moved;
    }
}
