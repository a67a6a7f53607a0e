package orrery.explore.shrink;

import java.util.List;
import orrery.api.Span;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Workload;
import orrery.world.World;

/** Less time: what is planned comes sooner, and the run ends when the promise is broken. */
final class TimePass {

    private static final long GRAIN_NANOS = 1_000_000;

    private final Attempts attempts;
    private final Schedule schedule;

    TimePass(Attempts attempts) {
        this.attempts = attempts;
        this.schedule = attempts.schedule();
    }

    /** Waits less before each thing that is planned: not at all, half as long, a quarter less. */
    void hasten() {
        long before = 0;
        for (int nth = 0; nth < schedule.moments(attempts.best()).size(); nth++) {
            long moment = schedule.moments(attempts.best()).stream()
                    .skip(nth)
                    .findFirst()
                    .orElse(before);
            long wait = moment - before;
            for (long less = wait; less > wait / 8 && less >= GRAIN_NANOS; less /= 2) {
                if (attempts.accepts(schedule.sooner(attempts.best(), moment, less))) {
                    break;
                }
            }
            before = schedule.moments(attempts.best()).stream()
                    .skip(nth)
                    .findFirst()
                    .orElse(before);
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
}
