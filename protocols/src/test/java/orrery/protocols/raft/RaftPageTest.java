package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Twin;

/** The page on Raft names every promise, landmark and wrong twin, and there is a scenario for each twin. */
class RaftPageTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void thePageNamesAllPromises() throws IOException {
        String page = page();
        for (Check check : new Raft().checks()) {
            if (!(check instanceof Check.Probe)) {
                assertThat(page).contains("\n| " + check.promise() + " | ");
            }
        }
    }

    @Test
    void thePageNamesAllLandmarks() throws IOException {
        String page = prose();
        for (String landmark : new Raft().landmarks().keySet()) {
            assertThat(page).contains("*" + landmark + "*");
        }
    }

    @Test
    void thePageNamesAllTwinsWithTheirPromises() throws IOException {
        String page = page();
        for (Twin twin : new Raft().twins()) {
            assertThat(page).contains("\n| " + twin.name() + " | " + twin.breaks() + " | ");
        }
    }

    @Test
    void thereIsAScenarioForEachTwin() throws IOException {
        for (Twin twin : new Raft().twins()) {
            Path scenario = ROOT.resolve(Path.of("scenarios", "library", "raft", twin.name() + ".yaml"));
            assertThat(Files.readString(scenario))
                    .contains("\ntwin: " + twin.name() + "\n")
                    .contains("broken: \"" + twin.breaks() + "\"");
        }
    }

    /** The page's text, whatever its line breaks within a paragraph. */
    private static String prose() throws IOException {
        return page().replace('\n', ' ');
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve(Path.of("docs", "reference", "protocols", "raft.md")));
    }
}
