package orrery.explore.shrink;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import orrery.api.Span;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.Workload;
import orrery.world.World;

/** Less time: what is planned comes sooner, and the run ends when the promise is broken. */
final class TimePass {

    private static final long GRAIN_NANOS = 1_000_000;

    private final Attempts attempts;

    TimePass(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Waits less before each thing that is planned: not at all, half as long, a quarter less. */
    void hasten() {
        long before = 0;
        for (int nth = 0; nth < moments(attempts.best()).size(); nth++) {
            long moment =
                    moments(attempts.best()).stream().skip(nth).findFirst().orElse(before);
            long wait = moment - before;
            for (long less = wait; less > wait / 8 && less >= GRAIN_NANOS; less /= 2) {
                if (attempts.accepts(sooner(attempts.best(), moment, less))) {
                    break;
                }
            }
            before = moments(attempts.best()).stream().skip(nth).findFirst().orElse(before);
        }
    }

    /**
     * Ends the run just after the promise is broken, in whole milliseconds, and forgets what was planned for later. A run
     * that was not ended by that may break it if it lasts less.
     */
    void cut() {
        if (attempts.played().trace().end().kind() == Trace.End.Kind.TIME_UP) {
            long low = 0;
            long high = attempts.best().durationNanos();
            while (high - low > Math.max(GRAIN_NANOS, high / 100)) {
                long middle = (low + (high - low) / 2) / GRAIN_NANOS * GRAIN_NANOS;
                if (middle > low && cut(middle)) {
                    high = middle;
                } else {
                    low = Math.max(middle, low + GRAIN_NANOS);
                }
            }
        } else {
            cut((attempts.played().trace().summary().timeNanos() / GRAIN_NANOS + 1) * GRAIN_NANOS);
        }
    }

    private boolean cut(long end) {
        World best = attempts.best();
        if (end >= best.durationNanos()) {
            return false;
        }
        Workload asked = best.workload();
        List<Fault> before = best.faults().stream()
                .filter(fault -> !(fault.when() instanceof Fault.When.At(Span time)) || time.maxNanos() < end)
                .toList();
        World shorter = best.withDuration(end).withFaults(before);
        if (asked.fromNanos() < end) {
            shorter = shorter.withWorkload(asked.between(asked.fromNanos(), Math.min(asked.untilNanos(), end)));
        } else {
            shorter = Without.clients(shorter);
        }
        return attempts.accepts(shorter);
    }

    /** When something is planned, apart from how long it lasts. */
    private static SortedSet<Long> moments(World world) {
        SortedSet<Long> moments = new TreeSet<>();
        for (Fault fault : world.faults()) {
            if (fault.when() instanceof Fault.When.At(Span time)) {
                moments.add(time.minNanos());
            }
        }
        if (!world.clients().isEmpty()) {
            moments.add(world.workload().fromNanos());
        }
        return moments;
    }

    /** Everything that is planned from a moment on comes sooner. */
    private static World sooner(World world, long from, long by) {
        List<Fault> faults =
                world.faults().stream().map(fault -> sooner(fault, from, by)).toList();
        Workload asked = world.workload();
        return world.withFaults(faults)
                .withWorkload(asked.between(
                        asked.fromNanos() >= from ? asked.fromNanos() - by : asked.fromNanos(),
                        asked.untilNanos() > from ? asked.untilNanos() - by : asked.untilNanos()));
    }

    private static Fault sooner(Fault fault, long from, long by) {
        return fault.when() instanceof Fault.When.At(Span time) && time.minNanos() >= from
                ? Retold.with(fault, "when", new Fault.When.At(new Span(time.minNanos() - by, time.maxNanos() - by)))
                : fault;
    }
}
