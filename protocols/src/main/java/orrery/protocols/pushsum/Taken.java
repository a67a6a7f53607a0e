package orrery.protocols.pushsum;

import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * Which shares of one sender have come.
 *
 * @param below all serials below this count as taken: the sender sends none of them again
 * @param more those taken from there on
 */
public record Taken(long below, PSortedSet<Long> more) {

    static final Taken NONE = new Taken(0, TreePSet.empty());

    boolean has(long serial) {
        return serial < below || more.contains(serial);
    }

    Taken with(long serial, long oldest) {
        PSortedSet<Long> left = more.plus(serial);
        while (left.first() < oldest) {
            left = left.minus(left.first());
        }
        return new Taken(Math.max(below, oldest), left);
    }
}
