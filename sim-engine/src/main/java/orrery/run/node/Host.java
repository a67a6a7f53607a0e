package orrery.run.node;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Decisions.Stream;
import orrery.run.core.Place;
import orrery.run.core.Tally;
import orrery.run.disk.Disk;

/** The place where a node lives while a run lasts: what survives its crashes, its timers and what waits for it. */
public final class Host<M, T> implements Place {

    public final NodeId id;

    /** The stream of its own draws, and how many there were. */
    private final long stream;

    private long drawn;

    /** The node's state; null while it is down. */
    @Nullable
    public Node<M, T> node;

    /** The node as the observer was told of it last. */
    @Nullable
    public Node<M, T> told;

    public final Clock clock;
    public final Disk disk;
    private final Tally tally;

    /** What waits for it; null as long as nothing ever did: each message asks, and most nodes are never busy. */
    @Nullable
    private Inbox inbox;

    /** What makes each input cost time; null if nothing does. */
    @Nullable
    public Slowness slow;

    /**
     * @param each what an input costs
     * @param pace where it is drawn
     */
    public record Slowness(int fault, Span each, Stream pace) {}

    /** Where in a handler the next crash falls; null if none is waiting. */
    @Nullable
    public CrashSpot crashSpot;

    public int incarnation = -1;

    /** As what it boots. */
    public Build<M, T> build;

    /** The fault by which it left for good; {@link #HAS_NOT_LEFT} if it has not. */
    public int leftBy = HAS_NOT_LEFT;

    /** Only asked, never walked. */
    public final Map<Object, Timer> timers = new HashMap<>();

    public static final int HAS_NOT_LEFT = -1;

    public Host(NodeId id, long seed, Build<M, T> build, Tally tally) {
        this.id = id;
        this.build = build;
        this.stream = Decisions.within(Decisions.stream(seed, id.name()), Kind.CHANCE);
        this.clock = new Clock(tally);
        this.tally = tally;
        this.disk = new Disk(tally);
    }

    @Override
    public NodeId id() {
        return id;
    }

    @Override
    public @Nullable Node<M, T> state() {
        return node;
    }

    /** The next 64 random bits that it draws. */
    long draw() {
        return Decisions.bits(stream, drawn++);
    }

    /** Whether its next input need not wait. */
    public boolean isFree(long now) {
        return inbox == null || inbox.isFree(now);
    }

    public Inbox inbox() {
        if (inbox == null) {
            inbox = new Inbox(tally);
        }
        return inbox;
    }

    public boolean isUp() {
        return node != null;
    }
}
