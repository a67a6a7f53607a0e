package orrery.explore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** What is summed up over seeds. */
class TotalsTest {

    private static Seeded seeded(long seed, List<Verdict> broken, Long... outlines) {
        return new Seeded(
                seed,
                seed,
                "plain",
                seed,
                10,
                1_000,
                Trace.End.Kind.TIME_UP,
                broken,
                List.of(),
                new TreeSet<>(),
                new TreeSet<>(List.of("gave up on #", "reads late", seed % 2 == 0 ? "even" : "odd")),
                new TreeMap<>(Map.of("crash", 1L)),
                3,
                new TreeSet<>(List.of(outlines)),
                new TreeSet<>());
    }

    private static Verdict broken(String promise, String sentence) {
        return new Verdict(promise, Verdict.Status.BROKEN, sentence, 7, 900);
    }

    @Test
    void failuresAreGroupedByPromiseAndShape() {
        Totals totals = new Totals(List.of());
        totals.add(seeded(1, List.of(broken("safety", "n2 and n4 both lead term 3"))));
        totals.add(seeded(2, List.of(broken("safety", "n1 and n5 both lead term 12"))));
        totals.add(seeded(3, List.of(broken("safety", "n1 went back to term 4"))));
        totals.add(seeded(4, List.of()));
        assertThat(totals.failing()).isEqualTo(3);
        assertThat(totals.failures())
                .extracting(Failure::shape)
                .containsExactly("n# both lead term #", "n# went back to term #");
        assertThat(totals.failures()).extracting(Failure::first).containsExactly(1L, 3L);
        assertThat(totals.chanceOfNewFailure()).isEqualTo(1 / 4.0);
        assertThat(totals.fired()).containsEntry("crash", 4L);
    }

    @Test
    void whatOneSeedAloneHasShownSaysHowMuchIsUnseen() {
        Totals totals = new Totals(List.of("seldom"));
        totals.add(seeded(1, List.of(), 1L, 2L, 3L));
        totals.add(seeded(2, List.of(), 1L, 2L, 4L));
        assertThat(totals.distinctOutlines()).isEqualTo(4);
        assertThat(totals.newOutlinesPerSeed()).isEqualTo(1);
        assertThat(totals.reached()).containsEntry("seldom", 0L);
    }

    @Test
    void whatNodesNoteIsCountedUnlessAProbeAsksForIt() {
        Totals totals = new Totals(List.of("reads late", "gave up on 7"));
        totals.add(seeded(1, List.of()));
        totals.add(seeded(2, List.of()));
        totals.add(seeded(3, List.of()));
        assertThat(totals.noted()).containsExactly(entry("even", 1L), entry("odd", 2L));
    }

    /** Of a thousand states, some are frequent and most are rare: what is foretold after 500 seeds is what 500 more show. */
    @Test
    void theEstimateForetellsWhatMoreSeedsShow() {
        Random random = new Random(7);
        Totals totals = new Totals(List.of());
        List<Seeded> seeds = IntStream.range(0, 1000)
                .mapToObj(seed -> seeded(
                        seed,
                        List.of(),
                        random.ints(5, 0, 1_000_000)
                                .mapToObj(draw -> (long) (1000 * StrictMath.pow(draw / 1e6, 3)))
                                .distinct()
                                .toArray(Long[]::new)))
                .toList();
        seeds.subList(0, 500).forEach(totals::add);
        double foretold = totals.newOutlinesIn(500);
        long before = totals.distinctOutlines();
        seeds.subList(500, 1000).forEach(totals::add);
        long shown = totals.distinctOutlines() - before;
        assertThat(foretold).isCloseTo((double) shown, within(.25 * shown));
    }
}
