package orrery.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.ClockBound;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.trace.Effect;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Climate;
import orrery.world.Climate.Weather;
import orrery.world.Fault;
import orrery.world.Fault.Spot;
import orrery.world.Retold;
import orrery.world.Target;
import orrery.world.World;

/**
 * Strikes a server at something that it was seen to do: a run is played as it is, and a fault falls on one of its steps. Up to
 * there the run stays the same, for a fault changes no decision but its own.
 */
final class Striking {

    /** Steps are kept while one is looked for, and a storm of messages must not fill the memory. */
    private static final long MOST_STEPS = 200_000;

    /** A clock runs half as fast again at most, in parts per million. */
    private static final long MOST_DRIFT = 500_000;

    /** What can strike like that. A crash is as likely as any three of the others. */
    private static final List<Weather> KINDS = List.of(
            Weather.CRASH,
            Weather.ISOLATION,
            Weather.PARTITION,
            Weather.PAUSE,
            Weather.CUT_LINK,
            Weather.ONE_WAY,
            Weather.CLOG,
            Weather.CLOCK_DRIFT,
            Weather.LASTING_CRASH,
            Weather.SPLIT,
            Weather.ONE_WAY_SPLIT);

    private final Trial trial;
    private final Climate climate;
    private final Simulator simulator;
    private final long seed;

    /** @param seed under which the worlds are played */
    Striking(Trial trial, Climate climate, Simulator simulator, long seed) {
        this.trial = trial;
        this.climate = climate;
        this.simulator = simulator;
        this.seed = seed;
    }

    /** Whether a climate has anything that can strike like that. */
    static boolean in(Climate climate) {
        return KINDS.stream().anyMatch(climate::has);
    }

    static String role(@Nullable Object state) {
        return state == null ? "down" : Roles.of(state.getClass());
    }

    static boolean saves(Step step) {
        return step.effects().stream()
                .anyMatch(effect -> effect instanceof Effect.Saved || effect instanceof Effect.Synced);
    }

    /** Later a fault would hardly be over in time. */
    long latest(World world) {
        return climate.lengthNanos(world) * 62 / 100;
    }

    Trace play(World world, Recording recording, Observer observer) {
        return simulator.run(
                trial.protocol(),
                world.withMaxSteps(Math.min(world.maxSteps(), MOST_STEPS)),
                seed,
                trial.scenario(),
                trial.twin(),
                recording,
                observer);
    }

    boolean isServer(NodeId node) {
        return node.index() < trial.world().servers().size();
    }

    /**
     * The world with one fault more, or all servers down at once; empty if the climate does not allow the one that was drawn.
     *
     * @param step of a server
     * @param after whether just after the step; if not, just before it, or in it
     */
    Optional<World> at(Step step, boolean after, World world, Chance chance) {
        if (climate.has(Weather.POWER_FAILURE) && chance.happens(.2)) {
            List<Fault> faults = new ArrayList<>(world.faults());
            faults.addAll(powerFailure(step.timeNanos() + 1, world, chance));
            return allowed(world.withFaults(faults));
        }
        return at(step, after, kind(world, chance), world, chance);
    }

    /** The same with a fault of this kind. */
    Optional<World> at(Step step, boolean after, Weather kind, World world, Chance chance) {
        List<Fault> faults = new ArrayList<>(world.faults());
        faults.add(fault(kind, step, step.timeNanos() + (after ? 1 : 0), world, chance));
        return allowed(world.withFaults(faults));
    }

    /** A world, if the climate allows it. */
    Optional<World> allowed(World world) {
        List<Fault> faults = world.faults().stream().map(Striking::atItsTime).toList();
        return climate.allows(trial.world(), world.withFaults(faults)) ? Optional.of(world) : Optional.empty();
    }

    /** A crash inside a handler may have to wait for one that fits; but these were seen to fit. */
    private static Fault atItsTime(Fault fault) {
        return fault instanceof Fault.Crash ? Retold.with(fault, "spot", Spot.BETWEEN_HANDLERS) : fault;
    }

    /** All servers go down, each for a while of its own. */
    private List<Fault> powerFailure(long time, World world, Chance chance) {
        List<Fault> all = new ArrayList<>();
        for (NodeId server : world.servers()) {
            Optional<Span> down = exactly(Climate.brief(world, longest(world, time), chance));
            all.add(new Fault.Crash(at(time), new Target.Named(server), down, Spot.BETWEEN_HANDLERS, false));
        }
        return all;
    }

