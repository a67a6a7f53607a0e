package orrery.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The prints of what was read in lists, in the order in which it was read. What a list goes on with mostly stands there
 * next: a leader sends the same entries to all, replicas hold logs of entries that were sent one after the other. So an
 * item is known again by its place and by being the very same object, without a look into it, which at the end of a run
 * has long left the processor's cache: without this, reading the states then took a twelfth of a Raft run.
 */
final class Recall {

    /** No more than this is kept from the garbage collector; what is older is read again. */
    private static final int MOST = 1 << 16;

    /** How many of those that were put there last are always looked at: what was lost is sent again soon. */
    private static final int LATEST = 4;

    /** How many places further on may be looked at for each item that stood where it was awaited. */
    private static final int PATIENCE = 4;

    private @Nullable Object[] items = new Object[64];
    private long[] prints = new long[64];
    private int size;
    private int next;

    /** Where an item was found or put last, and where the first of its list was. */
    private int at;

    private int first;

    /** Looking goes on only as long as it has paid. */
    private int patience;

    /**
     * The place of this very item, or -1.
     *
     * @param begins whether it is the first of its list
     */
    int find(Object item, boolean begins) {
        int place = begins && is(item, first) ? first : search(item);
        if (place >= 0) {
            found(place, begins);
        }
        return place;
    }

    private int search(Object item) {
        int place = after(at);
        if (is(item, place)) {
            patience = Math.min(patience + PATIENCE, MOST);
            return place;
        }
        for (int latest = next - 1; latest >= Math.max(0, next - LATEST); latest--) {
            if (is(item, latest)) {
                return latest;
            }
        }
        for (int left = Math.min(patience, size); left > 0; left--) {
            patience--;
            place = after(place);
            if (is(item, place)) {
                return place;
            }
        }
        return -1;
    }

    @SuppressWarnings("ReferenceEquality") // the very same item; another that is equal comes to the same print
    private boolean is(Object item, int place) {
        return items[place] == item;
    }

    private int after(int place) {
        return place + 1 < size ? place + 1 : 0;
    }

    long print(int place) {
        return prints[place];
    }

    void keep(Object item, long print, boolean begins) {
        if (next == items.length && next < MOST) {
            items = Arrays.copyOf(items, 2 * next);
            prints = Arrays.copyOf(prints, 2 * next);
        }
        int place = next == items.length ? 0 : next;
        items[place] = item;
        prints[place] = print;
        found(place, begins);
        next = place + 1;
        size = Math.max(size, next);
    }

    private void found(int place, boolean begins) {
        at = place;
        if (begins) {
            first = place;
        }
    }
}
