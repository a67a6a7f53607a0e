package orrery.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;
import orrery.world.Fault;
import orrery.world.Target;

/**
 * What goes wrong, before it is known in which world: times are parts of the run, and servers are counted round. So a plan
 * stays the same plan when the world around it shrinks.
 */
public record FaultPlan(List<Strike> strikes) {

    public static final FaultPlan NOTHING = new FaultPlan(List.of());

    /** All is over after four fifths of the run, so that a protocol can show that it recovers. */
    static final int OVER = 800;

    private static final Span SLOW_HANDLER = Span.millis(0, 5);
    private static final Span SLOW_DISK = Span.millis(0, 20);

    /**
     * One fault.
     *
     * @param kind one of {@link FaultPlans#KINDS}
     * @param server counted from 0, and round where there are fewer
     * @param from in thousandths of the run
     * @param lasts in thousandths of the run
     */
    public record Strike(Weather kind, int server, int from, int lasts) {

        public Strike {
            if (!FaultPlans.KINDS.contains(kind)) {
                throw new IllegalArgumentException(kind + " cannot be planned, only " + FaultPlans.KINDS);
            }
        }

        private int until() {
            return Math.min(OVER, from + lasts);
        }

        private boolean meets(Strike other) {
            return from <= other.until() && other.from <= until();
        }

        private boolean takesDown() {
            return kind == Weather.CRASH || kind == Weather.CRASH_IN_HANDLER || kind == Weather.AMNESIA;
        }

        /** A crash inside a handler waits for one that fits, so it may come at any time before it is mended. */
        private Strike on(int servers) {
            return new Strike(kind, server % servers, from, kind == Weather.CRASH_IN_HANDLER ? OVER - from : lasts);
        }
    }

    public FaultPlan {
        strikes = List.copyOf(strikes);
    }

    /** The faults in a world; what goes beyond the budget is left out. */
    public List<Fault> over(List<NodeId> servers, long durationNanos, Budget budget) {
        List<Strike> kept = new ArrayList<>();
        for (Strike each : strikes) {
            Strike strike = each.on(servers.size());
            if (within(budget, strike, kept)) {
                kept.add(strike);
            }
        }
        return kept.stream()
                .map(strike -> fault(strike, servers, durationNanos, budget))
                .toList();
    }

    private static boolean within(Budget budget, Strike strike, List<Strike> kept) {
        if (strike.kind() == Weather.AMNESIA
                && kept.stream()
                                .filter(other -> other.kind() == Weather.AMNESIA)
                                .count()
                        >= budget.amnesiac()) {
            return false;
        }
        long down = kept.stream()
                .filter(other -> other.takesDown() && other.server() != strike.server() && other.meets(strike))
                .mapToInt(Strike::server)
                .distinct()
                .count();
        return !strike.takesDown() || down < budget.down();
    }

    private static Fault fault(Strike strike, List<NodeId> servers, long durationNanos, Budget budget) {
        Fault.When at = new Fault.When.At(exactly(part(strike.from(), durationNanos)));
        Optional<Span> lasts = Optional.of(exactly(part(strike.until() - strike.from(), durationNanos)));
        Target target = new Target.Named(servers.get(strike.server()));
        List<Target> one = List.of(target);
        List<Target> rest = List.of(new Target.Others());
        return switch (strike.kind()) {
            case PAUSE -> new Fault.Pause(at, target, lasts);
            case SLOW -> new Fault.Slow(at, target, SLOW_HANDLER, lasts);
            case CLOG -> new Fault.Clog(at, one, rest, lasts);
            case ONE_WAY -> new Fault.OneWay(at, one, rest, lasts);
            case ISOLATION -> new Fault.Isolate(at, target, lasts);
            case PARTITION -> new Fault.Partition(at, List.of(side(strike, servers), rest), lasts, Optional.empty());
            case MAJORITIES_RING -> new Fault.MajoritiesRing(at, lasts);
            case SLOW_DISK -> new Fault.Disk(at, target, Fault.Disk.Kind.SLOW, SLOW_DISK, 1, lasts);
            case CLOCK_JUMP -> new Fault.ClockJump(at, target, budget.clockErrorNanos(), lasts);
            case CRASH -> new Fault.Crash(at, target, lasts, Fault.Spot.BETWEEN_HANDLERS, false);
            case CRASH_IN_HANDLER -> new Fault.Crash(at, target, lasts, Fault.Spot.BETWEEN_EFFECTS, false);
            case AMNESIA -> new Fault.Crash(at, target, lasts, Fault.Spot.BETWEEN_HANDLERS, true);
            case LOSS,
                    BURSTS,
                    DUPLICATION,
                    REORDERING,
                    CORRUPTION,
                    FLAPPING,
                    FAILING_DISK,
                    CLOCK_DRIFT,
                    BYZANTINE,
                    BRIEF_CRASH,
                    LASTING_CRASH,
                    CUT_LINK,
                    POWER_FAILURE,
                    SPLIT,
                    ONE_WAY_SPLIT -> throw new IllegalStateException("no plan has this: " + strike.kind());
        };
    }

    /** The servers up to the one that is struck, but never all of them if there is more than one. */
    private static List<Target> side(Strike strike, List<NodeId> servers) {
        int last = Math.min(strike.server(), Math.max(0, servers.size() - 2));
        return IntStream.rangeClosed(0, last)
                .<Target>mapToObj(server -> new Target.Named(servers.get(server)))
                .toList();
    }

    private static long part(int thousandths, long durationNanos) {
        return durationNanos / 1_000 * thousandths;
    }

    private static Span exactly(long nanos) {
        return new Span(nanos, nanos);
    }
}
