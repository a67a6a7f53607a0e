package orrery.run.node;

import java.util.Comparator;
import java.util.List;
import orrery.run.core.Schedule;
import orrery.run.core.Schedule.Kind;

/** Sets, cancels and keeps the timers of nodes, by each node's own clock. */
public final class Timers<M, T> {

    private final Schedule schedule;

    public Timers(Schedule schedule) {
        this.schedule = schedule;
    }

    public void set(Host<M, T> host, Object name, long delay, long step) {
        long local = host.clock.ask(schedule.now());
        long shown = local > 0 && delay > Long.MAX_VALUE - local ? Long.MAX_VALUE : local + delay;
        arm(host, name, shown, step);
    }

    private void arm(Host<M, T> host, Object name, long shown, long step) {
        long due = host.clock.showsAt(shown, schedule.now());
        Timer timer = host.timers.get(name);
        if (timer == null || timer.queuedFor > due) {
            if (timer != null) {
                timer.current = false;
            }
            timer = new Timer(name, host.incarnation);
            host.timers.put(name, timer);
            timer.arm(shown, due, schedule.nextSequence(), step);
            queue(timer, host);
        } else {
            timer.arm(shown, due, schedule.nextSequence(), step);
        }
    }

    public void cancel(Host<M, T> host, Object name) {
        Timer timer = host.timers.get(name);
        if (timer != null) {
            timer.set = false;
        }
    }

    /** Whether a timer whose place on the agenda came up fires now; if not, it goes back or is forgotten. */
    public boolean fires(Host<M, T> host, Timer timer) {
        if (!timer.current || timer.incarnation != host.incarnation || !host.isUp()) {
            return false;
        }
        if (timer.set && timer.due > timer.queuedFor) {
            queue(timer, host);
            return false;
        }
        host.timers.remove(timer.name);
        return timer.set;
    }

    /** The node's clock was changed: what is set keeps the time that the clock is to show. Answers whether anything is. */
    public boolean follow(Host<M, T> host) {
        List<Timer> set = host.timers.values().stream()
                .filter(timer -> timer.set)
                .sorted(Comparator.comparingLong(timer -> timer.sequence))
                .toList();
        set.forEach(timer -> arm(host, timer.name, timer.shown, timer.cause));
        return !set.isEmpty();
    }

    private void queue(Timer timer, Host<M, T> host) {
        timer.queuedFor = timer.due;
        // a node that stood still may look at its timer only after it was due
        schedule.plan(
                Math.max(timer.due, schedule.now()),
                timer.sequence,
                Kind.TIMER,
                host.id.index(),
                0,
                0,
                timer.cause,
                0,
                timer);
    }
}
