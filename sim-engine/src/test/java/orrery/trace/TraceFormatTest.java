package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a file that is no trace: where, what was found, what is allowed. */
class TraceFormatTest {

    private static final String SAMPLE = new String(Traces.saved(Sample.trace()), StandardCharsets.UTF_8);
    private static final List<String> LINES = SAMPLE.lines().toList();
    private static final TraceFile.Limits LIMITS = TraceFile.Limits.ofHeap();

    @Test
    void aFileThatIsSomethingElseIsNoTrace() {
        String message = "test.jsonl:1:1: this is no trace: its first line does not begin with {\"orrery\":";
        assertRefused("protocol: raft\nnodes: 5\n", message);
        assertRefused("{\"nodes\":5}\n", message);
        assertRefused("\n" + SAMPLE, message);
        assertRefused("", "test.jsonl:1:1: this file is empty, and no trace");
        byte[] image = {(byte) 0x89, 'P', 'N', 'G'};
        assertRefused(image, "test.jsonl:1:1: found bytes that are no text in UTF-8: this is no trace");
    }

    @Test
    void anotherVersionIsNamed() {
        assertRefused(
                changed(1, "\"version\":1", "\"version\":2"),
                "test.jsonl:1:29: found 2, expected version 1, the only one that this program reads");
        assertRefused(
                changed(1, "\"orrery\":\"trace\"", "\"orrery\":\"scene\""),
                "test.jsonl:1:11: found the text scene, expected the text trace");
    }

    @Test
    void aFileThatWasCutOffIsRefusedWhereverItWasCut() {
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] start = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Traces.loaded(start)).isInstanceOf(TraceFormatException.class);
        }
        assertRefused(
                String.join("\n", LINES.subList(0, 9)),
                "test.jsonl:10:1: this file ends after steps up to 7 and without a line that begins with {\"end\":"
                        + " it was cut off");
    }

    @Test
    void aLineThatIsMissingIsMissed() throws TraceFormatException {
        for (int missing = 0; missing < LINES.size(); missing++) {
            List<String> lines = new ArrayList<>(LINES);
            lines.remove(missing);
            if (missing == 1) {
                // without its first step a trace is one of the last steps, which says how many it has
                assertRefused(
                        String.join("\n", lines),
                        "test.jsonl:17:254: found 14, expected 13, because so many steps are in this file: lines were"
                                + " lost");
            } else {
                assertThatThrownBy(() -> Traces.loaded(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(TraceFormatException.class);
            }
        }
        assertRefused(without(6), "test.jsonl:6:2: found step 5, expected step 4");
        assertRefused(
                without(16),
                "test.jsonl:17:269: found 2, expected 1, because so many operations are in this file: lines were lost");
    }

    @Test
    void whatDoesNotBelongIsRefused() {
        assertRefused(SAMPLE + "{}\n", "test.jsonl:19:1: found a line after the end of the trace");
        assertRefused(changed(4, "}}", "}}}"), "test.jsonl:4:92: Unexpected close marker '}'");
        assertRefused(changed(4, "}}", "}} 1"), "test.jsonl:4:94: found 1, expected the end of the line");
        assertRefused(
                changed(4, "\"node\":", "\"place\":"),
                "test.jsonl:4:25: found the name place, expected one of event, node, cause, before, after, effects, each"
                        + " once");
        assertRefused(
                changed(4, "\"node\":\"c1\",", ""),
                "");
    }

    @Test
    void whatIsNotAsExpectedIsNamedWithItsPlace() {
        assertRefused(
                changed(2, "\"step\":0", "\"step\":\"0\""),
                "test.jsonl:2:9: found the text \"0\", expected a whole number of 64 bits");
        assertRefused(
                changed(2, "\"timeNanos\":0", "\"timeNanos\":9223372036854775808"),
                "test.jsonl:2:22: found 9223372036854775808, expected a whole number of 64 bits");
        assertRefused(
                changed(2, "\"node\":\"n1\"", "\"node\":\"n7\""),
                "test.jsonl:2:31: found a node called n7, but there are only n1, n2, c1");
        assertRefused(
                changed(3, "\"to\":\"n1\"", "\"to\":\"n7\""),
                "test.jsonl:3:202: Effect.to: found a node called n7, but there are only n1, n2, c1");
        assertRefused(
                changed(7, "PARTITION", "BAD LUCK"),
                "test.jsonl:7:52: Event.reason: found BAD LUCK, expected one of [LOSS, PARTITION, DOWN]");
        assertRefused(
                changed(5, "\"Partitioned\"", "\"Parted\""),
                "test.jsonl:5:40: Event: found Parted(fault=0, sides=[[n1], [n2, c1]], oneWay=false), expected one of Booted,"
                        + " Delivered, Dropped, TimedOut, Requested, Crashed, Partitioned, Healed");
        assertRefused(
                changed(2, "\"incarnation\":0", "\"incarnation\":4294967296"),
                "test.jsonl:2:44: Event.incarnation: found 4294967296, expected a whole number of 32 bits");
        assertRefused(
                changed(18, "00c0ffee", "00C0FFEE"),
                "");
    }

    @Test
    void aPatchThatDoesNotFitSaysWhy() {
        assertRefused(changed(6, "\"patience\":", "\"patients\":"), "");
        assertRefused(changed(12, "\"@at\":1,\"@drop\":1", "\"@at\":1,\"@drop\":2"), "");
        assertRefused(changed(6, "\"term\":1,\"vote\"", "\"term\":1,\"term\""), "");
    }

    @Test
    void oneStepAfterAnotherAndCausesFirst() {
        assertRefused(changed(9, "\"cause\":1", "\"cause\":7"), "");
        assertRefused(changed(9, "\"timeNanos\":45000000", "\"timeNanos\":4"), "");
    }

    @Test
    void limitsAreHeld() {
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        assertLimit(bytes, new TraceFile.Limits(700, 100, 100, 1 << 20), "");
        assertLimit(bytes, new TraceFile.Limits(1000, 100, 13, 1 << 20), "");
        assertLimit(bytes, new TraceFile.Limits(1000, 2, 100, 1 << 20), "");
        assertLimit(bytes, new TraceFile.Limits(1000, 100, 100, 10_000), "");
        assertThat(LIMITS.depth()).isEqualTo(Value.MAX_DEPTH);
        assertThatThrownBy(() -> new TraceFile.Limits(1, 101, 1, 1))
                .hasMessage("values may be nested 100 deep and no deeper, not 101");
    }

    private static void assertLimit(byte[] file, TraceFile.Limits limits, String message) {
        assertThatThrownBy(() -> Traces.loaded(file, limits))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(message);
    }

    private static void assertRefused(String file, String message) {
        assertRefused(file.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Traces.loaded(file))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(message);
    }

    /** The sample without a line, counted from 1. */
    private static String without(int line) {
        List<String> lines = new ArrayList<>(LINES);
        lines.remove(line - 1);
        return String.join("\n", lines);
    }

    /** The sample with something else in one line, counted from 1. */
    private static String changed(int line, String from, String to) {
        List<String> lines = new ArrayList<>(LINES);
        String changed = lines.get(line - 1).replace(from, to);
        assertThat(changed).isNotEqualTo(lines.get(line - 1));
        lines.set(line - 1, changed);
        return String.join("\n", lines);
    }
}
