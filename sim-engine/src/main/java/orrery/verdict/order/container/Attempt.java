package orrery.verdict.order.container;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;

/** What comes of ordering the operations of a container. */
sealed interface Attempt {

    /** @param order a linearization */
    record Fits(List<Operation> order) implements Attempt {}

    /**
     * These cannot be ordered, and neither can any history that has them.
     *
     * @param rule what they contradict
     * @param elements that do; of some, one was certainly in at each moment of a time, in the order in which they show it
     * @param meanwhile what happened in this time, if it is that of one operation: of what somebody took, the put and the
     *     take; what found nothing; else empty
     */
    record Clash(Rule rule, List<Element> elements, List<Operation> meanwhile) implements Attempt {

        /** By when one of the elements would have to be taken for the others to fit; before {@link Element#NEVER}. */
        long until() {
            long until = meanwhile.isEmpty() ? Long.MIN_VALUE : Element.end(meanwhile.getLast());
            for (Element each : elements) {
                until = meanwhile.isEmpty() && !each.isLeft() ? Math.max(until, each.takeTo()) : until;
            }
            return until;
        }
    }

    enum Rule {
        /** What was put in first comes out first. */
        FIRST_FIRST,
        /** What was put in last comes out first. */
        LAST_FIRST,
        /** The smallest comes out first. */
        SMALLEST_FIRST,
        /** Nothing comes out only if nothing is in. */
        NOTHING_ONLY_IF_EMPTY,
        /** What was put in once comes out once. */
        TAKEN_ONCE,
        /** What comes out was put in. */
        PUT_IN,
        /** It was put in before. */
        IN_BEFORE_OUT
    }

    /** An operation at its moment; of those at one moment, by rank. */
    record Moment(Operation operation, long time, long rank) implements Comparable<Moment> {

        @Override
        public int compareTo(Moment other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(rank, other.rank);
        }

        /** In order; those of the same time and rank as they are. */
        static Fits sorted(List<Moment> moments) {
            return new Fits(moments.stream().sorted().map(Moment::operation).toList());
        }
    }

    /**
     * What found nothing although something was certainly in, if any did.
     *
     * @param presence when any of the elements was certainly in
     */
    static @Nullable Clash refutedEmpty(List<Operation> empties, Presence presence, List<Element> elements) {
        for (Operation empty : empties) {
            if (presence.free(empty.invoked()) > empty.completed()) {
                return new Clash(
                        Rule.NOTHING_ONLY_IF_EMPTY,
                        Element.covering(empty.invoked(), empty.completed(), elements),
                        List.of(empty));
            }
        }
        return null;
    }
}
