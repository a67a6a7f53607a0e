package orrery.explore.space;

import java.util.Arrays;

/** States that were found and not yet looked at: the oldest comes first, or the newest. */
final class Frontier {

    private final boolean newestFirst;
    private int[] stack = new int[1 << 10];
    private int height;
    private int oldest;
    private int found;

    Frontier(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** There are now so many states; those that are new wait here. */
    void grow(int count) {
        if (newestFirst) {
            while (height + count - found > stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            for (int state = count - 1; state >= found; state--) {
                stack[height++] = state;
            }
        }
        found = count;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** How many wait. */
    int size() {
        return newestFirst ? height : found - oldest;
    }

    int next() {
        return newestFirst ? stack[--height] : oldest++;
    }
}
