package orrery.explore.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.Span;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** What is planned comes sooner, and everything takes longer. */
class ScheduleTest {

    /** Changes must be in the order of their times. */
    private record Options(List<String> changes, Duration heartbeat) {
        Options {
            if (!changes.stream().sorted().toList().equals(changes)) {
                throw new IllegalArgumentException("not in order");
            }
        }
    }

    private static final Schedule ALL = new Schedule(true);

    private static Fault pause(int at, int lasts) {
        return new Fault.Pause(
                new Fault.When.At(Span.millis(at, at)),
                new Target.Named(World.servers(2).getFirst()),
                Optional.of(Span.millis(lasts, lasts)));
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }

    private static World world(List<String> changes, Fault... faults) {
        return new World(
                World.servers(2),
                World.clients(1, 2),
                nanos(4_000),
                1_000,
                new Options(changes, Duration.ofMillis(50)),
                new Network(Link.calm(new Distribution.Constant(nanos(10)))),
                Workload.open(100, 1, Map.of("put", 1), nanos(300), nanos(400)),
                List.of(faults));
    }

    @Test
    void faultsQuestionsAndAppointmentsAreMoments() {
        World world = world(List.of("500ms n1", "at leisure"), pause(200, 50));
        assertThat(ALL.moments(world)).containsExactly(nanos(200), nanos(300), nanos(500));
        assertThat(new Schedule(false).moments(world)).containsExactly(nanos(200), nanos(300));
    }

    @Test
    void whatIsPlannedFromAMomentOnComesSooner() {
        World sooner = ALL.sooner(world(List.of("250ms n1", "500ms n1 n2"), pause(200, 50)), nanos(300), nanos(100));
        assertThat(sooner.faults()).containsExactly(pause(200, 50));
        assertThat(sooner.workload().fromNanos()).isEqualTo(nanos(200));
        assertThat(sooner.workload().untilNanos()).isEqualTo(nanos(300));
        assertThat(((Options) sooner.options()).changes()).containsExactly("250ms n1", "400ms n1 n2");
    }

    @Test
    void optionsThatRefuseItStayAsTheyAre() {
        World sooner = ALL.sooner(world(List.of("450ms n1", "500ms n1 n2")), nanos(500), nanos(200));
        assertThat(((Options) sooner.options()).changes()).containsExactly("450ms n1", "500ms n1 n2");
    }

    @Test
    void stretchedEverythingThatIsPlannedTakesLonger() {
        World longer = ALL.stretched(world(List.of("500ms n1"), pause(200, 50)), 5, 1);
        assertThat(longer.faults()).containsExactly(pause(1_000, 250));
        assertThat(longer.workload().fromNanos()).isEqualTo(nanos(1_500));
        assertThat(longer.workload().loop()).isEqualTo(new Workload.Loop.Open(20));
        assertThat(((Options) longer.options()).changes()).containsExactly("2.5s n1");
        assertThat(ALL.stretched(longer, 1, 5)).isEqualTo(world(List.of("500ms n1"), pause(200, 50)));
    }

    @Test
    void messagesTakeLongerWhereChanceDoesNotDecideIt() {
        World drawn = world(List.of());
        assertThat(ALL.slowed(drawn, 5, 1)).isEqualTo(drawn);
        Deviation late = new Deviation(World.servers(2).get(0), World.servers(2).get(1), 3, new Fate.Takes(nanos(30)));
        Network slower = ALL.slowed(drawn.withNetwork(drawn.network().with(new Deviations(List.of(late)))), 5, 1)
                .network();
        assertThat(slower.link().latency()).isEqualTo(new Distribution.Constant(nanos(50)));
        assertThat(slower.deviations().orElseThrow().all())
                .containsExactly(new Deviation(late.from(), late.to(), 3, new Fate.Takes(nanos(150))));
    }
}
