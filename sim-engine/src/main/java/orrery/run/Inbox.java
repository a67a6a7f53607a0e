package orrery.run;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What waits at a node that is busy, slow or standing still, in the order in which it came. */
final class Inbox {

    /** Something that happens at the node as soon as it is free, unless the node goes down before. */
    interface Input {
        void happen();

        /** The node went down. */
        default void lost() {}
    }

    private final ArrayDeque<Input> waiting = new ArrayDeque<>();

    /** Until when the node is busy. */
    private long busyUntil;

    /** How many faults make it stand still. */
    private int pauses;

    boolean isFree(long now) {
        return pauses == 0 && busyUntil <= now && waiting.isEmpty();
    }

    void add(Input input) {
        waiting.add(input);
    }

    /** Something that was begun and comes before all that waits. */
    void addFirst(Input input) {
        waiting.addFirst(input);
    }

    void busyUntil(long time) {
        busyUntil = Math.max(busyUntil, time);
    }

    long busyUntil() {
        return busyUntil;
    }

    void pause() {
        pauses++;
    }

    /** Answers whether the node moves again. */
    boolean resume() {
        return --pauses == 0;
    }

    /** Takes the next input whose turn has come; null if there is none. */
    @Nullable
    Input next(long now) {
        return pauses == 0 && busyUntil <= now ? waiting.poll() : null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The node went down. */
    void clear() {
        busyUntil = 0;
        while (!waiting.isEmpty()) {
            waiting.remove().lost();
        }
    }
}
