package orrery.run.net;

import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.run.core.Tally;
import orrery.world.Network;

/**
 * The way out of one node: how many messages went to whom, the wires that they took, and what a Byzantine node does to what
 * leaves. Of a wire on which nothing depends on what happened before, no more is kept than its count and where its decisions
 * are: in a world of many nodes there are a million of them, and each is used once or twice.
 */
final class Outlet {

    private static final int FIRST_TABLE = 8;

    /** An entry is two words: the receiver's index plus one and above it the count of messages, and the stream. */
    private static final int WORDS = 2;

    private static final int RECEIVER_BITS = 27;
    private static final long RECEIVER = (1L << RECEIVER_BITS) - 1;
    private static final long ONE_MESSAGE = 1L << RECEIVER_BITS;

    private final NodeId sender;
    private final Network network;
    private final long seed;

    /** Whether what becomes of a message may depend on those before, or on more than its link. */
    private final boolean remembers;

    /** By the index of their receiver: an open-addressing table, for small worlds the same as an array. */
    private long[] counts = new long[WORDS * FIRST_TABLE];

    /** The wires that are kept, each at the place of its count; null as long as there is none. */
    private Wire @Nullable [] wires;

    private int receivers;

    private @Nullable Tampering tampering;

    Outlet(NodeId sender, Network network, long seed) {
        this.sender = sender;
        this.network = network;
        this.seed = seed;
        this.remembers = !Wire.isPlain(network);
    }

    /** Counts a message and answers the number of those before. */
    long number(NodeId to) {
        int at = find(to);
        long before = counts[at];
        counts[at] = before + ONE_MESSAGE;
        return before >>> RECEIVER_BITS;
    }

    /** The wire to a node, to be asked what becomes of a message. */
    Wire to(NodeId to) {
        int at = find(to);
        Wire kept = wires == null ? null : wires[at / WORDS];
        if (kept != null) {
            return kept;
        }
        return remembers ? keep(at, to) : Wire.plain(network.link(), counts[at + 1]);
    }

    /** The wire to a node, to be changed by faults. */
    Wire kept(NodeId to) {
        int at = find(to);
        Wire kept = wires == null ? null : wires[at / WORDS];
        return kept != null ? kept : keep(at, to);
    }

    private Wire keep(int at, NodeId to) {
        if (wires == null) {
            wires = new Wire[counts.length / WORDS];
        }
        Wire wire = Wire.between(sender, to, network, seed);
        wires[at / WORDS] = wire;
        return wire;
    }

    /** Where the entry of a receiver begins. */
    private int find(NodeId to) {
        int at = place(counts, to.index());
        if (counts[at] != 0) {
            return at;
        }
        if (4 * ++receivers > 3 * (counts.length / WORDS)) {
            grow();
            at = place(counts, to.index());
        }
        counts[at] = 1L + to.index();
        counts[at + 1] = Wire.stream(seed, sender, to);
        return at;
    }

    /** Where the entry of a receiver begins in a table, or would. */
    private static int place(long[] table, int receiver) {
        int mask = table.length - 1;
        int at = (WORDS * receiver) & mask;
        while (table[at] != 0 && (table[at] & RECEIVER) != receiver + 1) {
            at = (at + WORDS) & mask;
        }
        return at;
    }

    private void grow() {
        long[] larger = new long[2 * counts.length];
        Wire[] moved = wires == null ? null : new Wire[larger.length / WORDS];
        for (int from = 0; from < counts.length; from += WORDS) {
            if (counts[from] != 0) {
                int to = place(larger, (int) (counts[from] & RECEIVER) - 1);
                larger[to] = counts[from];
                larger[to + 1] = counts[from + 1];
                if (wires != null && moved != null) {
                    moved[to / WORDS] = wires[from / WORDS];
                }
            }
        }
        counts = larger;
        wires = moved;
    }

    /** What a Byzantine node does to what leaves; null as long as it never was one. */
    @Nullable
    Tampering tampering() {
        return tampering;
    }

    /** The same, of a node that is going to be Byzantine. */
    Tampering tampering(Tally tally) {
        if (tampering == null) {
            tampering = new Tampering(sender, tally);
        }
        return tampering;
    }
}
