package orrery.explore;

import java.util.Optional;
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
            case PLAIN, LANDMARKS, GUIDED, MIXED -> Pace.CHANCE;
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
        return trial.world().durationNanos() * 4 / 5;
    }

    /** Weather without crashes of its own, and then crashes where something rare happens. */
    private World landmarks() {
        Optional<Climate> climate = trial.climate();
        if (climate.isEmpty() || !Landmarks.in(climate.get())) {
            return plain();
        }
        World world = over(climate.get().without(Landmarks.INSTEAD_OF));
        Chance chance = chance("landmarks");
        int times = 1 + chance.below(3);
        Landmarks landmarks = new Landmarks(trial, climate.get(), simulator, seed);
        for (int time = 0; time < times; time++) {
            world = landmarks.strike(world, chance).orElse(world);
        }
        return world;
    }

    private Chance chance(String stream) {
        return Simulator.chance(seed, stream);
    }
}
