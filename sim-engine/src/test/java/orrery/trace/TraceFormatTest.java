package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a file that is no trace: where, what was found, what is allowed. */
class TraceFormatTest {

    private static final String SAMPLE = new String(Traces.saved(Sample.trace()), StandardCharsets.UTF_8);
    private static final List<String> LINES = SAMPLE.lines().toList();

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
        byte[] bytes = bytes(SAMPLE);
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
    void aLineThatIsMissingIsMissed() {
        for (int missing = 1; missing <= LINES.size(); missing++) {
            String rest = without(missing);
            assertThatThrownBy(() -> Traces.loaded(bytes(rest))).isInstanceOf(TraceFormatException.class);
        }
        assertRefused(without(6), "test.jsonl:6:2: found step 5, expected step 4");
        assertRefused(
                without(20),
                "test.jsonl:22:359: found 19, expected 18, because so many steps are in this file: lines were lost");
        assertRefused(
                without(21),
                "test.jsonl:22:375: found 2, expected 1, because so many operations are in this file: lines were lost");
    }

    @Test
    void whatDoesNotBelongIsRefused() {
        assertRefused(SAMPLE + "{}\n", "test.jsonl:24:1: found a line after the end of the trace");
        assertRefused(
                changed(4, "}}", "}}} "), "test.jsonl:4:110: Unexpected close marker '}': no open Object to close");
        assertRefused(changed(4, "}}", "}} 1"), "test.jsonl:4:111: found 1, expected the end of the line");
        assertRefused(
                changed(4, "\"step\"", "\"stop\""),
                "test.jsonl:4:2: found the name stop, expected \"step\", \"operation\" or \"end\"");
        assertRefused(
                changed(4, "\"node\"", "\"place\""),
                "test.jsonl:4:25: found the name place, expected one of event, node, cause, before, after, effects, each"
                        + " once");
        assertRefused(
                changed(4, "\"event\"", "\"step\""),
                "test.jsonl:4:37: found the name step, expected one of event, cause, before, after, effects, each once");
        assertRefused(
                changed(4, "\"event\":{\"@\":\"Booted\",\"incarnation\":0,\"version\":\"\"},", ""),
                "test.jsonl:4:57: this object has no event");
        List<String> lines = new ArrayList<>(LINES);
        Collections.swap(lines, 19, 20);
        assertRefused(
                String.join("\n", lines),
                "test.jsonl:21:2: found the name step, expected \"operation\" or \"end\", because all steps come before the"
                        + " operations");
    }

    @Test
    void whatIsNotAsExpectedIsNamedWithItsPlace() {
        assertRefused(
                changed(2, "\"step\":0", "\"step\":\"0\""),
                "test.jsonl:2:9: found the text \"0\", expected a whole number of 64 bits");
        assertRefused(
                changed(2, "\"timeNanos\":0", "\"timeNanos\":9223372036854775808"),
                "test.jsonl:2:23: found 9223372036854775808, expected a whole number of 64 bits");
        assertRefused(
                changed(2, "\"incarnation\":0", "\"incarnation\":4294967296"),
                "test.jsonl:2:45: Event.incarnation: found 4294967296, expected a whole number of 32 bits");
        assertRefused(
                changed(2, "\"node\":\"n1\"", "\"node\":\"n7\""),
                "test.jsonl:2:32: node: found n7, expected one of n1, n2, c1");
        assertRefused(
                changed(3, "\"to\":\"n1\"", "\"to\":\"n7\""),
                "test.jsonl:3:215: Effect.to: found n7, expected one of n1, n2, c1");
        assertRefused(changed(1, "[\"c1\"]", "[\"n1\"]"), "test.jsonl:1:40: two nodes are called n1");
        assertThatThrownBy(() -> Traces.loaded(bytes(changed(7, "PARTITION", "BAD LUCK"))))
                .hasMessageStartingWith(
                        "test.jsonl:7:52: Event.reason: found BAD LUCK, expected one of [LOSS, PARTITION");
        assertThatThrownBy(() -> Traces.loaded(bytes(changed(5, "\"Partitioned\"", "\"Parted\""))))
                .hasMessageStartingWith("test.jsonl:5:40: Event: found Parted(fault=0, sides=[[n1], [n2, c1]],"
                        + " oneWay=false, what=…, expected one of Booted, Delivered");
        assertRefused(
                changed(3, "{\"@\":\"Vote\",", "{"),
                "test.jsonl:3:248: found the name term, expected a value, as an object that begins with \"@\","
                        + " \"@entries\" or \"@real\"");
        assertRefused(
                changed(6, "{\"@real\":\"NaN\"}", "1e999"),
                "test.jsonl:6:149: found 1e999, expected a number of double precision");
        assertRefused(
                changed(3, "\"nth\":0", "\"n\u202eth\":0"),
                "test.jsonl:3:284: found the name \"n\\u202eth\", expected a name as Java has them");
        assertRefused(
                changed(23, "00c0ffee", "00C0FFEE"),
                "test.jsonl:23:329: found the text 00C0FFEE12345678, expected 16 hexadecimal digits");
    }

