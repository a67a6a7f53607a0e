package orrery.explore;

import org.jspecify.annotations.Nullable;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.world.World;

/**
 * A place for a debugger to stop at. A run is played up to one of its steps; just before that step's handler is called,
 * {@link #reached} is, with the very objects that the handler gets. Its name and its arguments do not change.
 */
public final class Breakpoint implements Observer {

    private final long step;
    private boolean reached;

    private Breakpoint(long step) {
        this.step = step;
    }

    /**
     * Plays a run up to a step and through it.
     *
     * @return whether {@link #reached} was called: not every step is one of a handler
     */
    public static boolean at(Trial trial, long seed, long step) {
        Breakpoint breakpoint = new Breakpoint(step);
        World world = trial.weather(seed);
        Protocol<?, ?> protocol = trial.protocol();
        new Simulator().run(protocol, world, seed, trial.scenario(), trial.twin(), Recording.digestOnly(), breakpoint);
        return breakpoint.reached;
    }

    /** Whether a handler is called in such a step. */
    public static boolean isHandled(Event event) {
        return switch (event) {
            case Event.Booted booted -> true;
            case Event.Delivered delivered -> true;
            case Event.TimedOut timedOut -> true;
            case Event.Requested requested -> true;
            case Event.GaveUp gaveUp -> false;
            case Event.Crashed crashed -> false;
            case Event.Continued continued -> false;
            case Event.Dropped dropped -> false;
            case Event.Disturbed disturbed -> false;
            case Event.Restored restored -> false;
            case Event.Partitioned partitioned -> false;
            case Event.Healed healed -> false;
        };
    }

    /**
     * Set your breakpoint here: {@code stop in orrery.explore.Breakpoint.reached}. When this returns, the node's handler is
     * called.
     *
     * @param id which node it is
     * @param node as it is before the step; null if it boots
     * @param context what the handler gets to say what it wants done
     * @param event what happens to the node
     */
    public static void reached(NodeId id, @Nullable Node<?, ?> node, Context<?, ?> context, Event event) {
        // nothing is done here: whoever stops here looks
    }

    @Override
    public long stopsBefore() {
        return step;
    }

    @Override
    public void before(NodeId id, @Nullable Node<?, ?> node, Context<?, ?> context, Event event) {
        reached = true;
        reached(id, node, context, event);
    }

    @Override
    public boolean changed(
            long number,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        return !reached;
    }
}
