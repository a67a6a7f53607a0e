package orrery.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Climate.Weather;
import orrery.world.Fault;
import orrery.world.World;

/**
 * Faults where something rare happens. A fault at a time that is drawn evenly falls into what a protocol does most of the time; the
 * moment between a vote and its save passes it by. So the run is played once as it is, its steps are sorted by what they are, and a
 * kind of step is drawn, the rare ones as likely as the frequent; one of its steps is struck.
 */
final class Landmarks {

    /** What a climate draws itself is left out, since the budget is spent here. */
    static final Set<Weather> INSTEAD_OF = Set.of(
            Weather.CRASH,
            Weather.CRASH_IN_HANDLER,
            Weather.BRIEF_CRASH,
            Weather.LASTING_CRASH,
            Weather.AMNESIA,
            Weather.FAILING_DISK);

    private final Striking striking;

    Landmarks(Striking striking) {
        this.striking = striking;
    }

    /** The world with up to so many more. Half of those that follow one fall on what happens first after it. */
    World over(World world, int times, Chance chance) {
        World struck = world;
        long last = 0;
        for (int time = 0; time < times; time++) {
            boolean next = last > 0 && chance.happens(.5);
            Optional<World> more = strike(struck, next ? last : 0, chance);
            if (more.isPresent()) {
                struck = more.get();
                last = when(struck.faults().getLast());
            }
        }
        return struck;
    }

    /**
     * The world with one more; empty if the climate does not allow what was drawn.
     *
     * @param fromNanos what happened before is left alone; if that is the beginning, what happens first is no likelier to be struck
     */
    Optional<World> strike(World world, long fromNanos, Chance chance) {
        Trace trace =
                striking.play(world, Recording.everything(), (step, timeNanos, node, before, after, saved) -> true);
        Map<String, List<Step>> kinds =
                kinds(trace, Math.max(fromNanos, lastCrashInHandler(world)), striking.latest(world));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        List<Step> steps = chance.pick(List.copyOf(kinds.values()));
        Step step = fromNanos > 0 || chance.happens(.5) ? steps.getFirst() : chance.pick(steps);
        return striking.at(step, chance.happens(.5), world, chance);
    }

    /** What is struck later leaves a crash where it was seen to fit. */
    private static long lastCrashInHandler(World world) {
        return world.faults().stream()
                .filter(fault -> fault instanceof Fault.Crash crash && crash.spot() != Fault.Spot.BETWEEN_HANDLERS)
                .mapToLong(Landmarks::when)
                .max()
                .orElse(0);
    }

    private static long when(Fault fault) {
        return fault.when() instanceof Fault.When.At(Span time) ? time.maxNanos() : 0;
    }

    /** What servers did, by what they were and became, what happened, and whether they saved. */
    private Map<String, List<Step>> kinds(Trace trace, long fromNanos, long untilNanos) {
        Map<String, List<Step>> kinds = new TreeMap<>();
        for (Step step : trace.steps()) {
            NodeId node = step.node();
            if (node != null
                    && striking.isServer(node)
                    && step.timeNanos() > fromNanos
                    && step.timeNanos() <= untilNanos) {
                what(step.event())
                        .ifPresent(what -> kinds.computeIfAbsent(
                                        Striking.role(step.before()) + " " + what + " " + Striking.role(step.after())
                                                + (Striking.saves(step) ? " saving" : ""),
                                        kind -> new ArrayList<>())
                                .add(step));
            }
        }
        return kinds;
    }

    private static Optional<String> what(Event event) {
        return switch (event) {
            case Event.Delivered delivered -> Optional.of(name(delivered.message()));
            case Event.TimedOut timer -> Optional.of(name(timer.timer()));
            case Event.Booted booted -> Optional.of("boot");
            case Event.Requested asked -> Optional.of("question");
            case Event.Continued continued -> Optional.empty();
            case Event.Dropped dropped -> Optional.empty();
            case Event.GaveUp gaveUp -> Optional.empty();
            case Event.Crashed crashed -> Optional.empty();
            case Event.Disturbed disturbed -> Optional.empty();
            case Event.Restored restored -> Optional.empty();
            case Event.Partitioned partitioned -> Optional.empty();
            case Event.Healed healed -> Optional.empty();
        };
    }

    /** Of timers that are constants, each is a kind of its own. */
    private static String name(Object word) {
        return word instanceof Enum<?> constant
                ? constant.name()
                : word.getClass().getSimpleName();
    }
}
