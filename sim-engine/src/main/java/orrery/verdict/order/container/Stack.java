package orrery.verdict.order.container;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Moment;
import orrery.verdict.order.container.Attempt.Rule;

/**
 * Last in, first out, by taking away what is at the bottom (Lee and Mathur, "Efficient decrease-and-conquer linearizability
 * monitoring", 2025: a value that can be taken away without making a history better or worse).
 *
 * <p>What can have been taken at the very moment at which it was put in is in nobody's way. Of the others, each was
 * certainly in for a time. At a moment at which nothing was certainly in, the stack can be empty: what had certainly been put
 * in before can all have been taken by then, and the rest put in only then. So each run of time without such a moment is judged
 * alone. All through a run something was in, so one element was at the bottom from its beginning to its end: it was put in
 * before any of the others, and taken after them. Any element will do of which time allows that: in a linearization with
 * another one at the bottom, its put can be moved to the beginning and its take to the end. Without it, what is left of the run
 * falls into shorter ones, one after the other on top of it, and so on. Three segment trees find all this in n log n.
 */
final class Stack {

    /** What is still to be done, in order of time. */
    private sealed interface Task {
        record Happen(Operation operation, long time) implements Task {}

        /** @param from place of the first time, {@code to} of the last one, between two bounds */
        record Run(int from, int to) implements Task {}
    }

    /** Those that are in for a time, by the end of their put. */
    private final List<Element> elements;

    /** All bounds of times in which something is certainly in. */
    private final long[] bounds;

    /** At place 2 n: at bound n. At place 2 n + 1: between bound n and the next. */
    private final Coverage coverage;

    /** Those that can have been put in before all others of their run: by when they can be taken at the latest. */
    private final Greatest low;

    /** The others: by when they can be put in at the earliest, negated. */
    private final Greatest high;

    private final boolean[] gone;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final List<Moment> moments = new ArrayList<>();

    private Stack(List<Element> elements) {
        this.elements = elements;
        bounds = elements.stream()
                .flatMapToLong(each -> LongStream.of(each.putTo(), each.takeFrom()))
                .sorted()
                .distinct()
                .toArray();
        coverage = new Coverage(2 * bounds.length + 1);
        low = new Greatest(elements.size());
        high = new Greatest(elements.size());
        gone = new boolean[elements.size()];
        for (int number = 0; number < elements.size(); number++) {
            cover(elements.get(number), 1);
            high.put(number, -elements.get(number).putFrom());
        }
    }

    private void cover(Element element, int times) {
        int from = 2 * Arrays.binarySearch(bounds, element.putTo()) + 1;
        int to = 2 * Arrays.binarySearch(bounds, element.takeFrom()) - 1;
        coverage.add(from, to, times);
    }

    /** @param elements whose bounds do not exclude each other */
    static Attempt attempt(List<Element> elements, List<Operation> empties) {
        Presence presence = Presence.of(elements);
        Clash clash = Attempt.refutedEmpty(empties, presence, elements);
        Stack stack = new Stack(elements.stream()
                .filter(Element::isIn)
                .sorted(Comparator.comparingLong(Element::putTo))
                .toList());
        if (clash == null) {
            clash = stack.order(empties, presence);
        }
        return clash != null ? clash : stack.with(elements);
    }

    private @Nullable Clash order(List<Operation> empties, Presence presence) {
        List<Task> all = new ArrayList<>(runs(0, 2 * bounds.length));
        for (Operation empty : empties) {
            all.add(new Task.Happen(empty, presence.free(empty.invoked())));
        }
        // at one moment, what found nothing is before what is put in
        all.sort(Comparator.comparingLong(this::time).thenComparing(task -> task instanceof Task.Run));
        tasks.addAll(all);
        while (!tasks.isEmpty()) {
            switch (tasks.pop()) {
                case Task.Happen(Operation operation, long time) -> happen(operation, time);
                case Task.Run run -> {
                    int bottom = bottom(run);
                    if (bottom == Greatest.NONE) {
                        return clash(run);
                    }
                    takeAway(bottom, run);
                }
            }
        }
        return null;
    }

    private long time(Task task) {
        return switch (task) {
            case Task.Happen(Operation operation, long time) -> time;
            case Task.Run run -> begin(run);
        };
    }

    private void happen(Operation operation, long time) {
        moments.add(new Moment(operation, time, moments.size()));
    }

    private long begin(Task.Run run) {
        return bounds[run.from / 2];
    }

    private long end(Task.Run run) {
        return bounds[run.to / 2 + 1];
    }

    /** The times without a moment at which nothing was certainly in, of those in these places. */
    private List<Task.Run> runs(int from, int to) {
        List<Task.Run> runs = new ArrayList<>();
        for (int at = from; at <= to; ) {
            int bare = coverage.firstBare(at, to);
            if (bare > at) {
                runs.add(new Task.Run(at, bare - 1));
            }
            at = bare + 1;
        }
        return runs;
    }

    /** The number of an element that can lie below all others of the run. */
    private int bottom(Task.Run run) {
        int first = firstPutTo(begin(run));
        int behind = firstPutTo(end(run));
        for (int number = high.between(first, behind);
                number != Greatest.NONE && -high.number(number) <= begin(run);
                number = high.between(first, behind)) {
            high.remove(number);
            low.put(number, elements.get(number).takeTo());
        }
        int lowest = low.between(first, behind);
        return lowest != Greatest.NONE && low.number(lowest) >= end(run) ? lowest : Greatest.NONE;
    }

    /** The number of the first element whose put ends at this time or later. */
    private int firstPutTo(long time) {
        int from = 0;
        int to = elements.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (elements.get(middle).putTo() >= time) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private void takeAway(int number, Task.Run run) {
        Element bottom = elements.get(number);
        gone[number] = true;
        low.remove(number);
        cover(bottom, -1);
        happen(bottom.put(), begin(run));
        if (bottom.take() != null) {
            tasks.push(new Task.Happen(bottom.take(), end(run)));
        }
        runs(run.from, run.to).reversed().forEach(tasks::push);
    }

    /** Few of them fill the run, and so they cannot be ordered even alone. */
    private Clash clash(Task.Run run) {
        List<Element> left = new ArrayList<>();
        for (int number = firstPutTo(begin(run)); number < firstPutTo(end(run)); number++) {
            if (!gone[number]) {
                left.add(elements.get(number));
            }
        }
        return new Clash(Rule.LAST_FIRST, Element.covering(begin(run) + 1, end(run) - 1, left), List.of());
    }

    /** With those that can have been taken at the very moment at which they were put in. */
    private Attempt with(List<Element> all) {
        for (Element element : all) {
            if (!element.isIn()) {
                // no two of these come between each other
                long rank = (moments.size() + 1L) << 32;
                moments.add(new Moment(element.put(), element.takeFrom(), rank));
                if (element.take() != null) {
                    moments.add(new Moment(element.take(), element.takeFrom(), rank + 1));
                }
            }
        }
        return Moment.sorted(moments);
    }
}
