package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Traces of real runs: they come back whole, and they grow with what happens, not with what the nodes remember. */
class TracedRunTest {

    @Test
    void aStormyRunComesBackWhole() throws TraceFormatException {
        Trace trace = play(1000, Recording.everything());
        assertThat(trace.steps().stream()
                        .map(step -> step.event().getClass().getSimpleName())
                        .distinct())
                .contains(
                        "Booted",
                        "Delivered",
                        "Dropped",
                        "TimedOut",
                        "Requested",
                        "Crashed",
                        "Partitioned",
                        "Healed",
                        "Disturbed",
                        "Restored");
        assertThat(trace.history().operations().size()).isGreaterThan(200);
        Trace loaded = Traces.loaded(Traces.saved(trace));
        assertThat(loaded).isEqualTo(TraceFile.described(trace));
        assertThat(loaded.digest()).isEqualTo(trace.digest());
    }

    @Test
    void theLastStepsOfARunComeBackToo() throws TraceFormatException {
        Trace trace = play(1000, Recording.ring(100));
        Trace loaded = Traces.loaded(Traces.saved(trace));
        assertThat(loaded).isEqualTo(TraceFile.described(trace));
        assertThat(loaded.steps()).hasSize(100);
        assertThat(loaded.steps().getFirst().number()).isEqualTo(trace.summary().steps() - 100);
    }

    @Test
    void aRunOfTwiceTheLengthMakesAFileOfTwiceTheLength() {
        long once = Traces.saved(play(1000, Recording.everything())).length;
        long twice = Traces.saved(play(2000, Recording.everything())).length;
        assertThat(twice).isBetween(once * 17 / 10, once * 23 / 10);
    }

    @Test
    void aTraceThatHoldsNothingHasNoSteps() throws TraceFormatException {
        Trace trace = play(1000, Recording.digestOnly());
        assertThat(Traces.loaded(Traces.saved(trace))).isEqualTo(TraceFile.described(trace));
    }

    static Trace play(int millis, Recording recording) {
        long nanos = millis * 1_000_000L;
        Optional<Span> aWhile = Optional.of(Span.millis(100, 100));
        List<Fault> faults = List.of(
                new Fault.Crash(at(300), new Target.Any(), aWhile, Fault.Spot.BETWEEN_HANDLERS, false),
                new Fault.Pause(at(500), new Target.Any(), aWhile),
                new Fault.Isolate(at(600), new Target.Any(), aWhile));
        World world = new World(
                World.servers(3),
                World.clients(8, 3),
                nanos,
                10_000_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Exponential(5_000_000))
                        .losing(new Loss.Independent(.01))
                        .duplicating(.01)),
                Workload.open(400, 4, Map.of("put", 1), 0, nanos),
                faults);
        return new Simulator()
                .run(
                        new Scribes(),
                        world,
                        7,
                        "scribes",
                        "",
                        recording,
                        (step, time, node, before, after, saved) -> true);
    }

    private static Fault.When at(long millis) {
        return new Fault.When.At(Span.millis(millis, millis));
    }
}
