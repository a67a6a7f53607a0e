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

    private final List<Integer> chosen = new ArrayList<>();
    private final List<Integer> ways = new ArrayList<>();
    private int next;

    /** Whether something was asked whose answers cannot all be tried. */
    private boolean guessed;

    /** Begins anew with the first way of everything. */
    void reset() {
        chosen.clear();
        ways.clear();
        next = 0;
    }

    /** Turns the odometer; false if all ways have been tried. */
    boolean turn() {
        next = 0;
        while (!chosen.isEmpty()) {
            int last = chosen.size() - 1;
            if (chosen.get(last) + 1 < ways.get(last)) {
                chosen.set(last, chosen.get(last) + 1);
                return true;
            }
            chosen.remove(last);
            ways.remove(last);
        }
        return false;
    }

    boolean guessed() {
        return guessed;
    }

    private int choose(int count) {
        if (next == chosen.size()) {
            chosen.add(0);
            ways.add(count);
        }
        return chosen.get(next++);
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
