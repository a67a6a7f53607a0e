package orrery.verdict.order.container;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The times at which something was certainly in: open intervals, as a union of some that do not overlap. */
final class Presence {

    private final TreeMap<Long, Long> times = new TreeMap<>();

    static Presence of(List<Element> elements) {
        Presence presence = new Presence();
        elements.forEach(each -> presence.add(each.putTo(), each.takeFrom()));
        return presence;
    }

    /** Nothing, if these do not lie so. */
    void add(long from, long to) {
        if (from >= to) {
            return;
        }
        long first = from;
        long last = to;
        Map.Entry<Long, Long> other = times.lowerEntry(to);
        while (other != null && other.getValue() > from) {
            first = Math.min(first, other.getKey());
            last = Math.max(last, other.getValue());
            times.remove(other.getKey());
            other = times.lowerEntry(to);
        }
        times.put(first, last);
    }

    /** The first moment from this one on at which nothing need have been in. */
    long free(long from) {
        Map.Entry<Long, Long> around = times.lowerEntry(from);
        return around != null && around.getValue() > from ? around.getValue() : from;
    }
}
