package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import orrery.testing.Simulation;
import orrery.testing.SimulationTest;

/** A JUnit test names a scenario, and that is all it needs. */
class TestScenariosTest {

    @SimulationTest(scenario = "raft/leader-crash", seeds = 10)
    void aScenarioHoldsUnderManySeeds() {}

    /** It expects election safety to be broken. */
    @SimulationTest(scenario = "raft/forgets-its-vote", seeds = 100)
    void whatAScenarioExpectsIsFound() {}

    /** With weather of its own for each seed. */
    @SimulationTest(scenario = "raft/leader-crash", seeds = 3)
    void aMethodMayChangeIt(Simulation simulation) {
        simulation.weather("breezy");
    }

    /** Played by the test below, and by nobody else. */
    static class Wrong {
        @SimulationTest(scenario = "src/test/resources/orrery/scenario/half-a-promise.yaml", seeds = 1_000)
        void aTwinOfWhichNothingIsExpected() {}

        @SimulationTest(scenario = "raft/leader-crush")
        void aNameThatNobodyHas() {}
    }

    @TempDir
    private Path folder;

    @Test
    void aFailureSaysHowToPlayItAgainAndWhereItsReportIs() throws IOException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Wrong.class))
                .configurationParameter("orrery.out", folder.toString())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getFailures())
                .extracting(failure -> failure.getException().getMessage())
                .satisfiesExactlyInAnyOrder(
                        wrong -> assertThat(wrong)
                                .startsWith("seed ")
                                .contains(
                                        "seed 7 broke \"leader completeness\"",
                                        "\n  again: ./orrery run src/test/resources/orrery/scenario/half-a-promise.yaml --seed ",
                                        "\n  trace: " + folder,
                                        "\n  report: " + folder),
                        unknown -> assertThat(unknown)
                                .contains("no such scenario in the library", "did you mean \"raft/leader-crash\"?"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .singleElement()
                    .satisfies(page -> assertThat(page).content().contains("leader completeness"));
        }
    }
}
