package orrery.run.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.run.core.Decisions;
import orrery.run.core.Schedule;
import orrery.run.core.Schedule.Kind;
import orrery.trace.Step;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;

/**
 * Lets messages arrive by priority and not by chance, each within the time that its link may take: the first by priority arrives
 * as early as it can, and meanwhile the others wait, unless one of them has waited as long as it can. Both limits leave out one
 * message of a hundred, as the link's latency is distributed. Each arrives at a moment at which nothing else happens, so that
 * writing down how long each took writes down their order.
 */
final class Turns {

    private static final long NEVER = Long.MAX_VALUE;

    /**
     * Where more are under way, chance decides of those that are sent now: they are looked at again and again, and a storm of messages
     * would cost the square of its size.
     */
    private static final int MOST_WAITING = 1_000;

    /** A message under way. */
    static final class Waiting {
        final Letter letter;
        final int copy;
        final Wire wire;
        final Decisions.Stream chance;

        /** From which moment on its way counts. */
        private final long base;

        private final long earliest;
        private final long latest;

        /** The largest is first. */
        double priority;

        Waiting(Letter letter, int copy, Wire wire, long base, long earliest, long latest) {
            this.letter = letter;
            this.copy = copy;
            this.wire = wire;
            this.chance = wire.priorities(letter.nth(), copy);
            this.base = base;
            this.earliest = earliest;
            this.latest = latest;
        }

        private Deviation took(long until) {
            long nanos = until - base;
            return new Deviation(
                    letter.sender(),
                    letter.receiver(),
                    letter.nth(),
                    copy == Courier.DUPLICATE ? new Fate.Copied(nanos) : new Fate.Takes(nanos));
        }
    }

    private final Schedule schedule;
    private final Priorities priorities;
    private final long untilNanos;

    /** In the order in which they were sent. */
    private final List<Waiting> waiting = new ArrayList<>();

    private final List<Deviation> took = new ArrayList<>();

    /** The turn that is planned; the plans before it count no more. */
    private long plan;

    private long plannedFor = NEVER;
    private long lastTurn = -1;
    private long looks;

    /** The first by priority, and the one that can wait the shortest; null if nobody waits. */
    private @Nullable Waiting first;

    private @Nullable Waiting urgent;

    /** @param untilNanos from then on chance decides */
    Turns(Schedule schedule, Priorities priorities, long untilNanos) {
        this.schedule = schedule;
        this.priorities = priorities;
        this.untilNanos = untilNanos;
    }

    /** Whether the next message of a wire waits for its turn. Links without a choice of times leave nothing to decide. */
    boolean decides(Wire wire) {
        boolean free = schedule.now() < untilNanos && waiting.size() < MOST_WAITING;
        boolean wouldOvertake = wire.link.fifo() && wire.waiting > 0;
        return (free || wouldOvertake) && wire.quickestNanos() < wire.slowestNanos();
    }

    /**
     * A message is under way.
     *
     * @param copy which of its copies
     * @param base when it left
     * @param held how long it is held back on its way
     */
    void add(Letter letter, int copy, Wire wire, long base, long held) {
        Waiting sent = new Waiting(
                letter, copy, wire, base, base + held + wire.quickestNanos(), base + held + wire.slowestNanos());
        priorities.sent(sent);
        waiting.add(sent);
        wire.waiting++;
        planNext();
    }

    /** Whoever arrives now; nobody if another turn was planned since. */
    Optional<Waiting> next(long planned) {
        if (planned != plan) {
            return Optional.empty();
        }
        plannedFor = NEVER;
        Waiting chosen = schedule.isAlone() ? chosen() : null;
        if (chosen != null) {
            arrive(chosen);
        }
        lastTurn = schedule.now();
        planNext();
        return Optional.ofNullable(chosen);
    }

    private @Nullable Waiting chosen() {
        long now = schedule.now();
        look();
        while (urgent != null && urgent.latest > now && first != null) {
            if (first.earliest > now) {
                return null;
            }
            if (priorities.stays(first)) {
                return first;
            }
            look();
        }
        return urgent;
    }

    private void arrive(Waiting chosen) {
        chosen.wire.arrival(schedule.now());
        waiting.remove(chosen);
        chosen.wire.waiting--;
        took.add(chosen.took(schedule.now()));
        priorities.arrived(chosen, waiting);
    }

    /**
     * How long each message took; those that the run did not live to see would have taken as long as they could, and longer
     * if something else happened at that moment, the last of the run.
     */
    List<Deviation> took() {
        List<Deviation> all = new ArrayList<>(took);
        waiting.forEach(one -> all.add(one.took(Math.max(one.latest, schedule.now() + 1))));
        return all;
    }

    /** Plans the next turn, unless that is planned already. */
    private void planNext() {
        look();
        if (first == null || urgent == null) {
            return;
        }
        long time = Math.max(Math.min(first.earliest, urgent.latest), Math.max(schedule.now(), lastTurn + 1));
        if (time != plannedFor) {
            plan++;
            plannedFor = time;
            schedule.plan(time, Kind.TURN, 0, plan, Step.NO_CAUSE);
        }
    }

    /** Finds who is first and who is urgent; on a link that keeps the order, nobody before those who were sent earlier. */
    private void look() {
        looks++;
        first = null;
        urgent = null;
        for (Waiting one : waiting) {
            if (one.wire.link.fifo() && one.wire.seenIn == looks) {
                continue;
            }
            one.wire.seenIn = looks;
            if (first == null || one.priority > first.priority) {
                first = one;
            }
            if (urgent == null || one.latest < urgent.latest) {
                urgent = one;
            }
        }
    }
}
