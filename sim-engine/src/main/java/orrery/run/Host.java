package orrery.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.Decisions.Kind;
import orrery.run.Decisions.Stream;
import orrery.world.Link;
import orrery.world.Network;

/** The place where a node lives while a run lasts: what survives its crashes, its timers and its way out. */
final class Host<M, T> {

    private static final int FIRST_TABLE = 8;

    final NodeId id;
    final Stream chance;
    private final long seed;

    /** The node's state; null while it is down. */
    @Nullable
    Node<M, T> node;

    final Clock clock;
    final Disk disk;
    final Tampering tampering;
    final Inbox inbox;

    /** What makes each input cost time; null if nothing does. */
    @Nullable
    Slowness slow;

    /**
     * @param each what an input costs
     * @param pace where it is drawn
     */
    record Slowness(int fault, Span each, Stream pace) {}

    /** Where in a handler the next crash falls; null if none is waiting. */
    @Nullable
    CrashSpot crashSpot;

    int incarnation = -1;

    /** As what it boots. */
    Versions.Build<M, T> build;

    /** The fault by which it left for good; {@link #HAS_NOT_LEFT} if it has not. */
    int leftBy = HAS_NOT_LEFT;

    /** Only asked, never walked. */
    final Map<Object, Timer> timers = new HashMap<>();

    /** The operation that the client is working on; {@link #IDLE} if none. */
    long openOperation = IDLE;

    /** Questions that wait for their turn. */
    final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /**
     * @param nth its number, or that of the one that is asked again
     * @param again the question, if it was asked before; otherwise it is yet to be drawn
     * @param triesLeft how often it may be asked again
     */
    record Waiting(long nth, @Nullable Record again, int triesLeft) {}

    /** What the client is working on. */
    @Nullable
    Waiting asked;

    static final long IDLE = -1;
    static final int HAS_NOT_LEFT = -1;

    /** Wires by the index of their receiver: an open-addressing table, for small worlds the same as an array. */
    private Wire[] wires = new Wire[FIRST_TABLE];

    private int[] receivers = new int[FIRST_TABLE];
    private int wireCount;

    Host(NodeId id, long seed, Versions.Build<M, T> build, Tally tally) {
        this.id = id;
        this.build = build;
        this.seed = seed;
        long stream = Decisions.stream(seed, id.name());
        this.chance = new Stream(Decisions.within(stream, Kind.CHANCE));
        this.clock = new Clock(tally);
        this.inbox = new Inbox(tally);
        this.disk = new Disk(tally);
        this.tampering = new Tampering(id, tally);
    }

    boolean isUp() {
        return node != null;
    }

    Wire wireTo(NodeId to, Network network) {
        int mask = wires.length - 1;
        for (int at = to.index() & mask; ; at = (at + 1) & mask) {
            Wire wire = wires[at];
            if (wire == null) {
                return lay(to, network);
            }
            if (receivers[at] == to.index()) {
                return wire;
            }
        }
    }

    private Wire lay(NodeId to, Network network) {
        if (2 * ++wireCount > wires.length) {
            grow();
        }
        Optional<Link> link = network.between(id, to);
        long stream = Decisions.stream(seed, id.name() + "->" + to.name());
        Wire wire = new Wire(link.orElse(network.link()), link.isPresent(), stream);
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
