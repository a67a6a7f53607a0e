package orrery.protocols.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Twin;

/** The page names every promise, landmark and wrong twin, and there is a scenario for each twin. */
class PageTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void thePageNamesAllPromises() throws IOException {
        for (Check check : new TwoPhase().checks()) {
            if (!(check instanceof Check.Probe)) {
                assertThat(page()).contains("\n| " + check.promise() + " | ");
            }
        }
    }

    @Test
    void thePageNamesAllLandmarks() throws IOException {
        String prose = page().replace('\n', ' ');
        for (String landmark : new TwoPhase().landmarks().keySet()) {
            assertThat(prose).contains("*" + landmark + "*");
        }
    }

    @Test
    void thePageNamesAllTwinsWithTheirPromises() throws IOException {
        for (Twin twin : new TwoPhase().twins()) {
            assertThat(page()).contains("\n| " + twin.name() + " | " + twin.breaks() + " | ");
        }
    }

    @Test
    void thereIsAScenarioForEachTwin() throws IOException {
        for (Twin twin : new TwoPhase().twins()) {
            Path scenario = ROOT.resolve(Path.of("scenarios", "library", "twophase", twin.name() + ".yaml"));
            assertThat(Files.readString(scenario))
                    .contains("\ntwin: " + twin.name() + "\n")
                    .contains("broken: \"" + twin.breaks() + "\"");
        }
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve(Path.of("docs", "reference", "protocols", "twophase.md")));
    }
}
