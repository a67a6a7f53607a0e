package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The scenarios that come with the program can be played, say what to look at, and are as the schema says. */
class LibraryTest {

    private final Catalog bundled = Catalog.bundled();

    @Test
    void allOfTheLibraryTravelsWithTheProgram() {
        assertThat(bundled.list()).isEqualTo(Catalog.at(Path.of("library")).list());
    }

    @Test
    void everyScenarioCanBePlayed() {
        ScenarioReader reader = new ScenarioReader(Protocols.installed());
        for (Catalog.Entry entry : bundled.list()) {
            Plan plan = reader.read(bundled.find(entry.name()));
            assertThat(plan.title()).as(entry.name()).isNotEmpty();
            assertThat(entry.name()).as(entry.name()).matches("[a-z0-9-]+/[a-z0-9-]+");
        }
    }

    @Test
    void everyScenarioIsAsTheSchemaSays() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ScenarioSchema.of(Protocols.installed()));
        for (Catalog.Entry entry : bundled.list()) {
            String text = bundled.find(entry.name()).text();
            assertThat(schema.validate(text, InputFormat.YAML)).as(entry.name()).isEmpty();
        }
    }
}
