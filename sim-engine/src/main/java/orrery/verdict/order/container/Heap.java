package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.api.Operation;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Moment;
import orrery.verdict.order.container.Attempt.Rule;

/**
 * The smallest first. What is smaller than an element only asks of it that it be taken while none of them is in; so the
 * elements are looked at from the smallest on (Lee and Mathur, "Efficient decrease-and-conquer linearizability monitoring",
 * 2025, likewise take away the largest, which is in nobody's way).
 *
 * <p>Each is taken as early as it can be: when nothing smaller is in. It is put in as late as it can be, and at the latest
 * when it is taken. In every linearization it is in at all of this time: it is put in no later, and taken no earlier,
 * because by the same reasoning about those that are smaller, one of them is in until then. So if there is no such moment for
 * one element, or for somebody who found nothing, there is no linearization. That one of the smaller ones, if not the same
 * one, was certainly in all the while is then plain from their own bounds: where one is in for longer than these say, it is
 * because a smaller one is in.
 */
final class Heap {

    /** At one moment first what was in is taken, then nothing is found, then what stays is put in. */
    private static final long TAKES = 0;

    private static final long EMPTIES = 1L << 40;
    private static final long PUTS = 2L << 40;

    private Heap() {}

    /** @param elements whose bounds do not exclude each other */
    static Attempt attempt(List<Element> elements, List<Operation> empties, Comparator<Object> order) {
        List<Element> ascending = new ArrayList<>(elements);
        ascending.sort(Comparator.comparing(Element::value, order));
        Presence smaller = new Presence();
        List<Moment> moments = new ArrayList<>();
        long rank = 0;
        for (Element element : ascending) {
            long taken = element.isLeft() ? Element.NEVER : smaller.free(element.takeFrom());
            if (taken > element.takeTo()) {
                List<Element> before = ascending.subList(0, ascending.indexOf(element));
                List<Element> chain = Element.covering(element.takeFrom(), element.takeTo(), before);
                return new Clash(Rule.SMALLEST_FIRST, chain, element.operations());
            }
            long put = Math.min(element.putTo(), taken);
            smaller.add(put, taken);
            rank += 2;
            moments.add(new Moment(element.put(), put, rank + (put < taken ? PUTS : TAKES)));
            if (element.take() != null) {
                moments.add(new Moment(element.take(), taken, rank + 1 + TAKES));
            }
        }
        Clash clash = Attempt.refutedEmpty(empties, smaller, elements);
        if (clash != null) {
            return clash;
        }
        empties.forEach(empty -> moments.add(new Moment(empty, smaller.free(empty.invoked()), EMPTIES)));
        return Moment.sorted(moments);
    }
}
