package orrery.protocols.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Climate;
import orrery.world.Fault.Spot;

/**
 * Each wrong twin breaks the promise that it names, and no other before it: within some seeds of a world that is made to
 * bring it out, where the right protocol keeps all promises in the very same run, and within some seeds of bad weather.
 */
class TwinsTest {

    /** How many seeds of bad weather are counted; {@code -Dtwins.count} counts them all, otherwise the first will do. */
    private static final int SEEDS = 200;

    private static final Span SOON = Span.millis(1_000, 2_000);

    static Stream<Twin> twins() {
        return new TwoPhase().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Stage stage = stage(twin.name());
        Simulator simulator = new Simulator();
        Trial wrong = stage.trial(twin.protocol());
        long seed = LongStream.rangeClosed(1, 1_000)
                .filter(candidate -> broken(wrong, simulator, candidate).equals(List.of(twin.breaks())))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("in no run was \"" + twin.breaks() + "\" broken, and nothing else"));
        assertThat(broken(stage.trial(new TwoPhase()), simulator, seed))
                .as("what the right protocol broke with seed %d", seed)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void badWeatherBringsItOut(Twin twin) {
        Simulator simulator = new Simulator();
        Presumption presumption = switch (twin.name()) {
            case "asks-without-collecting", "presumes-too-soon" -> Presumption.COMMIT;
            default -> Presumption.ABORT;
        };
        // participants that help each other hide much of what a coordinator does wrong
        boolean cooperative = twin.name().equals("guesses-for-others");
        Trial trial = new Stage(4)
                .with(Stage.options(presumption, Options.Placement.APART, false, cooperative, true))
                .lasting(Duration.ofSeconds(10))
                .losingWhatIsNotForced()
                .clients(4, 40, "transfer", "transfer", "collect", "audit")
                .restless()
                .trial(twin.protocol(), Climate.named("stormy", new Climate.Budget(4, 0, 0, 0)));
        LongPredicate caught = seed -> broken(trial, simulator, seed).contains(twin.breaks());
        LongStream seeds = LongStream.rangeClosed(1, SEEDS).filter(caught);
        if (Boolean.getBoolean("twins.count")) {
            System.out.println(twin.name() + ": " + seeds.count() + " of " + SEEDS);
        } else {
            assertThat(seeds.findFirst()).isPresent();
        }
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
                new TwoPhase().checks().stream().map(Check::promise).toList();
        for (Twin twin : new TwoPhase().twins()) {
            assertThat(promises).as(twin.name()).contains(twin.breaks());
        }
    }

    private static Stage stage(String twin) {
        return switch (twin) {
            case "tells-before-it-records" -> busy(4, Presumption.ABORT).crash(SOON, 1, 300, Spot.AFTER_SEND);
            case "promises-in-memory" -> busy(3, Presumption.ABORT).crash(SOON, 2, 300, Spot.BETWEEN_HANDLERS);
            case "aborts-when-tired" -> busy(3, Presumption.ABORT).isolate(SOON, 3, 300);
            case "silence-is-consent", "never-asks" ->
                busy(3, Presumption.ABORT)
                        .crash(SOON, 1, 300, Spot.BETWEEN_HANDLERS)
                        .losing(0.01);
            case "majority-is-enough" -> busy(4, Presumption.ABORT);
            case "counts-votes-not-voters" -> busy(3, Presumption.ABORT).duplicating(0.2);
            case "presumes-too-soon" -> busy(3, Presumption.COMMIT).isolate(SOON, 3, 400);
            case "forgets-too-soon" -> busy(3, Presumption.ABORT).losing(0.05);
            case "acknowledges-first" -> busy(3, Presumption.ABORT).crash(SOON, 2, 300, Spot.AFTER_SEND);
            case "asks-without-collecting" -> busy(4, Presumption.COMMIT).crash(SOON, 1, 300, Spot.AFTER_SEND);
            case "guesses-for-others" ->
                busy(3, Presumption.ABORT).cooperating().isolate(SOON, 1, 400);
            case "gives-names-again" -> busy(3, Presumption.ABORT).crash(SOON, 1, 300, Spot.BETWEEN_HANDLERS);
            case "unlocks-with-its-vote" -> busy(3, Presumption.ABORT);
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
    }

    private static Stage busy(int servers, Presumption presumption) {
        return new Stage(servers).presuming(presumption).clients(3, 30, "transfer", "collect", "audit");
    }
}
