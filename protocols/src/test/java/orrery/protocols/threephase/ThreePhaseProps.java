package orrery.protocols.threephase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.Context;
import orrery.api.Span;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Fault.Spot;

/** Three-phase commit keeps its promises as long as one site stays up and no message is late. */
class ThreePhaseProps {

    /**
     * A site that crashes in the middle of something.
     *
     * @param lasts for how many milliseconds it is down; 0 for good
     */
    record Crash(int site, long atMillis, Spot spot, long lasts) {}

    /** A site may crash more than once; at least one never does. */
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptWhoeverCrashes(
            @ForAll @From("sites") int sites,
            @ForAll @From("rules") Rules rules,
            @ForAll @From("crashes") List<Crash> crashes,
            @ForAll @From("survivors") int survivor,
            @ForAll @From("noes") double no,
            @ForAll long seed) {
        Stage stage = new Stage(sites).voting(no);
        for (Crash crash : crashes) {
            int site = 1 + crash.site() % sites;
            if (site != 1 + survivor % sites) {
                Span at = Span.millis(crash.atMillis(), crash.atMillis());
                Optional<Span> lasts =
                        crash.lasts() == 0 ? Optional.empty() : Optional.of(Span.millis(crash.lasts(), crash.lasts()));
                stage.crash(site, at, crash.spot(), lasts);
            }
        }
        assertThat(stage.trial(new ThreePhase(rules))
                        .play(seed, Recording.digestOnly())
                        .verdicts())
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<Integer> sites() {
        return Arbitraries.of(2, 3, 4, 5, 6);
    }

    @Provide
    Arbitrary<Integer> survivors() {
        return Arbitraries.integers().between(0, 5);
    }

    @Provide
    Arbitrary<Double> noes() {
        return Arbitraries.of(0.0, 0.0, 0.1);
    }

    @Provide
    Arbitrary<List<Crash>> crashes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(50, 800),
                        Arbitraries.of(Spot.values()),
                        Arbitraries.of(0L, 0L, 30L, 200L, 1_500L))
                .as(Crash::new)
                .list()
                .ofMaxSize(6);
    }

    /** The right rules, and some that do more than they need: nobody may object to either. */
    @Provide
    Arbitrary<Rules> rules() {
        return Arbitraries.of(new Rules(), new Rules(), new SavesTwice());
    }

    static final class SavesTwice extends Rules {
        @Override
        public void beforeAnswering(Saved now, Context<Message, Timer> ctx) {
            ctx.save(now);
            ctx.save(now);
        }
    }
}
