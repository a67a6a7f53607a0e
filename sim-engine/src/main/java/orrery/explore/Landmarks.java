package orrery.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Climate;
import orrery.world.Climate.Weather;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.Target;
import orrery.world.World;

/**
 * Faults where something rare happens. A fault at a time that is drawn evenly falls into what a protocol does most of the time; the
 * moment between a vote and its save passes it by. So the run is played once as it is, its steps are sorted by what they are, and a
 * kind of step is drawn, the rare ones as likely as the frequent; one of its steps is struck. Up to there the run stays the same,
 * for a fault changes no decision but its own.
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

    /** All steps are kept while it looks for one to strike, and a storm of messages must not fill the memory. */
    private static final long MOST_STEPS = 200_000;

    private final Trial trial;
    private final Climate climate;
    private final Simulator simulator;
    private final long seed;

    /** @param seed under which the worlds are played */
    Landmarks(Trial trial, Climate climate, Simulator simulator, long seed) {
        this.trial = trial;
        this.climate = climate;
        this.simulator = simulator;
        this.seed = seed;
    }

    /** Whether a climate has anything that can strike like that. */
    static boolean in(Climate climate) {
        return climate.has(Weather.CRASH);
    }

    /** The world with one more, or all servers down at once; empty if the climate does not allow the one that was drawn. */
    Optional<World> strike(World world, Chance chance) {
        Map<String, List<Step>> kinds = kinds(play(world), lastCrashInHandler(world), latestStrike(world));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        List<Step> steps = chance.pick(List.copyOf(kinds.values()));
        Step step = chance.happens(.5) ? steps.getFirst() : chance.pick(steps);
        List<Fault> faults = new ArrayList<>(world.faults());
        if (powerFails(chance)) {
            faults.addAll(powerFailure(step, world, chance));
        } else {
            faults.add(fault(step, world, chance));
        }
        boolean allowed = climate.allows(
                trial.world(),
                world.withFaults(faults.stream().map(Landmarks::atItsTime).toList()));
        return allowed ? Optional.of(world.withFaults(faults)) : Optional.empty();
    }

    /** A crash inside a handler may have to wait for one that fits; but these were seen to fit. */
    private static Fault atItsTime(Fault fault) {
        return fault instanceof Fault.Crash ? Retold.with(fault, "spot", Fault.Spot.BETWEEN_HANDLERS) : fault;
    }

    /** What is struck later leaves a crash where it was seen to fit. */
    private static long lastCrashInHandler(World world) {
        return world.faults().stream()
                .filter(fault -> fault instanceof Fault.Crash crash && crash.spot() != Fault.Spot.BETWEEN_HANDLERS)
                .mapToLong(fault -> fault.when() instanceof Fault.When.At(Span time) ? time.maxNanos() : 0)
                .max()
                .orElse(0);
    }

    private Trace play(World world) {
        return simulator.run(
                trial.protocol(),
                world.withMaxSteps(Math.min(world.maxSteps(), MOST_STEPS)),
                seed,
                trial.scenario(),
                trial.twin(),
                Recording.everything(),
                (step, timeNanos, node, before, after, saved) -> true);
    }

    private static long latestStrike(World world) {
        return world.durationNanos() * 62 / 100;
    }

    /** What servers did, by what they were and became, what happened, and whether they saved. */
    private Map<String, List<Step>> kinds(Trace trace, long fromNanos, long untilNanos) {
        Map<String, List<Step>> kinds = new TreeMap<>();
        int servers = trial.world().servers().size();
        for (Step step : trace.steps()) {
            NodeId node = step.node();
            if (node != null
                    && node.index() < servers
                    && step.timeNanos() > fromNanos
                    && step.timeNanos() <= untilNanos) {
                what(step.event())
                        .ifPresent(what -> kinds.computeIfAbsent(
                                        role(step.before()) + " " + what + " " + role(step.after())
                                                + (saves(step) ? " saving" : ""),
                                        kind -> new ArrayList<>())
                                .add(step));
            }
        }
        return kinds;
    }

    private static Optional<String> what(Event event) {
        return switch (event) {
            case Event.Delivered delivered ->
                Optional.of(delivered.message().getClass().getSimpleName());
            case Event.TimedOut timer -> Optional.of(timer.timer().getClass().getSimpleName());
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

    private static String role(@Nullable Object state) {
        return state == null ? "down" : Roles.of(state.getClass());
    }

    private static boolean saves(Step step) {
        return step.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Saved || effect instanceof Effect.Synced);
    }

    private boolean powerFails(Chance chance) {
        return climate.has(Weather.POWER_FAILURE) && chance.happens(.2);
    }

    /** Just after it happened, all servers go down, each for a while of its own. */
    private static List<Fault> powerFailure(Step step, World world, Chance chance) {
        long longest = world.durationNanos() * 4 / 5 - step.timeNanos() - 1;
        List<Fault> all = new ArrayList<>();
        for (NodeId server : world.servers()) {
            long down = Climate.brief(world, longest, chance);
            all.add(new Fault.Crash(
                    at(step.timeNanos() + 1),
                    new Target.Named(server),
                    Optional.of(new Span(down, down)),
                    Fault.Spot.BETWEEN_HANDLERS,
                    false));
        }
        return all;
    }

    private Fault fault(Step step, World world, Chance chance) {
        NodeId node = Objects.requireNonNull(step.node());
        Target target = new Target.Named(node);
        long longest = world.durationNanos() * 4 / 5 - step.timeNanos() - 1;
        long lasts = (long) (longest / 50.0 * StrictMath.exp(chance.fraction() * StrictMath.log(50)));
        Optional<Span> span = Optional.of(new Span(lasts, lasts));
        boolean after = chance.happens(.5);
        Fault.When at = at(step.timeNanos());
        Fault.When then = at(step.timeNanos() + (after ? 1 : 0));
        int kind = chance.below(6);
        if (kind == 0 && climate.has(Weather.ISOLATION)) {
            return new Fault.Isolate(then, target, span);
        }
        if (kind == 1 && climate.has(Weather.PAUSE)) {
            return new Fault.Pause(then, target, span);
        }
        if (kind == 2 && climate.has(Weather.CUT_LINK) && world.servers().size() > 1) {
            NodeId other = chance.pick(others(node, world));
            return new Fault.Partition(then, Climate.cutLink(world, node, other, chance), span, Optional.empty());
        }
        if (kind == 3 && climate.has(Weather.LASTING_CRASH) && chance.happens(.25)) {
            return new Fault.Crash(then, target, Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false);
        }
        long down =
                climate.has(Weather.BRIEF_CRASH) && chance.happens(.5) ? Climate.brief(world, longest, chance) : lasts;
        Optional<Span> downFor = Optional.of(new Span(down, down));
        Fault.Spot spot =
                climate.has(Weather.CRASH_IN_HANDLER) ? chance.pick(spots(step)) : Fault.Spot.BETWEEN_HANDLERS;
        return spot == Fault.Spot.BETWEEN_HANDLERS
                ? new Fault.Crash(then, target, downFor, spot, false)
                : new Fault.Crash(at, target, downFor, spot, false, Optional.of(Duration.ofNanos(longest - down)));
    }

    private static List<NodeId> others(NodeId node, World world) {
        return world.servers().stream().filter(server -> !server.equals(node)).toList();
    }

    private static Fault.When at(long nanos) {
        return new Fault.When.At(new Span(nanos, nanos));
    }

    /** Where in this step, or beside it, a crash can fall. */
    private List<Fault.Spot> spots(Step step) {
        List<Fault.Spot> spots = new ArrayList<>();
        spots.add(Fault.Spot.BETWEEN_HANDLERS);
        if (saves(step)) {
            spots.add(Fault.Spot.BEFORE_SAVE);
            spots.add(Fault.Spot.AFTER_SAVE);
        }
        if (step.effects().stream().anyMatch(Effect.Sent.class::isInstance)) {
            spots.add(Fault.Spot.BEFORE_SEND);
            spots.add(Fault.Spot.AFTER_SEND);
        }
        if (step.effects().size() > 1) {
            spots.add(Fault.Spot.BETWEEN_EFFECTS);
        }
        return spots;
    }
}
