package orrery.protocols.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Chance;
import orrery.protocols.Sample;
import orrery.protocols.gossip.Options.By;
import orrery.protocols.gossip.Options.Cycles;
import orrery.protocols.gossip.Options.Exchange;
import orrery.protocols.gossip.Options.Interest;
import orrery.protocols.gossip.Reading.Judged;
import orrery.protocols.gossip.Reading.Outcome;
import orrery.protocols.gossip.Reading.Self;
import orrery.run.Simulator;

/**
 * How far each reading of the paper's text is from its Table 1. A printed number is a mean over epidemics, of which the paper does
 * not say how many, and is rounded. A reading that is off by more than the rounding may still be right if the paper's means are
 * over few epidemics: over how many at most, for every cell to be within four standard errors of such a mean, is what is compared.
 *
 * <p>{@code -Drepetitions=40000} makes the page's numbers.
 */
class ReadingsTest {

    private static final int REPETITIONS = Integer.getInteger("repetitions", 100);
    private static final int SITES = 1_000;
    /** Of the protocol's epidemics, of which each is a whole simulation. */
    private static final int FEW = 30;

    private static final double[] S = {0.18, 0.037, 0.011, 0.0036, 0.0012};
    private static final double[] S_HALF = {0.005, 0.0005, 0.0005, 0.00005, 0.00005};
    private static final double[] M = {1.7, 3.3, 4.5, 5.6, 6.7};
    private static final double[] LAST = {16.8, 16.9, 17.4, 17.5, 17.7};
    private static final double HALF = 0.05;

    private static final Reading PLAYED = new Reading(Judged.AT_THE_BEGINNING, true, Self.USELESS, false);

    private static List<Reading> readings() {
        return List.of(
                PLAYED,
                new Reading(Judged.AT_THE_BEGINNING, true, Self.IDLE, false),
                new Reading(Judged.AT_THE_BEGINNING, true, Self.NEVER, false),
                new Reading(Judged.AT_THE_BEGINNING, false, Self.USELESS, false),
                new Reading(Judged.AT_THE_BEGINNING, true, Self.USELESS, true),
                new Reading(Judged.AT_ONCE, true, Self.USELESS, false),
                new Reading(Judged.AT_ONCE, false, Self.USELESS, false),
                new Reading(Judged.IN_TURN, true, Self.USELESS, false));
    }

    /** What many epidemics come to. */
    private record Found(Sample s, Sample m, Sample last) {

        private static Found of(Reading reading, int k, int epidemics) {
            Found found = new Found(new Sample(), new Sample(), new Sample());
            for (int seed = 1; seed <= epidemics; seed++) {
                Chance chance = Simulator.chance(seed, "reading");
                Outcome outcome = reading.play(SITES, k, chance);
                found.s.add(outcome.s());
                found.m.add(outcome.m());
                found.last.add(outcome.last());
            }
            return found;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.5f %.4f %.3f", s.mean(), m.mean(), last.mean());
        }
    }

    @Test
    void howFarEachReadingIs() {
        List<Double> most = new ArrayList<>();
        for (Reading reading : readings()) {
            double least = Double.POSITIVE_INFINITY;
            String by = "";
            StringBuilder row = new StringBuilder();
            for (int k = 1; k <= 5; k++) {
                Found found = Found.of(reading, k, REPETITIONS);
                row.append(" | ").append(found);
                double[] each = {
                    epidemics(found.s, S[k - 1], S_HALF[k - 1]),
                    epidemics(found.m, M[k - 1], HALF),
                    epidemics(found.last, LAST[k - 1], HALF)
                };
                for (int at = 0; at < each.length; at++) {
                    if (each[at] < least) {
                        least = each[at];
                        by = List.of("s", "m", "t_last").get(at) + ", k=" + k;
                    }
                }
            }
            System.out.println(reading + row.toString() + String.format(Locale.ROOT, ": at most %.0f (%s)", least, by));
            most.add(least);
        }
        assertThat(most.subList(3, most.size())).allMatch(other -> other < most.getFirst());
    }

    /** The protocol and this program, which have nothing in common but the paper, come to the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theProtocolIsThisReading(int k) {
        Found program = Found.of(PLAYED, k, 20 * FEW);
        Options options = new Options(
                Exchange.PUSH,
                Interest.FEEDBACK,
                By.COUNTER,
                k,
                PLAYED.reset(),
                Cycles.SIMULTANEOUS,
                PLAYED.self() == Self.USELESS,
                Duration.ofMillis(100));
        Found protocol = new Found(new Sample(), new Sample(), new Sample());
        for (long seed = 1; seed <= FEW; seed++) {
            Epidemic epidemic = Epidemic.play(SITES, options, seed);
            protocol.s.add(epidemic.residue());
            protocol.m.add(epidemic.traffic());
            protocol.last.add((double) epidemic.last());
        }
        alike("s", protocol.s, program.s);
        alike("m", protocol.m, program.m);
        alike("t_last", protocol.last, program.last);
    }

    private static void alike(String cell, Sample one, Sample other) {
        double error = StrictMath.sqrt(one.error() * one.error() + other.error() * other.error());
        assertThat(StrictMath.abs(one.mean() - other.mean())).as(cell).isLessThan(4 * error);
    }

    /** Over how many epidemics the printed mean can be at most, if this is how they are played. */
    private static double epidemics(Sample found, double printed, double half) {
        double beyond = StrictMath.abs(found.mean() - printed) - half;
        double deviation = found.error() * StrictMath.sqrt((double) found.count());
        return beyond <= 0 ? Double.POSITIVE_INFINITY : StrictMath.pow(4 * deviation / beyond, 2);
    }
}
