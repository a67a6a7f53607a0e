package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Moment;
import orrery.verdict.order.container.Attempt.Rule;

/**
 * First in, first out. The rules by which a history is broken are those of Henzinger, Sezgin and Vafeiadis ("Aspect-oriented
 * linearizability proofs", 2013): besides what was never put in or taken twice, two elements that must come in in one order
 * and out in the other, and a time at which something was certainly in while somebody found nothing.
 *
 * <p><b>An order of the elements.</b> Element a must precede b if a's put had ended before b's began, or a's take before
 * b's. A circle of these holds two that must precede each other: with more than two, alternating between both reasons, of two
 * links for the same reason one of two chords holds, because they are intervals, and makes it shorter. So whoever always
 * goes on with an element that no other one must precede meets, where there is none, two that contradict each other: the one
 * whose put ended first and the one whose take did.
 *
 * <p><b>Empty moments.</b> Of several that may go on, the one comes first that can be rid of first: that with the earliest end
 * of its put or beginning of its take. If nothing was certainly in at some moment, all that had certainly been put in by then
 * precede all that can only be taken after it. For as long as one of the former is left, one of them may go on: whatever
 * must precede it, and is not one of them, was being put in at that moment at the earliest, so its take had not ended before
 * another's began that can have begun by then.
 *
 * <p><b>Moments.</b> Each take is as early as the order allows, and each put as late: so at every such moment the queue is
 * empty.
 */
final class Queue {

    /** An element while its place is looked for. */
    private static final class Waiting {
        private final Element element;
        private final int number;
        /** Whether its put, and whether its take, may be the next. */
        private int ready;

        private boolean gone;

        private Waiting(Element element, int number) {
            this.element = element;
            this.number = number;
        }

        private long canBeRidOf() {
            return Math.min(element.putTo(), element.takeFrom());
        }
    }

    /** Those that wait for one of two reasons. */
    private static final class Line {
        private final List<Waiting> byBegin;
        private final List<Waiting> byEnd;
        private final ToLongFunction<Element> begin;
        private final ToLongFunction<Element> end;
        private int begun;
        private int ended;

        private Line(List<Waiting> all, ToLongFunction<Element> begin, ToLongFunction<Element> end) {
            this.begin = begin;
            this.end = end;
            byBegin = sorted(all, begin);
            byEnd = sorted(all, end);
        }

        private static List<Waiting> sorted(List<Waiting> all, ToLongFunction<Element> bound) {
            return all.stream()
                    .sorted(Comparator.comparingLong(each -> bound.applyAsLong(each.element)))
                    .toList();
        }

        /** Who is left and ends first: nobody may go on who begins later. */
        private Element first() {
            while (byEnd.get(ended).gone) {
                ended++;
            }
            return byEnd.get(ended).element;
        }

        private void advance(Collection<Waiting> ready) {
            long until = end.applyAsLong(first());
            while (begun < byBegin.size() && begin.applyAsLong(byBegin.get(begun).element) <= until) {
                Waiting next = byBegin.get(begun++);
                if (++next.ready == 2) {
                    ready.add(next);
                }
            }
        }
    }

    private final List<Element> order = new ArrayList<>();

    private Queue() {}

    /** @param elements whose bounds do not exclude each other */
    static Attempt attempt(List<Element> elements, List<Operation> empties) {
        Queue queue = new Queue();
        Presence presence = Presence.of(elements);
        Clash clash = queue.sort(elements);
        if (clash == null) {
            clash = Attempt.refutedEmpty(empties, presence, elements);
        }
        return clash != null ? clash : queue.moments(empties, presence);
    }

    private @Nullable Clash sort(List<Element> elements) {
        List<Waiting> waiting = new ArrayList<>();
        elements.forEach(each -> waiting.add(new Waiting(each, waiting.size())));
        Line puts = new Line(waiting, Element::putFrom, Element::putTo);
        Line takes = new Line(waiting, Element::takeFrom, Element::takeTo);
        PriorityQueue<Waiting> ready = new PriorityQueue<>(
                Comparator.comparingLong(Waiting::canBeRidOf).thenComparingInt(each -> each.number));
        while (order.size() < elements.size()) {
            puts.advance(ready);
            takes.advance(ready);
            Waiting next = ready.poll();
            if (next == null) {
                return new Clash(Rule.FIRST_FIRST, List.of(puts.first(), takes.first()), List.of());
            }
            next.gone = true;
            order.add(next.element);
        }
        return null;
    }

    private Attempt moments(List<Operation> empties, Presence presence) {
        int size = order.size();
        long[] takes = new long[size];
        for (int place = 0; place < size; place++) {
            takes[place] =
                    Math.max(place == 0 ? 0 : takes[place - 1], order.get(place).takeFrom());
        }
        List<Moment> moments = new ArrayList<>();
        long latest = Element.NEVER;
        for (int place = size - 1; place >= 0; place--) {
            Element element = order.get(place);
            latest = Math.min(latest, element.putTo());
            moments.add(new Moment(element.put(), Math.min(latest, takes[place]), 3L * place + 1));
            if (element.take() != null) {
                moments.add(new Moment(element.take(), takes[place], 3L * place + 2));
            }
        }
        for (Operation empty : empties) {
            long time = presence.free(empty.invoked());
            moments.add(new Moment(empty, time, 3L * firstAfter(takes, time)));
        }
        return Moment.sorted(moments);
    }

    /** The first place of an element that is taken only after this moment, and so put in only then. */
    private static int firstAfter(long[] takes, long time) {
        int from = 0;
        int to = takes.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (takes[middle] > time) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
