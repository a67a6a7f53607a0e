package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The published schema describes what is written, every kind of event and effect of it, and little else. */
class TraceSchemaProps {

    private static final Schema SCHEMA = schema();

    @Example
    void describesTheSample() {
        lines(Sample.trace()).forEach(TraceSchemaProps::assertDescribed);
    }

    @Example
    void describesARealRun() {
        lines(TracedRunTest.play(500, Recording.everything())).forEach(TraceSchemaProps::assertDescribed);
    }

    @Property(tries = 100)
    void describesAnyTrace(@ForAll("traces") Trace trace) {
        lines(trace).forEach(TraceSchemaProps::assertDescribed);
    }

    /** If this fails after a new kind of event or effect was added, describe it in {@code trace.schema.json}. */
    @Property(tries = 100)
    void describesEveryEventAndEffect(
            @ForAll("traces") Trace any, @ForAll("events") Event event, @ForAll("effects") Effect effect) {
        Step step = new Step(0, 0, null, event, Step.NO_CAUSE, null, null, List.of(effect));
        Trace trace = new Trace(any.header(), List.of(step), any.history(), any.summary(), any.end(), any.digest());
        lines(trace).forEach(TraceSchemaProps::assertDescribed);
    }

    @Example
    void describesNothingElse() {
        assertNotDescribed("{}");
        assertNotDescribed("{\"orrery\":\"trace\",\"version\":2}");
        assertNotDescribed("{\"step\":0,\"timeNanos\":0}");
        assertNotDescribed("{\"step\":0,\"timeNanos\":0,\"event\":{\"@\":\"Crash\"}}");
        assertNotDescribed("{\"step\":0,\"timeNanos\":0,\"event\":{\"@\":\"Crashed\"},\"after\":{\"@at\":1}}");
        assertNotDescribed("{\"step\":0,\"timeNanos\":0,\"event\":{\"@\":\"Crashed\"},\"after\":{\"a\":{\"@e\":[]}}}");
        assertNotDescribed("{\"step\":0,\"timeNanos\":0,\"event\":{\"@\":\"TimedOut\",\"timer\":{\"a\":1}}}");
    }

    private static void assertDescribed(String line) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }

    private static void assertNotDescribed(String line) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isNotEmpty();
    }

    private static List<String> lines(Trace trace) {
        return new String(Traces.saved(trace), StandardCharsets.UTF_8).lines().toList();
    }

    private static Schema schema() {
        InputStream schema = Objects.requireNonNull(TraceFile.class.getResourceAsStream(TraceFile.SCHEMA));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    @Provide
    Arbitrary<Trace> traces() {
        return Traces.any();
    }

    @Provide
    Arbitrary<Event> events() {
        return Traces.records(Event.class).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Effect> effects() {
        return Traces.records(Effect.class).withoutEdgeCases();
    }
}
