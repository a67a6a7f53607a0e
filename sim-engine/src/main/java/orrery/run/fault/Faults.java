package orrery.run.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.api.Span;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Decisions.Stream;
import orrery.run.core.Schedule;
import orrery.run.core.Tally;
import orrery.trace.Step;
import orrery.world.Fault;
import orrery.world.World;

/**
 * When faults strike and when they are mended. Times are drawn from streams that are named after what the fault is, so
 * that one fault less leaves the others alone.
 */
public final class Faults<M, T> {

    private final List<Fault> faults;
    private final Snapshot moment;
    private final Strikes<M, T> strikes;
    private final Schedule schedule;
    private final Tally tally;
    private final long[] streams;

    /** Faults whose time has come and whose target has not. */
    private final List<Integer> due = new ArrayList<>();

    /** Faults that wait for something to become so. */
    private final List<Watch> watches = new ArrayList<>();

    private static final class Watch {
        private final int fault;
        private final Predicate<Snapshot> landmark;
        private final String name;
        private final Span delay;
        private final int wanted;
        private int left;
        private boolean was;

        Watch(int fault, Predicate<Snapshot> landmark, Fault.When.Once when) {
            this.fault = fault;
            this.landmark = landmark;
            this.name = when.landmark();
            this.delay = when.delay();
            this.wanted = when.nth();
            this.left = when.nth();
        }

        String inWords() {
            String came = wanted == 1 ? "never came true" : "came true " + (wanted - left) + " of " + wanted + " times";
            return "'" + name + "' " + came;
        }

        /** Whether it has just become so, for the last time that is waited for. */
        boolean comesTrue(Snapshot moment) {
            boolean is = landmark.test(moment);
            boolean becomes = is && !was;
            was = is;
            return becomes && --left == 0;
        }
    }

    public Faults(
            World world,
            Map<String, Predicate<Snapshot>> landmarks,
            Snapshot moment,
            Strikes<M, T> strikes,
            Schedule schedule,
            Tally tally,
            long seed) {
        this.faults = world.faults();
        this.moment = moment;
        this.strikes = strikes;
        this.schedule = schedule;
        this.tally = tally;
        this.streams = streams(faults, seed);
        for (int nth = 0; nth < faults.size(); nth++) {
            if (faults.get(nth).when() instanceof Fault.When.Once once) {
                Predicate<Snapshot> landmark = landmarks.get(once.landmark());
                if (landmark == null) {
                    throw new IllegalArgumentException(
                            "the protocol knows no '" + once.landmark() + "', only " + landmarks.keySet());
                }
                watches.add(new Watch(nth, landmark, once));
            }
        }
    }

    private static long[] streams(List<Fault> faults, long seed) {
        long[] named = new long[faults.size()];
        Map<Fault, Integer> seen = new HashMap<>();
        for (int nth = 0; nth < named.length; nth++) {
            int equalBefore = seen.merge(faults.get(nth), 1, Integer::sum) - 1;
            named[nth] = Decisions.stream(seed, faults.get(nth) + " #" + equalBefore);
        }
        return named;
    }

    /** Where a fault's own decisions are drawn from, whether it is played or not. */
    public static Stream stream(World world, long seed, int nth, Kind kind) {
        return new Stream(Decisions.within(streams(world.faults(), seed)[nth], kind));
    }

    /** A stream of a fault's own decisions. */
    Stream stream(int nth, Kind kind) {
        return new Stream(Decisions.within(streams[nth], kind));
    }

    public boolean joinsLater(NodeId node) {
        return faults.stream()
                .anyMatch(
                        fault -> fault instanceof Fault.Join join && join.node().equals(node));
    }

    /** Draws when each fault strikes whose time is fixed. */
    public void plan() {
        for (int nth = 0; nth < faults.size(); nth++) {
            if (faults.get(nth).when() instanceof Fault.When.At(Span time)) {
                schedule.plan(draw(time, nth, Kind.TIME), Schedule.Kind.FAULT, 0, nth, Step.NO_CAUSE);
            }
        }
    }

    /** A fault's time has come; if its target has not, it waits for it. */
    public void strike(int nth) {
        if (!tryToStrike(nth)) {
            due.add(nth);
        }
    }

    /** After something changed: what a fault waits for may have come true. */
    public void lookAgain() {
        if (!due.isEmpty()) {
            due.removeIf(this::tryToStrike);
        }
        if (!watches.isEmpty()) {
            watches.removeIf(watch -> {
                boolean now = watch.comesTrue(moment);
                if (now) {
                    long time = schedule.now() + draw(watch.delay, watch.fault, Kind.TIME);
                    schedule.plan(time, Schedule.Kind.FAULT, 0, watch.fault, Step.NO_CAUSE);
                }
                return now;
            });
        }
    }

    public void mend(int nth, long cause) {
        strikes.mend(nth, cause);
    }

    private boolean tryToStrike(int nth) {
        boolean strikes = this.strikes.strike(nth, faults.get(nth), this);
        if (strikes) {
            tally.struck(nth);
        }
        return strikes;
    }

    /** In words. */
    String whyItNeverStruck(int nth) {
        if (due.contains(nth)) {
            return "there was nobody whom it could strike";
        }
        return watches.stream()
                .filter(watch -> watch.fault == nth)
                .map(Watch::inWords)
                .findFirst()
                .orElse("the run ended before its time");
    }

    /** How long a fault lasts; empty if for good. */
    Optional<Long> lasts(int nth) {
        return faults.get(nth).lasts().map(span -> draw(span, nth, Kind.LASTS));
    }

    /** Plans the end of a fault that struck in a step. */
    void mendLater(int nth, long step) {
        lasts(nth).ifPresent(nanos -> mendAfter(nanos, nth, step));
    }

    void mendAfter(long nanos, int nth, long step) {
        schedule.plan(schedule.now() + nanos, Schedule.Kind.MENDING, 0, nth, step);
    }

    private long draw(Span span, int nth, Kind kind) {
        return stream(nth, kind).within(span).toNanos();
    }
}
