package orrery.protocols.threephase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.protocols.Arena;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Fault.Spot;

/** Each wrong twin breaks the promise that it names where sites crash; the right protocol does so where the network is cut. */
class TwinsTest {

    private static final Span WHILE_IT_RUNS = Span.millis(90, 300);

    static Stream<Twin> twins() {
        return new ThreePhase().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Simulator simulator = new Simulator();
        Trial wrong = stage(twin).trial(twin.protocol());
        LongStream seeds = LongStream.rangeClosed(1, Boolean.getBoolean("twins.count") ? 200 : 1_000)
                .filter(candidate -> broken(wrong, simulator, candidate).equals(List.of(twin.breaks())));
        if (Boolean.getBoolean("twins.count")) {
            System.out.println(twin.name() + ": " + seeds.count() + " of 200");
            return;
        }
        long seed = seeds.findFirst()
                .orElseThrow(
                        () -> new AssertionError("in no run was \"" + twin.breaks() + "\" broken, and nothing else"));
        assertThat(broken(stage(twin).trial(new ThreePhase()), simulator, seed)).isEmpty();
    }

    /** What it leaves out: the network may not be cut. Then the right protocol decides both ways. */
    @Test
    void aPartitionBreaksTheProtocolItself() {
        Simulator simulator = new Simulator();
        Trial trial = new Stage(4).cut(Span.millis(100, 160), 3, 2_000).trial(new ThreePhase());
        assertThat(LongStream.rangeClosed(1, 200)
                        .filter(seed -> broken(trial, simulator, seed).equals(List.of(Decisions.ATOMICITY)))
                        .count())
                .isGreaterThan(10);
    }

    /** Three sites of four crash in the middle of something, and come back. */
    private static Stage stage(Twin twin) {
        Stage stage = new Stage(4).crash(1, WHILE_IT_RUNS, Spot.AFTER_SEND, Optional.of(Span.millis(100, 2_000)));
        return twin.name().equals("commits-without-levelling")
                // who takes over is down as soon as it has committed, and has told nobody
                ? stage.crash(2, Span.millis(250, 300), Spot.AFTER_SAVE, Optional.of(Span.millis(2_000, 2_000)))
                : stage.crash(2, WHILE_IT_RUNS, Spot.BETWEEN_EFFECTS, Optional.of(Span.millis(10, 2_000)))
                        .crash(3, Span.millis(90, 700), Spot.AFTER_SEND, Optional.of(Span.millis(10, 2_000)));
    }

    private static List<String> broken(Trial trial, Simulator simulator, long seed) {
        return trial.play(simulator, seed, Recording.digestOnly()).verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    @Test
    void whatATwinBreaksIsPromised() {
        List<String> promises =
                new ThreePhase().checks().stream().map(Check::promise).toList();
        for (Twin twin : new ThreePhase().twins()) {
            assertThat(promises).as(twin.name()).contains(twin.breaks());
        }
    }

    /** Where timers fire whenever they like, sites decide differently, as in a network that is cut; and no timer outlives its role. */
    @Test
    void withoutTimeItBreaksItsPromiseAndNothingElse() {
        Exploration found = new Explorer(
                        new ThreePhase(),
                        new Arena(3, Options.DEFAULTS).world(),
                        Bounds.DEFAULT,
                        List.of(),
                        any -> true,
                        false,
                        false)
                .explore();
        assertThat(found.verdicts().stream().filter(Verdict::broken).map(Verdict::promise))
                .containsExactly(Decisions.ATOMICITY);
    }
}
