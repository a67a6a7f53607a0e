package orrery.verdict.order;

import org.jspecify.annotations.Nullable;

/** What the object and its open operations may be like, and how they became so. */
final class Configuration {

    /** How one configuration became another. */
    enum Way {
        START,
        /** A call took effect. */
        CALL,
        /** A crashed operation of a class took effect. */
        CRASHED,
        /** A call turned out to have taken effect earlier, and to have left no trace. */
        TRACELESS
    }

    final int state;
    /** By slot: the open operations that have taken effect. */
    final long done;
    /** By slot: the open operations that may have taken effect without a trace. */
    final long free;
    /** By class: how many crashed operations have taken effect. */
    final int[] used;

    final @Nullable Configuration parent;
    final Way way;
    /** The call, or the class of the crashed operation, by which it became this. */
    final int what;

    Configuration(int state, long done, long free, int[] used, @Nullable Configuration parent, Way way, int what) {
        this.state = state;
        this.done = done;
        this.free = free;
        this.used = used;
        this.parent = parent;
        this.way = way;
        this.what = what;
    }

    int total() {
        int total = 0;
        for (int count : used) {
            total += count;
        }
        return total;
    }

    /** Whether it can do all that the other can, which is in the same state. What only looks is better done than not. */
    boolean covers(Configuration other, long looking) {
        if ((other.free & ~free) != 0
                || ((done ^ other.done) & ~free & ~looking) != 0
                || (other.done & ~done & looking) != 0) {
            return false;
        }
        for (int crashed = 0; crashed < used.length; crashed++) {
            if (used[crashed] > other.used[crashed]) {
                return false;
            }
        }
        return true;
    }

    Configuration freeing(long bits) {
        return (bits & ~free) == 0 ? this : new Configuration(state, done, free | bits, used, parent, way, what);
    }

    Configuration without(long bit) {
        return new Configuration(state, done & ~bit, free & ~bit, used, parent, way, what);
    }
}
