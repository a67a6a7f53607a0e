package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import orrery.Golden;

/** The schema for editors and the page for readers say what the reader does, for they are made of its records. */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @Test
    void theSchema() throws IOException {
        Golden.check(REFERENCE.resolve("scenario.schema.json"), ScenarioSchema.of(Protocols.installed()));
    }

    @Test
    void theSchemaTravelsWithTheProgram() throws IOException {
        try (InputStream resource = Scenario.class.getResourceAsStream(Scenario.SCHEMA)) {
            assertThat(resource).hasSameContentAs(Files.newInputStream(REFERENCE.resolve("scenario.schema.json")));
        }
    }

    @Test
    void thePage() throws IOException {
        Golden.check(REFERENCE.resolve("scenario.md"), ScenarioPage.of(Protocols.installed()));
    }

    @Test
    void aSchemaWithOptionsOfEveryKind() throws IOException {
        Golden.check(
                Path.of("src/test/resources/orrery/scenario/lighthouse.schema.json"),
                ScenarioSchema.of(Reading.PROTOCOLS));
    }
}
