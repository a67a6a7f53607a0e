package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Fault;
import orrery.world.Target;
import orrery.world.Workload;
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

    private static World own(int servers, int down, long seed, Climate.Weather... kinds) {
        Budget budget = new Budget(down, 0, 0, 0);
        List<Climate.Kind> each =
                Stream.of(kinds).map(kind -> new Climate.Kind(kind, 6)).toList();
        return new Climate("own", each, budget)
                .over(Worlds.of(servers, Worlds.CALM), stream -> Simulator.chance(seed, stream));
    }

    /** A minority goes for good, and nobody else is down with it. */
    @Property(tries = 200)
    void whoNeverComesBackCountsAsDown(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int servers) {
        int budget = (servers - 1) / 2;
        World world = own(servers, budget, seed, Climate.Weather.CRASH, Climate.Weather.LASTING_CRASH);
        TreeSet<Integer> down = new TreeSet<>();
        for (Step step : Worlds.play(new Chatter(0), world, seed).steps()) {
            if (step.event() instanceof Event.Crashed && step.node() != null) {
                down.add(step.node().index());
                assertThat(down).hasSizeLessThanOrEqualTo(budget);
            } else if (step.event() instanceof Event.Booted && step.node() != null) {
                down.remove(step.node().index());
            }
        }
        // who is down already cannot crash again, so somebody who was to go for good may have stayed
        assertThat(world.faults().stream()
                        .filter(fault -> fault.lasts().isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(down.size());
    }

    @Test
    void briefCrashesAreBriefAndLinksAreCutOneByOne() {
        int crashes = 0;
        int cuts = 0;
        int gone = 0;
        for (long seed = 0; seed < 100; seed++) {
            World world = own(
                    4,
                    1,
                    seed,
                    Climate.Weather.BRIEF_CRASH,
                    Climate.Weather.CUT_LINK,
                    Climate.Weather.LASTING_CRASH,
                    Climate.Weather.POWER_FAILURE);
            for (Fault fault : world.faults()) {
                if (fault instanceof Fault.Partition cut) {
                    assertThat(cut.sides()).hasSize(2).allMatch(side -> side.size() == 1);
                    cuts++;
                } else if (fault.lasts().isPresent()) {
                    assertThat(fault.lasts().get().maxNanos()).isLessThanOrEqualTo(Worlds.SECOND / 100);
                    crashes++;
                } else {
                    gone++;
                }
            }
        }
        assertThat(crashes).isGreaterThan(50);
        assertThat(cuts).isGreaterThan(50);
        assertThat(gone).isBetween(20, 80);
    }

    /** Each server and each client is on one side, and clients are on both. */
    @Test
    void aSplitLeavesClientsOnBothSides() {
        World calm = Worlds.of(4, 3, Worlds.CALM, Workload.none());
        TreeSet<Integer> servers = new TreeSet<>();
        TreeSet<Integer> clients = new TreeSet<>();
        for (Climate.Weather kind : List.of(Climate.Weather.SPLIT, Climate.Weather.ONE_WAY_SPLIT)) {
            Climate climate = new Climate("own", List.of(new Climate.Kind(kind, 6)), Budget.minority(4));
            for (long seed = 0; seed < 50; seed++) {
                long drawn = seed;
                World world = climate.over(calm, stream -> Simulator.chance(drawn, stream));
                assertThat(climate.allows(calm, world)).isTrue();
                for (Fault fault : world.faults()) {
                    List<List<Target>> sides = fault instanceof Fault.OneWay way
                            ? List.of(way.from(), way.to())
                            : ((Fault.Partition) fault).sides();
                    assertThat(fault instanceof Fault.OneWay).isEqualTo(kind == Climate.Weather.ONE_WAY_SPLIT);
                    assertThat(sides.stream().flatMap(List::stream))
                            .containsExactlyInAnyOrderElementsOf(
                                    calm.nodes().stream().map(Target.Named::new).toList());
                    int part = (int) count(sides.getFirst(), calm.servers());
                    assertThat(part).isBetween(1, 3);
                    servers.add(part);
                    clients.add((int) count(sides.getFirst(), calm.clients()));
                }
            }
        }
        assertThat(servers).containsExactly(1, 2, 3);
        assertThat(clients).containsExactly(0, 1, 2, 3);
    }

    private static long count(List<Target> side, List<NodeId> nodes) {
        return nodes.stream().map(Target.Named::new).filter(side::contains).count();
    }

    /** It needs a budget for it, and all servers boot again. */
    @Test
    void thePowerFailsForEverybodyAtOnce() {
        int failures = 0;
        for (long seed = 0; seed < 50; seed++) {
            List<Fault> faults = own(4, 4, seed, Climate.Weather.POWER_FAILURE).faults();
            assertThat(faults.size() % 4).isZero();
            for (int first = 0; first < faults.size(); first += 4) {
                assertThat(faults.subList(first, first + 4).stream()
                                .map(Fault::when)
                                .distinct())
                        .hasSize(1);
                failures++;
            }
            assertThat(own(4, 3, seed, Climate.Weather.POWER_FAILURE).faults()).isEmpty();
        }
        assertThat(failures).isPositive();
    }

    @Test
    void calmIsCalm() {
        World world = Worlds.of(3, Worlds.CALM);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(weather("calm", 3, Budget.minority(3), seed)).isEqualTo(world);
        }
    }
}
