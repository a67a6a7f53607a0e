package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.trace.Trace;
import orrery.viz.play.Plays;
import orrery.viz.story.Flight;
import orrery.viz.story.Story;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file, held to the rules of the Trace Event Format. */
class PerfettoTraceTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyThreadHasANameAndTimeNeverRunsBack(Trace trace) {
        List<JsonNode> events = events(trace);
        List<Integer> named = events.stream()
                .filter(event -> text(event, "name").equals("thread_name"))
                .map(event -> event.get("tid").asInt())
                .toList();
        assertThat(named).doesNotHaveDuplicates().hasSize(Story.nodes(trace).size() + 1);
        assertThat(events.stream().filter(event -> text(event, "name").equals("process_name")))
                .hasSize(1);
        BigDecimal last = BigDecimal.ZERO;
        for (JsonNode event : events) {
            assertThat(text(event, "ph")).isIn("M", "X", "i", "s", "f", "b", "e");
            assertThat(named).contains(event.get("tid").asInt());
            assertThat(event.get("pid").asInt()).isEqualTo(1);
            BigDecimal time = event.get("ts").decimalValue();
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void slicesOfAThreadNest(Trace trace) {
        Map<Integer, Deque<BigDecimal>> ends = new TreeMap<>();
        for (JsonNode event : events(trace)) {
            if (text(event, "ph").equals("X")) {
                BigDecimal from = event.get("ts").decimalValue();
                BigDecimal to = from.add(event.get("dur").decimalValue());
                assertThat(to).isGreaterThan(from);
                Deque<BigDecimal> open = open(ends, event, from);
                if (!open.isEmpty()) {
                    assertThat(to).as("%s", event).isLessThanOrEqualTo(open.peek());
                }
                open.push(to);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyArrowStartsAndEndsOnceWithinASlice(Trace trace) {
        Map<Integer, Deque<BigDecimal>> ends = new TreeMap<>();
        List<Integer> started = new ArrayList<>();
        List<Integer> finished = new ArrayList<>();
        for (JsonNode event : events(trace)) {
            BigDecimal time = event.get("ts").decimalValue();
            switch (text(event, "ph")) {
                case "X" ->
                    open(ends, event, time).push(time.add(event.get("dur").decimalValue()));
                case "s" -> {
                    assertThat(open(ends, event, time)).isNotEmpty();
                    started.add(event.get("id").asInt());
                }
                case "f" -> {
                    assertThat(open(ends, event, time)).isNotEmpty();
                    assertThat(text(event, "bp")).isEqualTo("e");
                    assertThat(started).contains(event.get("id").asInt());
                    finished.add(event.get("id").asInt());
                }
                default -> {}
            }
        }
        assertThat(finished).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(started);
        assertThat(finished).hasSize((int) Story.of(trace, List.of()).flights().stream()
                .filter(it -> it.fate() == Flight.Fate.DELIVERED && it.sentStep() >= 0)
                .count());
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everySpanBeginsAndEndsOnce(Trace trace) {
        Map<String, String> open = new TreeMap<>();
        int operations = 0;
        for (JsonNode event : events(trace)) {
            String key = text(event, "cat") + " " + event.path("id").asString("");
            if (text(event, "ph").equals("b")) {
                assertThat(open.put(key, text(event, "name"))).isNull();
                operations += text(event, "cat").equals("operation") ? 1 : 0;
            } else if (text(event, "ph").equals("e")) {
                assertThat(open.remove(key)).isEqualTo(text(event, "name"));
            }
        }
        assertThat(open).isEmpty();
        assertThat(operations).isEqualTo(trace.history().operations().size());
    }

    @Test
    void aLeaderIsASlice() {
        assertThat(events(Plays.leaderDies()))
                .anyMatch(event ->
                        text(event, "ph").equals("X") && text(event, "name").startsWith("leader"))
                .anyMatch(event ->
                        text(event, "ph").equals("X") && text(event, "name").equals("down"))
                .anyMatch(event ->
                        text(event, "ph").equals("i") && text(event, "name").equals("crashed"))
                .anyMatch(event -> text(event, "ph").equals("f"));
    }

    /** The slices of the event's thread that are open at this time, the innermost first. */
    private static Deque<BigDecimal> open(Map<Integer, Deque<BigDecimal>> ends, JsonNode event, BigDecimal time) {
        Deque<BigDecimal> open = ends.computeIfAbsent(event.get("tid").asInt(), thread -> new ArrayDeque<>());
        while (!open.isEmpty() && open.peek().compareTo(time) <= 0) {
            open.pop();
        }
        return open;
    }

    private static String text(JsonNode event, String field) {
        return event.get(field).asString();
    }

    private static List<JsonNode> events(Trace trace) {
        List<JsonNode> events = new ArrayList<>();
        JSON.readTree(Exported.file(trace, Form.PERFETTO, 0)).get("traceEvents").forEach(events::add);
        return events;
    }
}
