package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the writer writes, the reader reads back as the same scenario, and the schema finds nothing against it. */
class ScenarioWriterProps {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioSchema.of(Reading.PROTOCOLS));

    @Property(tries = 500)
    void readsBack(@ForAll("scenarios") Scenario scenario) {
        String text = ScenarioWriter.write(scenario);
        Problems problems = new Problems();
        Value value = Document.read(text, new Place("written.yaml", 1, 1), problems);
        assertThat(problems.any()).as(text).isFalse();
        assertThat(value).as(text).isNotNull();
        Scenario read = Binder.bind(Part.root(value, problems), Scenario.class);
        assertThat(problems.any())
                .as(() -> text + problems.exception().getMessage())
                .isFalse();
        assertThat(read).as(text).isEqualTo(scenario);
    }

    @Property(tries = 200)
    void isAsTheSchemaSays(@ForAll("scenarios") Scenario scenario) {
        String text = ScenarioWriter.write(scenario);
        assertThat(SCHEMA.validate(YAML.readTree(new Document.Leisurely(text))))
                .as(text)
                .isEmpty();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return AnyScenario.scenarios();
    }
}
