package orrery.bench;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** PHOLD as one would write it without a simulator: a loop over the JDK's priority queue of objects. */
final class PlainPhold {

    private record Event(long time, long sequence, int process) {}

    private PlainPhold() {}

    /** Answers something that depends on all of it. */
    static long play(int pending, long steps, long seed) {
        SplittableRandom luck = new SplittableRandom(seed);
        PriorityQueue<Event> queue =
                new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::sequence));
        long sequence = 0;
        while (sequence < pending) {
            queue.add(thrown(0, sequence++, luck));
        }
        long sum = 0;
        for (long step = 0; step < steps; step++) {
            Event next = queue.remove();
            sum = sum * 31 + next.process();
            queue.add(thrown(next.time(), sequence++, luck));
        }
        return sum;
    }

    private static Event thrown(long now, long sequence, SplittableRandom luck) {
        long delay = (long) (-StrictMath.log1p(-luck.nextDouble()) * 1e6);
        return new Event(now + delay, sequence, luck.nextInt(Phold.NODES));
    }
}