    @Test
    void aPatchThatDoesNotFitSaysWhy() {
        assertRefused(
                changed(6, "\"patience\":", "\"patients\":"),
                "test.jsonl:6:106: this patch changes patients, but Follower has only [saved, data, patience]");
        assertRefused(
                changed(12, "\"@at\":1,\"@drop\":1", "\"@at\":1,\"@drop\":2"),
                "test.jsonl:12:108: this patch drops 2 from place 1 on, where there are only 2");
        assertRefused(
                changed(12, "[[0,2]]", "[[2,2]]"),
                "test.jsonl:12:108: this patch changes what is at place 2, where there are only 2");
        assertRefused(
                changed(9, "\"data\":{}", "\"data\":{\"x\":1}"),
                "test.jsonl:9:180: this patch is for a struct, but finds {}");
        assertRefused(changed(6, "\"vote\"", "\"term\""), "test.jsonl:6:132: the field term is patched twice");
        assertRefused(
                changed(12, "\"@drop\"", "\"@cut\""), "test.jsonl:12:133: found the name @cut, expected \"@drop\"");
    }

    @Test
    void timeAndCausesGoForward() {
        assertRefused(
                changed(9, "\"cause\":1", "\"cause\":7"),
                "test.jsonl:9:2: step 7 has the cause 7, expected an earlier step or -1 for none");
        assertRefused(
                changed(9, "\"timeNanos\":45000000", "\"timeNanos\":4"),
                "test.jsonl:9:2: step 7 is at 4ns, before what was at 40ms");
    }

    @Test
    void limitsAreHeld() {
        assertLimit(
                new TraceFile.Limits(700, 100, 100, 1 << 20),
                "test.jsonl:10:1: this line is longer than 700 bytes, and no longer one is read");
        assertLimit(
                new TraceFile.Limits(1000, 100, 18, 1 << 20),
                "test.jsonl:20:1: this trace has more than the 18 steps that are allowed for it");
        assertLimit(new TraceFile.Limits(1000, 2, 100, 1 << 20), "test.jsonl:2:161: this is nested more than 2 deep");
        assertLimit(
                new TraceFile.Limits(1000, 100, 100, 10_000),
                "test.jsonl:5:98: this trace takes more memory than the 10000 bytes that are allowed for it; a larger heap"
                        + " allows more");
        assertThatThrownBy(() -> new TraceFile.Limits(1, 101, 1, 1))
                .hasMessage("values may be nested 100 deep and no deeper, not 101");
    }

    @Test
    void noDepthIsTooDeepToRefuse() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertRefused(changed(2, "\"ELECTION\"", deep), "test.jsonl:2:338: this is nested more than 100 deep");
        assertRefused(
                changed(6, "{\"saved\"", "{\"a\":".repeat(100) + "{\"saved\""),
                "test.jsonl:6:606: this is nested more than 100 deep");
    }

    @Test
    void aSmallFileCannotGrowWithoutBounds() {
        StringBuilder steps = new StringBuilder(LINES.getFirst()).append('\n');
        String items = String.join(",", Collections.nCopies(200_000, "0"));
        for (int step = 0; step < 50_000; step++) {
            String patch = step == 0 ? "[" + items + "]" : "{\"@at\":0,\"@drop\":0,\"@items\":[0]}";
            steps.append(
                    "{\"step\":%d,\"timeNanos\":0,\"node\":\"n1\",\"event\":{\"@\":\"Crashed\",\"how\":\"\"},\"after\":%s}\n"
                            .formatted(step, patch));
        }
        assertThatThrownBy(() -> Traces.loaded(
                        bytes(steps.toString()), new TraceFile.Limits(1 << 20, 100, 100_000, 100_000_000)))
                .isInstanceOf(TraceFormatException.class)
                .hasMessageContaining("this trace takes more memory than the 100000000 bytes");
    }

    private static void assertLimit(TraceFile.Limits limits, String message) {
        assertThatThrownBy(() -> Traces.loaded(bytes(SAMPLE), limits))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(message);
    }

    private static void assertRefused(String file, String message) {
        assertRefused(bytes(file), message);
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Traces.loaded(file))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
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
