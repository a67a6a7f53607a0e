package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.trace.Trace;
import orrery.viz.play.Plays;
import orrery.viz.story.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The spans, held to the rules that opentelemetry-proto gives for their fields and for their JSON. */
class OtlpTraceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of(
            "traceId",
            "spanId",
            "parentSpanId",
            "links",
            "name",
            "kind",
            "startTimeUnixNano",
            "endTimeUnixNano",
            "attributes",
            "status");

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyFieldIsAsTheProtocolHasIt(Trace trace) {
        for (JsonNode span : spans(trace)) {
            assertThat(FIELDS).containsAll(span.propertyNames());
            assertIdentity(span);
            assertThat(text(span, "name")).isNotEmpty();
            assertThat(span.get("kind").isInt()).isTrue();
            assertThat(span.get("kind").asInt()).isIn(3, 4);
            assertThat(Long.parseUnsignedLong(text(span, "endTimeUnixNano")))
                    .isGreaterThanOrEqualTo(Long.parseUnsignedLong(text(span, "startTimeUnixNano")));
            JsonNode status = span.get("status");
            assertThat(status.get("code").asInt()).isBetween(0, 2);
            assertThat(status.has("message")).isEqualTo(status.get("code").asInt() == 2);
            assertAttributes(span.get("attributes"));
            span.path("links").forEach(OtlpTraceTest::assertIdentity);
        }
        for (JsonNode resource : resources(trace)) {
            assertAttributes(resource.get("resource").get("attributes"));
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void parentsAndLinksAreSpansAndParentsStandInTheSameTrace(Trace trace) {
        Map<String, JsonNode> byId = new TreeMap<>();
        for (JsonNode span : spans(trace)) {
            assertThat(byId.put(text(span, "spanId"), span)).isNull();
        }
        for (JsonNode span : byId.values()) {
            if (span.has("parentSpanId")) {
                JsonNode parent = byId.get(text(span, "parentSpanId"));
                assertThat(parent).isNotNull();
                assertThat(text(parent, "traceId")).isEqualTo(text(span, "traceId"));
                assertThat(Long.parseUnsignedLong(text(span, "startTimeUnixNano")))
                        .isGreaterThanOrEqualTo(Long.parseUnsignedLong(text(parent, "startTimeUnixNano")));
            }
            for (JsonNode link : span.path("links")) {
                JsonNode linked = byId.get(text(link, "spanId"));
                assertThat(linked).isNotNull();
                assertThat(text(linked, "traceId")).isEqualTo(text(link, "traceId"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyOperationAndMessageIsASpan(Trace trace) {
        Story story = Story.of(trace, List.of());
        assertThat(spans(trace).stream().filter(span -> span.get("kind").asInt() == 3))
                .hasSameSizeAs(trace.history().operations());
        assertThat(spans(trace).stream().filter(span -> span.get("kind").asInt() == 4))
                .hasSameSizeAs(story.flights());
    }

    @Test
    void whatARequestLedToIsItsTrace() {
        List<JsonNode> spans = spans(Plays.leaderDies());
        JsonNode operation = spans.stream()
                .filter(span -> span.get("kind").asInt() == 3 && span.has("links"))
                .findFirst()
                .orElseThrow();
        assertThat(spans.stream().filter(span -> text(span, "traceId").equals(text(operation, "traceId"))))
                .hasSizeGreaterThan(2);
        assertThat(text(operation, "startTimeUnixNano")).startsWith("946684800");
        assertThat(spans).anyMatch(span -> span.has("links") && span.get("kind").asInt() == 4);
    }

    private static void assertIdentity(JsonNode identified) {
        assertThat(text(identified, "traceId")).matches("[0-9a-f]{32}").doesNotMatch("0+");
        assertThat(text(identified, "spanId")).matches("[0-9a-f]{16}").doesNotMatch("0+");
        if (identified.has("parentSpanId")) {
            assertThat(text(identified, "parentSpanId")).matches("[0-9a-f]{16}").doesNotMatch("0+");
        }
    }

    /** Keys are unique; a value is of one type, and a whole number is a string. */
    private static void assertAttributes(JsonNode attributes) {
        List<String> keys = new ArrayList<>();
        for (JsonNode attribute : attributes) {
            keys.add(text(attribute, "key"));
            JsonNode value = attribute.get("value");
            assertThat(value.size()).isEqualTo(1);
            assertThat(value.propertyNames()).containsAnyOf("stringValue", "intValue");
            value.forEach(it -> assertThat(it.isString()).isTrue());
            if (value.has("intValue")) {
                assertThat(text(value, "intValue")).matches("-?\\d+");
            }
        }
        assertThat(keys).doesNotContain("").doesNotHaveDuplicates();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static List<JsonNode> spans(Trace trace) {
        List<JsonNode> spans = new ArrayList<>();
        for (JsonNode resource : resources(trace)) {
            resource.get("scopeSpans").forEach(scope -> scope.get("spans").forEach(spans::add));
        }
        return spans;
    }

    private static List<JsonNode> resources(Trace trace) {
        List<JsonNode> resources = new ArrayList<>();
        JSON.readTree(Exported.file(trace, Form.OTLP, 0)).get("resourceSpans").forEach(resources::add);
        return resources;
    }
}
