package orrery.run.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.run.core.Tally;

/** What waits at a node that is busy, slow or standing still, in the order in which it came. */
public final class Inbox {

    /** Something that happens at the node as soon as it is free, unless the node goes down before. */
    public interface Input {
        void happen();

        /** The node went down. */
        default void lost() {}
    }

    private final ArrayDeque<Input> waiting = new ArrayDeque<>();

    /** Until when the node is busy. */
    private long busyUntil;

    /** The faults that make it stand still. */
    private final List<Integer> pauses = new ArrayList<>(0);

    private final Tally tally;

    Inbox(Tally tally) {
        this.tally = tally;
    }

    public boolean isFree(long now) {
        return pauses.isEmpty() && busyUntil <= now && waiting.isEmpty();
    }

    public void add(Input input) {
        tally.touched(pauses);
        waiting.add(input);
    }

    /** Something that was begun and comes before all that waits. */
    public void addFirst(Input input) {
        waiting.addFirst(input);
    }

    public void busyUntil(long time) {
        busyUntil = Math.max(busyUntil, time);
    }

    public long busyUntil() {
        return busyUntil;
    }

    public void pause(int fault) {
        pauses.add(fault);
    }

    /** Answers whether the node moves again. */
    public boolean resume(int fault) {
        pauses.removeIf(other -> other == fault);
        return pauses.isEmpty();
    }

    /** Takes the next input whose turn has come; null if there is none. */
    @Nullable
    public Input next(long now) {
        if (!pauses.isEmpty() && !waiting.isEmpty()) {
            tally.touched(pauses);
            return null;
        }
        return busyUntil <= now ? waiting.poll() : null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The node went down. */
    public void clear() {
        busyUntil = 0;
        while (!waiting.isEmpty()) {
            waiting.remove().lost();
        }
    }
}
