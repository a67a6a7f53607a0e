package orrery.protocols.order.hybrid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;
import orrery.api.Times;

/** What hybrid clocks promise: the order of logical clocks, close to physical ones. */
final class Promises {

    static final String CLOCK_CONDITION = "clock condition";
    static final String NO_FURTHER = "no further ahead than some physical clock was";

    private static final String AHEAD = "a clock is ahead of its physical clock";
    private static final String COUNTS = "events have the same l";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Past.check(CLOCK_CONDITION, Promises::clockCondition),
                Past.check(NO_FURTHER, Promises::noFurther),
                Check.sometimes(AHEAD, Promises::ahead),
                Check.sometimes(COUNTS, Promises::counts));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(AHEAD, Promises::ahead);
        moments.put(COUNTS, Promises::counts);
        return moments;
    }

    private static boolean ahead(Snapshot now) {
        return now.all(Process.class).stream()
                .map(process -> process.saved().last())
                .anyMatch(event -> event.stamp().l() > event.physical());
    }

    private static boolean counts(Snapshot now) {
        return now.all(Process.class).stream()
                .anyMatch(process -> process.saved().last().stamp().c() > 0);
    }

    /** If one event happened before another, its (l, c) is smaller (theorem 1). */
    private static Optional<String> clockCondition(Past past, Event event) {
        for (Event.Id before : Past.rightBefore(event)) {
            Event earlier = past.events().get(before);
            if (earlier != null && earlier.stamp().compareTo(event.stamp()) >= 0) {
                return Optional.of(
                        before + " at " + earlier.stamp() + " happened before " + event.id() + " at " + event.stamp());
            }
        }
        return Optional.empty();
    }

    /**
     * {@code l} is the largest physical time of all that happened before (theorems 2 and 3). So it is within the error of the
     * clocks, however large that is (corollary 1).
     */
    private static Optional<String> noFurther(Past past, Event event) {
        long largest = past.latest().getOrDefault(event.id(), Long.MAX_VALUE);
        return event.stamp().l() <= largest
                ? Optional.empty()
                : Optional.of(event.id() + " is at " + event.stamp() + ", and no clock that it heard of said more than "
                        + Times.text(largest));
    }
}
