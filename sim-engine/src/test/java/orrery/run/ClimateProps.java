package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Fault;
import orrery.world.World;

/** A climate stays within its budget, and is over before the run is. */
class ClimateProps {

    private static final long FOUR_FIFTHS = Worlds.SECOND * 4 / 5;

    private static World weather(String name, int servers, Budget budget, long seed) {
        return Climate.named(name, budget)
                .over(Worlds.of(servers, Worlds.CALM), stream -> Simulator.chance(seed, stream));
    }

    @Property(tries = 300)
    void neverMoreServersAreDownThanTheBudgetSays(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int servers) {
        Budget budget = Budget.minority(servers);
        Trace trace = Worlds.play(new Chatter(0), weather("hostile", servers, budget, seed), seed);
        TreeSet<Integer> down = new TreeSet<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Crashed && step.node() != null) {
                down.add(step.node().index());
                assertThat(down).hasSizeLessThanOrEqualTo(budget.down());
            } else if (step.event() instanceof Event.Booted && step.node() != null) {
                down.remove(step.node().index());
            }
        }
        assertThat(down).as("down in the end").isEmpty();
    }

    @Property(tries = 300)
    void everythingIsOverAfterFourFifths(@ForAll long seed) {
        Trace trace = Worlds.play(new Chatter(0), weather("hostile", 5, Budget.minority(5), seed), seed);
        TreeSet<Integer> going = new TreeSet<>();
        for (Step step : trace.steps()) {
            switch (step.event()) {
                case Event.Partitioned cut -> going.add(cut.fault());
                case Event.Healed healed -> going.remove(healed.fault());
                case Event.Disturbed disturbed -> going.add(disturbed.fault());
                case Event.Restored restored -> going.remove(restored.fault());
                default -> {}
            }
            if (step.timeNanos() > FOUR_FIFTHS) {
                assertThat(going).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void withoutABudgetNobodyLiesAndNoDiskIsLost(@ForAll long seed) {
        World world = weather("hostile", 5, Budget.minority(5), seed);
        assertThat(world.faults()).noneMatch(fault -> fault instanceof Fault.Byzantine);
        assertThat(world.faults()).noneMatch(fault -> fault instanceof Fault.Crash crash && crash.amnesia());
    }

    @Test
    void everyKindComesNowAndThenAndIsOftenLeftOut() {
        TreeSet<String> fired = new TreeSet<>();
        int partitions = 0;
        for (long seed = 0; seed < 400; seed++) {
            Trace trace =
                    Worlds.play(new Chatter(0), weather("hostile", 5, new Budget(2, 1, 1, 100_000_000), seed), seed);
            fired.addAll(trace.summary().fired().keySet());
            partitions += trace.summary().fired().containsKey("partition") ? 1 : 0;
        }
        assertThat(fired)
                .contains("crash", "restart", "amnesia", "pause", "slow node", "partition", "one-way partition")
                .contains("isolation", "majorities ring", "clog", "loss", "duplication", "reordering", "corruption")
                .contains("clock jump", "clock drift");
        assertThat(partitions).isBetween(150, 350);
    }

    @Test
    void calmIsCalm() {
        World world = Worlds.of(3, Worlds.CALM);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(weather("calm", 3, Budget.minority(3), seed)).isEqualTo(world);
        }
    }
}
