package orrery.run.net;

import orrery.api.NodeId;
import orrery.run.core.Tally;
import orrery.world.Network;

/** The way out of one node: its wires, and what a Byzantine node does to what leaves by them. */
final class Outlet {

    private static final int FIRST_TABLE = 8;

    final NodeId sender;
    final Tampering tampering;
    private final Network network;
    private final long seed;

    /** Wires by the index of their receiver: an open-addressing table, for small worlds the same as an array. */
    private Wire[] wires = new Wire[FIRST_TABLE];

    private int[] receivers = new int[FIRST_TABLE];
    private int wireCount;

    Outlet(NodeId sender, Network network, long seed, Tally tally) {
        this.sender = sender;
        this.network = network;
        this.seed = seed;
        this.tampering = new Tampering(sender, tally);
    }

    Wire to(NodeId to) {
        int mask = wires.length - 1;
        for (int at = to.index() & mask; ; at = (at + 1) & mask) {
            Wire wire = wires[at];
            if (wire == null) {
                return lay(to);
            }
            if (receivers[at] == to.index()) {
                return wire;
            }
        }
    }

    private Wire lay(NodeId to) {
        if (2 * ++wireCount > wires.length) {
            grow();
        }
        Wire wire = Wire.between(sender, to, network, seed);
        insert(to.index(), wire);
        return wire;
    }

    private void insert(int receiver, Wire wire) {
        int mask = wires.length - 1;
        int at = receiver & mask;
        while (wires[at] != null) {
            at = (at + 1) & mask;
        }
        wires[at] = wire;
        receivers[at] = receiver;
    }

    private void grow() {
        Wire[] oldWires = wires;
        int[] oldReceivers = receivers;
        wires = new Wire[2 * oldWires.length];
        receivers = new int[2 * oldWires.length];
        for (int at = 0; at < oldWires.length; at++) {
            if (oldWires[at] != null) {
                insert(oldReceivers[at], oldWires[at]);
            }
        }
    }
}
