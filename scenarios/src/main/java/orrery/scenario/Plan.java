package orrery.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import orrery.api.Protocol;
import orrery.explore.Strategy;
import orrery.explore.Trial;
import orrery.viz.page.Primer;
import orrery.viz.story.Remark;
import orrery.world.Climate;
import orrery.world.World;

/**
 * All that a run needs, and what is expected of it.
 *
 * @param name what runs of it are called, as in {@code raft/leader-crash}
 * @param scenario what it was made of
 * @param protocol what is played: the wrong twin if the scenario names one
 * @param right the protocol without a mistake: the same if the scenario names no twin
 * @param world where it is played
 * @param climate what else goes wrong there, drawn anew for each seed
 * @param strategy how each seed draws it
 */
public record Plan(
        String name,
        Scenario scenario,
        Protocol<?, ?> protocol,
        Protocol<?, ?> right,
        World world,
        Optional<Climate> climate,
        Strategy strategy) {

    /** One line, or empty. */
    public String title() {
        return scenario.title();
    }

    /** What the reader is told and asked, in the order of time. */
    public List<Remark> remarks() {
        return scenario.notes().stream()
                .map(NoteSpec::remark)
                .sorted(Comparator.comparingLong(Remark::timeNanos))
                .toList();
    }

    /** What somebody needs to know who has never heard of the protocol. */
    public Primer primer() {
        return Introduction.of(protocol, twin());
    }

    /** The wrong twin's name, or empty. */
    public String twin() {
        return scenario.twin().filter(name -> !name.equals(Scenario.NO_TWIN)).orElse("");
    }

    public long seed() {
        return scenario.seed().value();
    }

    /** With no twin in the place of one, that nothing is broken. */
    public Expectation expect() {
        Expectation written = scenario.expect();
        return scenario.twin().filter(Scenario.NO_TWIN::equals).isPresent()
                ? written.withBroken(Optional.empty())
                : written;
    }

    /**
     * What is put on trial; {@link #seed} is the seed to begin with.
     *
     * @param keepGoing whether a run goes on after a broken promise
     */
    public Trial trial(boolean keepGoing) {
        return new Trial(
                protocol,
                twin(),
                Optional.<Protocol<?, ?>>of(right).filter(same -> !twin().isEmpty()),
                world,
                climate,
                strategy,
                name,
                expect().consistency(),
                keepGoing);
    }

    /** What the seed drew in this climate, one thing a line; empty in a world without one, or with luck. */
    public List<String> weather() {
        return WeatherReport.of(world, trial(false).weather(seed()));
    }

    /** The same with another seed. */
    public Plan withSeed(long seed) {
        return new Plan(name, scenario.withSeed(seed), protocol, right, world, climate, strategy);
    }

    /** The same by another strategy. */
    public Plan by(Strategy other) {
        return new Plan(name, scenario, protocol, right, world, climate, other);
    }
}