    private Fault fault(Weather kind, Step step, long time, World world, Chance chance) {
        NodeId node = Objects.requireNonNull(step.node());
        Target target = new Target.Named(node);
        long lasts = (long) (longest(world, time) / 50.0 * StrictMath.exp(chance.fraction() * StrictMath.log(50)));
        Optional<Span> span = exactly(lasts);
        return switch (kind) {
            case ISOLATION -> new Fault.Isolate(at(time), target, span);
            case PARTITION -> {
                List<List<Target>> sides = List.of(List.of(target), List.of(new Target.Others()));
                yield new Fault.Partition(at(time), sides, span, Optional.empty());
            }
            case PAUSE -> new Fault.Pause(at(time), target, span);
            case CUT_LINK -> {
                NodeId other = chance.pick(others(node, world));
                List<List<Target>> sides = Climate.cutLink(world, node, other, chance);
                yield new Fault.Partition(at(time), sides, span, Optional.empty());
            }
            case SPLIT -> {
                List<List<Target>> sides = Climate.split(world, part(node, world, chance), chance);
                yield new Fault.Partition(at(time), sides, span, Optional.empty());
            }
            case ONE_WAY_SPLIT -> {
                List<List<Target>> sides = Climate.split(world, part(node, world, chance), chance);
                boolean silent = chance.happens(.5);
                yield new Fault.OneWay(
                        at(time),
                        silent ? sides.getFirst() : sides.getLast(),
                        silent ? sides.getLast() : sides.getFirst(),
                        span);
            }
            case ONE_WAY -> {
                List<List<Target>> way = way(node, world, chance);
                yield new Fault.OneWay(at(time), way.getFirst(), way.getLast(), span);
            }
            case CLOG -> {
                List<List<Target>> way = way(node, world, chance);
                yield new Fault.Clog(at(time), way.getFirst(), way.getLast(), span);
            }
            case CLOCK_DRIFT -> new Fault.ClockDrift(at(time), target, drift(world, lasts, chance), span);
            case LASTING_CRASH -> crash(step, time, Optional.empty(), world, chance);
            default -> {
                boolean brief = climate.has(Weather.BRIEF_CRASH) && chance.happens(.5);
                long down = brief ? Climate.brief(world, longest(world, time), chance) : lasts;
                yield crash(step, time, exactly(down), world, chance);
            }
        };
    }

    /** Too slow or too fast, by as much as the climate and what was declared of clocks allow, or by half of that. */
    private long drift(World world, long lasts, Chance chance) {
        long most = Math.min(
                climate.budget().clockErrorNanos() / (lasts / 1_000_000 + 1),
                world.clockBound().map(ClockBound::driftPartsPerMillion).orElse(MOST_DRIFT));
        return (chance.happens(.5) ? most : most / 2) * (chance.happens(.5) ? 1 : -1);
    }

    /** A kind of fault that can strike in this climate. */
    Weather kind(World world, Chance chance) {
        List<Weather> kinds = new ArrayList<>(KINDS);
        kinds.removeIf(kind -> !climate.has(kind));
        if (world.servers().size() == 1) {
            kinds.removeAll(List.of(
                    Weather.PARTITION,
                    Weather.CUT_LINK,
                    Weather.ONE_WAY,
                    Weather.CLOG,
                    Weather.SPLIT,
                    Weather.ONE_WAY_SPLIT));
        }
        if (kinds.contains(Weather.CRASH)) {
            kinds.addAll(List.of(Weather.CRASH, Weather.CRASH));
        }
        return kinds.isEmpty() ? Weather.CRASH : chance.pick(kinds);
    }

    /** A server and some others, but not all. */
    private static List<NodeId> part(NodeId node, World world, Chance chance) {
        List<NodeId> others = chance.shuffle(others(node, world));
        List<NodeId> part = new ArrayList<>(others.subList(0, chance.below(others.size())));
        part.add(node);
        return part;
    }

    /** From a server to another or to all others, or the other way. */
    private static List<List<Target>> way(NodeId node, World world, Chance chance) {
        List<Target> here = List.of(new Target.Named(node));
        List<Target> there = chance.happens(.5)
                ? List.of(new Target.Others())
                : List.of(new Target.Named(chance.pick(others(node, world))));
        return chance.happens(.5) ? List.of(here, there) : List.of(there, here);
    }

    private Fault crash(Step step, long time, Optional<Span> down, World world, Chance chance) {
        Target target = new Target.Named(Objects.requireNonNull(step.node()));
        Spot spot = climate.has(Weather.CRASH_IN_HANDLER) ? chance.pick(spots(step)) : Spot.BETWEEN_HANDLERS;
        if (spot == Spot.BETWEEN_HANDLERS) {
            return new Fault.Crash(at(time), target, down, spot, false);
        }
        long waits = longest(world, time) - down.map(Span::maxNanos).orElse(0L);
        return new Fault.Crash(at(step.timeNanos()), target, down, spot, false, Optional.of(Duration.ofNanos(waits)));
    }

    /** Where in this step, or beside it, a crash can fall. */
    private static List<Spot> spots(Step step) {
        List<Spot> spots = new ArrayList<>(List.of(Spot.BETWEEN_HANDLERS));
        if (saves(step)) {
            Collections.addAll(spots, Spot.BEFORE_SAVE, Spot.AFTER_SAVE);
        }
        if (step.effects().stream().anyMatch(Effect.Sent.class::isInstance)) {
            Collections.addAll(spots, Spot.BEFORE_SEND, Spot.AFTER_SEND);
        }
        if (step.effects().size() > 1) {
            spots.add(Spot.BETWEEN_EFFECTS);
        }
        return spots;
    }

    /** How long a fault can last that begins at a time. */
    long longest(World world, long time) {
        return climate.lengthNanos(world) * 4 / 5 - time - 1;
    }

    private static List<NodeId> others(NodeId node, World world) {
        return world.servers().stream().filter(server -> !server.equals(node)).toList();
    }

    private static Fault.When at(long nanos) {
        return new Fault.When.At(new Span(nanos, nanos));
    }

    static Optional<Span> exactly(long nanos) {
        return Optional.of(new Span(nanos, nanos));
    }
}
