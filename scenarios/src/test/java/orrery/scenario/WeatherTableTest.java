package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;

/** The table of the weather says what is drawn: how often, how bad, within which bounds. */
class WeatherTableTest {

    private static final int SEEDS = 300;
    private static final Budget NOTHING = new Budget(0, 0, 0, 0);
    private static final Budget EVERYTHING = new Budget(5, 5, 5, 1_000_000_000L);

    private static WeatherTable.Row row(Weather weather) {
        return WeatherTable.rows().stream()
                .filter(row -> row.weather() == weather)
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> drawn(Weather weather, int most, Budget budget) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> WeatherTable.drawn(weather, most, budget, seed))
                .filter(report -> !report.isEmpty())
                .toList();
    }

    /** Where the protocol is to survive nothing, whatever a field bounds does not come, and all else does. */
    @ParameterizedTest
    @EnumSource
    void aBoundIsOne(Weather weather) {
        List<List<String>> drawn = drawn(weather, 1, NOTHING);
        boolean jumpsByNothing = weather == Weather.CLOCK_DRIFT || weather == Weather.CLOCK_JUMP;
        if (jumpsByNothing) {
            assertThat(drawn)
                    .isNotEmpty()
                    .allSatisfy(report -> assertThat(report)
                            .allMatch(line -> line.contains("jumps by 0s at") || line.contains("drifts by 0 ppm at")));
        } else {
            assertThat(drawn.isEmpty()).isEqualTo(!row(weather).bound().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachBoundIsAFieldOfTheClimate(Weather weather) {
        List<String> fields = Arrays.stream(ClimateSpec.class.getRecordComponents())
                .map(RecordParts::name)
                .toList();
        assertThat(fields).containsAll(row(weather).bound());
    }

    /** In half of the runs, and as often as its number says; all servers at once count as one. */
    @ParameterizedTest
    @EnumSource
    void itsNumberSaysHowOften(Weather weather) {
        List<List<String>> once = drawn(weather, 1, EVERYTHING);
        assertThat(once.size()).isBetween(SEEDS / 3, SEEDS * 2 / 3);
        int each = weather == Weather.POWER_FAILURE ? 5 : 1;
        assertThat(once).allMatch(report -> report.size() == each);
        boolean throughout =
                once.getFirst().getFirst().matches("(bursts of )?(loss|duplication|reordering|corruption).*");
        int most = drawn(weather, 3, EVERYTHING).stream()
                .mapToInt(List::size)
                .max()
                .orElseThrow();
        assertThat(most).isEqualTo(throughout ? 1 : 3 * each);
    }
}
