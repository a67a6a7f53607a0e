package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.play.Plays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The log, read as ShiViz reads it: with its default expression and by the rules of vector clocks. */
class ShiVizLogTest {

    /** The default of the page; in JavaScript a brace needs no backslash. */
    private static final Pattern EVENT = Pattern.compile("(?<host>\\S*) (?<clock>\\{.*\\})\\n(?<event>.*)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private record LogEvent(String host, Map<String, Long> clock, String text) {
        long own() {
            return clock.getOrDefault(host, 0L);
        }
    }

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyStepIsAnEventWhoseHostCountsByOne(Trace trace) {
        List<LogEvent> events = events(trace);
        assertThat(events).hasSameSizeAs(trace.steps());
        Map<String, LogEvent> last = new TreeMap<>();
        for (LogEvent event : events) {
            LogEvent before = last.put(event.host(), event);
            assertThat(event.own()).isEqualTo(before == null ? 1 : before.own() + 1);
            if (before != null) {
                assertDominates(event, before);
            }
            event.clock().forEach((host, count) -> {
                LogEvent latest = last.get(host);
                assertThat(latest).as("%s knows of %s", event, host).isNotNull();
                assertThat(count).isBetween(1L, latest.own());
                assertDominates(event, eventAt(events, host, count));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void aReceiveDominatesItsSend(Trace trace) {
        List<LogEvent> events = events(trace);
        for (Step step : trace.steps()) {
            int send = trace.steps().isEmpty()
                    ? -1
                    : (int) (step.cause() - trace.steps().getFirst().number());
            if (step.event() instanceof Event.Delivered && send >= 0) {
                int at = (int) (step.number() - trace.steps().getFirst().number());
                assertDominates(events.get(at), events.get(send));
            }
        }
    }

    @Test
    void messagesAreDelivered() {
        assertThat(Plays.pingPong().steps())
                .anyMatch(step -> step.event() instanceof Event.Delivered && step.cause() >= 0);
        assertThat(events(Plays.pingPong())).anyMatch(event -> event.host().equals("network"));
    }

    private static LogEvent eventAt(List<LogEvent> events, String host, long count) {
        return events.stream()
                .filter(event -> event.host().equals(host) && event.own() == count)
                .findFirst()
                .orElseThrow();
    }

    private static void assertDominates(LogEvent later, LogEvent earlier) {
        earlier.clock()
                .forEach((host, count) -> assertThat(later.clock().getOrDefault(host, 0L))
                        .as("%s after %s", later, earlier)
                        .isGreaterThanOrEqualTo(count));
    }

    private static List<LogEvent> events(Trace trace) {
        String log = Exported.file(trace, Form.SHIVIZ, 0);
        List<LogEvent> events = new ArrayList<>();
        Matcher matcher = EVENT.matcher(log);
        int end = 0;
        while (matcher.find()) {
            assertThat(log.substring(end, matcher.start()).strip()).isEmpty();
            end = matcher.end();
            Map<String, Long> clock = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    JSON.readTree(matcher.group("clock")).properties()) {
                clock.put(entry.getKey(), entry.getValue().asLong());
            }
            events.add(new LogEvent(matcher.group("host"), clock, matcher.group("event")));
        }
        assertThat(log.substring(end).strip()).isEmpty();
        return events;
    }
}
