package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import orrery.Golden;

/** The reference page of experiment files, and their schema, are what their reader reads. */
class ExperimentPageTest {

    private static final Path SCHEMA = Path.of("../docs/reference", Experiment.SCHEMA);

    @Test
    void theSchema() throws IOException {
        Golden.check(SCHEMA, ExperimentSchema.text());
    }

    @Test
    void theSchemaTravelsWithTheProgram() throws IOException {
        try (InputStream resource = Experiment.class.getResourceAsStream(Experiment.SCHEMA)) {
            assertThat(resource).hasSameContentAs(Files.newInputStream(SCHEMA));
        }
    }

    @Test
    void whatComesWithTheProgramIsAsTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ExperimentSchema.text());
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            for (Path file : files.sorted().toList()) {
                assertThat(schema.validate(Files.readString(file), InputFormat.YAML))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        assertThat(schema.validate("{scenario: pingpong/lossy, measure: [stepps]}", InputFormat.YAML))
                .isNotEmpty();
    }

    @Test
    void thePage() throws IOException {
        Golden.check(Path.of("../docs/reference/experiment.md"), ExperimentPage.text());
    }
}
