package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.Golden;
import orrery.explore.Trial;
import orrery.run.core.Fired;
import orrery.trace.Recording;
import orrery.viz.text.TextOptions;
import orrery.world.Climate;
import orrery.world.Fault;

/** The page of the faults leaves none out, and each row is so in the run of its scenario. */
class FaultsPageTest {

    private static final Catalog LIBRARY = Catalog.bundled();

    static List<FaultsPage.Row> shown() {
        return FaultsPage.rows();
    }

    @Test
    void thePage() throws IOException {
        Golden.check(Path.of("..", "docs", "reference", "faults.md"), FaultsPage.text());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aRunShowsWhatTheRowSays(FaultsPage.Row row) {
        Plan plan = new ScenarioReader(Protocols.installed()).read(LIBRARY.find(row.scenario()));
        Trial.Played played = plan.trial(false).play(plan.seed(), Recording.everything());
        assertThat(row.counted()).isSubsetOf(played.trace().summary().fired().keySet());
        assertThat(timeline(played, TextOptions.Level.MATTERS) + timeline(played, TextOptions.Level.ALL))
                .contains(row.mark());
    }

    private static String timeline(Trial.Played played, TextOptions.Level level) {
        return orrery.viz.text.TextTimeline.render(played.trace(), played.verdicts(), TextOptions.plain(level));
    }

    @Test
    void everyScenarioOfTheGroupStandsOnThePage() {
        assertThat(LIBRARY.list())
                .extracting(Catalog.Entry::name)
                .filteredOn(name -> name.startsWith("faults/") || name.startsWith("network/"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(FaultsPage.text()).contains("`" + name + "`"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCountedHasARow(Fired counted) {
        assertThat(FaultsPage.rows())
                .anySatisfy(row -> assertThat(row.counted()).contains(counted.word));
    }

    @Test
    void everyFaultHasARow() {
        assertThat(FaultSpec.kinds().keySet())
                .allSatisfy(kind -> assertThat(words()).anyMatch(words -> words.matches(kind + "\\b.*")));
    }

    @Test
    void everyWordOfTheNetworkHasARow() {
        assertThat(RecordParts.names(NetworkSpec.class).stream().map(field -> "network." + field))
                .isSubsetOf(words());
    }

    @Test
    void everyWordOfTheWorkloadHasARow() {
        assertThat(RecordParts.names(WorkloadSpec.class).stream().map(field -> "workload." + field))
                .isSubsetOf(words());
    }

    @Test
    void everyClimateHasARow() {
        assertThat(Climate.NAMES.stream().map(name -> "climate: " + name)).isSubsetOf(words());
    }

    /** A word that a scenario is named for stands in it. */
    @ParameterizedTest
    @MethodSource("shown")
    void theScenarioHasTheWord(FaultsPage.Row row) {
        String path = row.words().split("[ ,:]")[0];
        String word = path.substring(path.indexOf('.') + 1);
        if (!word.startsWith("(")) {
            assertThat(LIBRARY.find(row.scenario()).text()).contains(word + ":");
        }
    }

    @Test
    void everyKindOfDiskHasARow() {
        assertThat(Arrays.stream(Fault.Disk.Kind.values()).map(kind -> "disk, kind: " + Forms.word(kind)))
                .isSubsetOf(words());
    }

    @Test
    void everyStrategyOfATraitorHasARow() {
        assertThat(Arrays.stream(Fault.Byzantine.Strategy.class.getPermittedSubclasses())
                        .map(strategy ->
                                "byzantine, " + strategy.getSimpleName().toLowerCase(java.util.Locale.ROOT)))
                .isSubsetOf(words());
    }

    private static List<String> words() {
        return FaultsPage.rows().stream().map(FaultsPage.Row::words).toList();
    }
}
