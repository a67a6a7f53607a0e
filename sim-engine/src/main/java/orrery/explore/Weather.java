package orrery.explore;

import java.util.Optional;
import java.util.function.BiFunction;
import orrery.api.Chance;
import orrery.run.Simulator;
import orrery.world.Climate;
import orrery.world.Network;
import orrery.world.Pace;
import orrery.world.World;

/** The world that one seed draws, by each kind of strategy. All is over after four fifths of a run, as in every climate. */
final class Weather {

    private static final double FEWEST_MESSAGES = 16;
    private static final double MOST_MESSAGES = 16_384;

    private final Trial trial;
    private final Simulator simulator;
    private final long seed;

    /** @param simulator plays what is played before the run itself */
    Weather(Trial trial, Simulator simulator, long seed) {
        this.trial = trial;
        this.simulator = simulator;
        this.seed = seed;
    }

    World drawnBy(Strategy.Kind kind) {
        return switch (kind) {
            case PLAIN, GUIDED, MIXED -> plain();
            case LANDMARKS -> landmarks();
            case PURSUIT -> pursuit();
            case WEIGHTED, POS, PCT_2, PCT_3 -> atPaceOf(kind, plain());
        };
    }

    /** At the pace of a kind of strategy, unless the scenario says how long messages take. */
    World atPaceOf(Strategy.Kind kind, World world) {
        Network written = trial.world().network();
        boolean free = written.deviations().isEmpty() && written.pace().equals(Pace.CHANCE);
        return free ? world.withNetwork(world.network().at(pace(kind))) : world;
    }

    private Pace pace(Strategy.Kind kind) {
        return switch (kind) {
            case WEIGHTED -> new Pace.Weighted();
            case POS -> new Pace.Pos(until());
            case PCT_2 -> pct(2);
            case PCT_3 -> pct(3);
            case PLAIN, LANDMARKS, PURSUIT, GUIDED, MIXED -> Pace.CHANCE;
        };
    }

    private World plain() {
        return trial.climate().map(this::over).orElse(trial.world());
    }

    private World over(Climate climate) {
        return climate.over(trial.world(), this::chance);
    }

    /** Nobody knows how many messages there will be: as often between 16 and 32 as between 8192 and 16384. */
    private Pace pct(int depth) {
        double messages = StrictMath.exp(StrictMath.log(FEWEST_MESSAGES)
                + chance("messages").fraction() * StrictMath.log(MOST_MESSAGES / FEWEST_MESSAGES));
        return new Pace.Pct(depth, (long) messages, until());
    }

    private long until() {
        World world = trial.world();
        return trial.climate().map(climate -> climate.lengthNanos(world)).orElse(world.durationNanos()) * 4 / 5;
    }

    /** Weather without crashes of its own, and then faults where something rare happens. */
    private World landmarks() {
        Chance chance = chance("landmarks");
        return struck((striking, world) -> new Landmarks(striking).over(world, 1 + chance.below(3), chance));
    }

    /** The same, and then faults that follow a role. */
    private World pursuit() {
        Chance chance = chance("pursuit");
        return struck((striking, world) -> new Pursuit(striking, chance).over(world));
    }

    private World struck(BiFunction<Striking, World, World> how) {
        Optional<Climate> climate = trial.climate();
        if (climate.isEmpty() || !Striking.in(climate.get())) {
            return plain();
        }
        World world = over(climate.get().without(Landmarks.INSTEAD_OF));
        return how.apply(new Striking(trial, climate.get(), simulator, seed), world);
    }

    private Chance chance(String stream) {
        return Simulator.chance(seed, stream);
    }
}
