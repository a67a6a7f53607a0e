package orrery.explore.space;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orrery.api.Chance;
import orrery.api.Span;

/**
 * Luck in a search: each way in which a handler's choices can turn out is tried, one after another, as an odometer runs.
 * How long something takes is no choice, since time is left out.
 */
final class Choices implements Chance {

    /** More ways than this are not tried one by one. */
    private static final long MOST_WAYS = 64;

    /** A choice that was made, and between how many ways. */
    private record Choice(int way, int ways) {}

    private final List<Choice> made = new ArrayList<>();
    private int next;

    /** Whether something was asked whose answers cannot all be tried. */
    private boolean guessed;

    /** Begins anew with the first way of everything. */
    void reset() {
        made.clear();
        next = 0;
    }

    /** Turns the odometer; false if all ways have been tried. */
    boolean turn() {
        next = 0;
        while (!made.isEmpty()) {
            Choice last = made.removeLast();
            if (last.way() + 1 < last.ways()) {
                made.add(new Choice(last.way() + 1, last.ways()));
                return true;
            }
        }
        return false;
    }

    boolean guessed() {
        return guessed;
    }

    private int choose(int ways) {
        if (next == made.size()) {
            made.add(new Choice(0, ways));
        }
        return made.get(next++).way();
    }

    @Override
    public long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        if (bound > MOST_WAYS) {
            guessed = true;
            return 0;
        }
        return choose((int) bound);
    }

    @Override
    public Duration within(Span span) {
        return Duration.ofNanos(span.minNanos());
    }

    @Override
    public boolean happens(double probability) {
        return probability >= 1 || (probability > 0 && choose(2) == 1);
    }

    @Override
    public long bits() {
        guessed = true;
        return 1L << 63;
    }
}
