package orrery.protocols.changroberts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.protocols.Arena;
import orrery.protocols.changroberts.Options.Numbers;
import orrery.protocols.order.Playhouse;
import orrery.verdict.Verdict;

/** How many messages an election takes, as in section 3 of the paper, and the wrong twins. */
class ChangRobertsTest {

    private static final ChangRoberts RIGHT = new ChangRoberts();
    private static final Span AT_ONCE = Span.millis(0, 0);

    /** Over all arrangements, n H_n on average: 11.42, 29.29, 54.09. Within four standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 16})
    void messagesOnAverage(int processes) {
        Playhouse house = new Playhouse(processes, new Options(Numbers.RANDOM, AT_ONCE, false));
        int runs = 3_000;
        double sum = 0;
        double squares = 0;
        for (long seed = 1; seed <= runs; seed++) {
            double messages = house.messages(RIGHT, seed);
            assertThat(messages).isBetween(2.0 * processes - 1, processes * (processes + 1) / 2.0);
            sum += messages;
            squares += messages * messages;
        }
        double harmonic = 0;
        for (int k = 1; k <= processes; k++) {
            harmonic += 1.0 / k;
        }
        double mean = sum / runs;
        double error = Math.sqrt((squares / runs - mean * mean) / runs);
        double z = (mean - processes * harmonic) / error;
        System.out.printf(
                Locale.ROOT,
                "Chang and Roberts, %d processes: published %.2f messages, measured %.2f, z = %+.2f%n",
                processes,
                processes * harmonic,
                mean,
                z);
        assertThat(z).as("z-score of %f messages", mean).isBetween(-4.0, 4.0);
    }

    /** 2n - 1 if each number is larger than the one before, n(n+1)/2 if smaller; the announcement takes n more. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 3", "5, 9, 15", "10, 19, 55", "16, 31, 136"})
    void messagesAtBestAndAtWorst(int processes, long best, long worst) {
        assertThat(messages(processes, Numbers.ASCENDING, false)).isEqualTo(best);
        assertThat(messages(processes, Numbers.DESCENDING, false)).isEqualTo(worst);
        assertThat(messages(processes, Numbers.DESCENDING, true)).isEqualTo(worst + processes);
    }

    private static long messages(int processes, Numbers numbers, boolean announce) {
        return new Playhouse(processes, new Options(numbers, AT_ONCE, announce)).messages(RIGHT, 1);
    }

    /** Small scope, all of it: four processes on a ring, whatever order messages and wishes come in. */
    @ParameterizedTest
    @CsvSource({"ASCENDING, 72", "DESCENDING, 216"})
    void everyStateOfFourProcesses(Numbers numbers, long states) {
        Exploration found = explored(4, numbers);
        assertThat(found.held()).isTrue();
        assertThat(found.whole()).isTrue();
        assertThat(found.states()).isEqualTo(states);
    }

    /** Where numbers are the same a promise is broken, and nothing else: a leader's wish is over, whether or not it had begun. */
    @Test
    void aLeaderWishesForNoLeader() {
        assertThat(explored(3, Numbers.RANDOM).verdicts().stream()
                        .filter(Verdict::broken)
                        .map(Verdict::promise))
                .isSubsetOf("one leader", "the largest number leads")
                .isNotEmpty();
    }

    /** A search draws nothing: all random numbers are the same. */
    private static Exploration explored(int processes, Numbers numbers) {
        return new Explorer(
                        RIGHT,
                        new Arena(processes, new Options(numbers, AT_ONCE, true)).world(),
                        Bounds.DEFAULT,
                        List.of(),
                        any -> true,
                        false,
                        false)
                .explore();
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Playhouse house = new Playhouse(5, Options.DEFAULTS);
        if (twin.name().equals("draws-anew-after-a-crash")) {
            house.crash(2_000, 3_000, Playhouse.server(3), Optional.of(Span.millis(500, 500)));
        }
        house.breaksItsPromise(RIGHT, twin, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }
}
