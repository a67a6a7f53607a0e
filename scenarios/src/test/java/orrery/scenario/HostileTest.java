package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no scenarios, or were made to do harm, get a message with a place; nothing else comes of them. */
class HostileTest {

    private static String of(byte[] bytes) {
        return assertThrows(ScenarioException.class, () -> {
                    Reading.READER.read(ScenarioSource.of("mine", "mine.yaml", new ByteArrayInputStream(bytes)));
                })
                .getMessage();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nothing() {
        String nothing = "mine.yaml:1:1: there is nothing here, but a scenario names at least its protocol";
        assertThat(of(utf8(""))).isEqualTo(nothing);
        assertThat(of(utf8("\uFEFF"))).isEqualTo(nothing);
        assertThat(of(utf8("# only\n\n# comments\n"))).isEqualTo(nothing);
        assertThat(Reading.complaints("---\n"))
                .startsWith("mine.yaml:2:1: found nothing, but this is a group of fields: title, protocol");
    }

    @Test
    void somethingElse() {
        String fields =
                "but this is a group of fields: title, protocol, twin, nodes, duration, seed, with, versions, network,"
                        + " clockBound, workload, faults, climate, deviations, notes, expect, maxSteps, explore";
        assertThat(of(utf8("42\n"))).isEqualTo("mine.yaml:1:1: found \"42\", " + fields);
        assertThat(of(utf8("- protocol: quiet\n"))).isEqualTo("mine.yaml:1:1: found a list, " + fields);
        assertThat(of(utf8("null\n"))).isEqualTo("mine.yaml:1:1: found nothing, " + fields);
    }

    @Test
    void severalDocuments() {
        assertThat(Reading.complaints("protocol: quiet\n---\nprotocol: quiet\n"))
                .isEqualTo("mine.yaml:3:1: a second document begins here, but a file holds one scenario");
    }

    @Test
    void whatSitsBetweenLines() {
        String scenario = "\uFEFF# First.\r\nprotocol: quiet\r\nnodes:\r\n  - a\r\n  - b\r\n";
        Plan plan = Reading.READER.read(source(utf8(scenario)));
        assertThat(plan.scenario().nodes().names()).containsExactly("a", "b");
        assertThat(plan.title()).isEqualTo("First.");
        assertThat(Reading.complaints("protocol: quiet\nnetwork:\n\tloss: 1%\n"))
                .isEqualTo("mine.yaml:3:1: a tab stands where YAML wants spaces");
    }

    @Test
    void jsonReadsLikeYaml() {
        String json =
                "{\n\t\"protocol\": \"quiet\",\n\t\"nodes\": 5,\n\t\"network\": { \"loss\": 0.01 },\n\t\"title\": \"a\\\"b\"\n}";
        Plan plan = Reading.plan(json);
        assertThat(plan.world().servers()).hasSize(5);
        assertThat(plan.title()).isEqualTo("a\"b");
        assertThat(Reading.complaints("{\n\t\"protocol\": \"quiet\",\n\t\"nodes\": 0\n}"))
                .isEqualTo(
                        "mine.yaml:3:11: nodes: found \"0\", but nodes are a count from 1 to 10000, or a list of names");
    }

    @Test
    void noYaml() {
        assertThat(Reading.complaints("protocol: 'quiet\n"))
                .isEqualTo("mine.yaml:2:1: this is no YAML: found unexpected end of stream");
        assertThat(Reading.complaints("protocol: quiet\nnodes: [a, b\nseed: 3\n"))
                .isEqualTo("mine.yaml:3:5: this is no YAML: expected ',' or ']', but got :");
        assertThat(Reading.complaints("? [a]\n: b\n"))
                .isEqualTo("mine.yaml:1:4: something other than a word stands where a field's name should be");
    }

    @Test
    void aliasesAndTags() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        assertThat(Reading.complaints(laughs))
                .isEqualTo("mine.yaml:2:8: b[0]: an alias (*) stands here; write out what it stands for");
        assertThat(Reading.complaints("protocol: quiet\n<<: *x\n"))
                .isEqualTo("mine.yaml:2:5: <<: an alias (*) stands here; write out what it stands for");
        assertThat(Reading.complaints("protocol: &p quiet\n*p : 1\n"))
                .isEqualTo("mine.yaml:2:3: something other than a word stands where a field's name should be");
        assertThat(Reading.complaints("protocol: !!java.net.URL [x]\n"))
                .isEqualTo("mine.yaml:1:11: protocol: a tag (!) stands here; scenarios have none");
    }

    @Test
    void noText() {
        assertThat(of(new byte[] {'p', 'r', '\n', 'x', (byte) 0xff, 'o'}))
                .isEqualTo("mine.yaml:2:2: the file is no UTF-8 text from here on");
        assertThat(of("protocol: quiet".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("mine.yaml:1:2: a character stands here that no text has (U+0000)");
        assertThat(of(utf8("protocol: quiet\nti\u001btle: x\n")))
                .isEqualTo("mine.yaml:2:3: a character stands here that no text has (U+001B)");
        // half of a character
        assertThat(of(new byte[] {'a', (byte) 0xc3}))
                .isEqualTo("mine.yaml:1:2: the file is no UTF-8 text from here on");
    }

    @Test
    void tooLarge() {
        assertThat(of(utf8("#".repeat(ScenarioSource.MOST_BYTES + 1))))
                .isEqualTo("mine.yaml: the file is larger than 1 MiB; no scenario is");
    }

    @Test
    void noFile(@TempDir Path folder) throws IOException {
        assertThat(assertThrows(ScenarioException.class, () -> ScenarioSource.file(folder)))
                .hasMessage(folder + ": this is no file");
        assertThat(assertThrows(ScenarioException.class, () -> ScenarioSource.file(folder.resolve("none.yaml"))))
                .hasMessage(folder.resolve("none.yaml") + ": there is no such file");
        Path strange = Files.writeString(folder.resolve("a b<c>.yaml"), "protocol: quiet\n");
        assertThat(ScenarioSource.file(strange).name()).isEqualTo("a-b-c-");
    }

    private static ScenarioSource source(byte[] bytes) {
        try {
            return ScenarioSource.of("mine", "mine.yaml", new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Wherever in the file it stands: SnakeYAML reads in pieces, one of which ends between its two halves. */
    @Test
    void aSignOfTwoSurrogates() {
        for (int before = 900; before < 1_200; before++) {
            String text = "protocol: quiet\n#" + "x".repeat(before) + "\uD83D\uDE00\nnodes: 3\n";
            assertThat(Reading.plan(text).world().servers()).hasSize(3);
        }
    }

    /** A megabyte of anything is read, or refused, in time and within a test's memory. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    @Timeout(60)
    void floods(String name, String flood) {
        String complaints = Reading.complaints(flood.substring(0, Math.min(flood.length(), ScenarioSource.MOST_BYTES)));
        assertThat(complaints).startsWith("mine.yaml:").hasSizeLessThan(100 * 1000);
    }

    /** Each edge once and once more is still a topology, of as many nodes as there may be, and a run of it begins. */
    @Test
    @Timeout(60)
    void theLargestNetwork() {
        String edges = many(edge -> "[n" + (1 + edge % 10_000) + ",n" + (1 + (edge + 1) % 10_000) + "],");
        for (String topology : List.of("star", "grid", "tree(1)", "{ edges: [" + edges + "] }")) {
            Plan plan =
                    Reading.plan("protocol: quiet\nnodes: 10000\nduration: 1ns\nclimate: hostile\nnetwork: { topology: "
                            + topology + " }\n");
            assertThat(plan.world().network().topology().orElseThrow().neighbours())
                    .hasSize(10_000);
            assertThat(plan.weather()).isNotNull();
        }
    }

    static Stream<Arguments> floods() {
        String head = "protocol: lighthouse\n";
        return Stream.of(
                Arguments.of("open lists", "[".repeat(1_000_000)),
                Arguments.of("open groups", "{a: ".repeat(250_000)),
                Arguments.of("lists in lists", "- ".repeat(500_000)),
                Arguments.of("groups in groups", many(depth -> " ".repeat(depth) + "a:\n")),
                Arguments.of("a long word", head + "title: " + "a".repeat(900_000)),
                Arguments.of("a long name", "a".repeat(900_000) + ": 1"),
                Arguments.of("a long number", head + "seed: " + "9".repeat(900_000)),
                Arguments.of("an open quote", "\"" + "a\\n".repeat(300_000)),
                Arguments.of("many fields", many(field -> "f" + field + ": 1\n")),
                Arguments.of("one field many times", "a: 1\n".repeat(200_000)),
                Arguments.of("many wrong faults", head + "faults:\n" + many(fault -> "- {at: 1s, crash: n9}\n")),
                Arguments.of("many faults", head + "faults:\n" + many(fault -> "- {at: 1s, leave: n1}\n")),
                Arguments.of("a long landmark", head + "faults: [{crash: n1, when: " + "a".repeat(900_000) + "}]"),
                Arguments.of(
                        "many words for faults", head + "faults: [{at: 1s, " + many(nth -> "f" + nth + ": 1, ") + "}]"),
                Arguments.of(
                        "too many links",
                        head + "nodes: 10000\nfaults:\n- {at: 1s, partition: [[" + others(5_000) + "], [others]]}"),
                Arguments.of("a large ring", head + "nodes: 10000\nfaults: [{at: 1s, majoritiesRing: all}]"),
                Arguments.of("many nodes", head + "nodes: [" + many(node -> "a" + node + ",") + "]"),
                Arguments.of("one node many times", head + "nodes: [" + "n1,".repeat(9_999) + "n1]"),
                Arguments.of(
                        "a large partition",
                        head + "faults:\n- {at: 1s, partition: [[" + many(node -> "n1,") + "n2],[n3]]}"),
                Arguments.of("many questions", head + "workload: {mix: {" + many(ask -> "f" + ask + ": 1, ") + "}}"),
                Arguments.of("a long option", head + "with: {flashes: [" + "1,".repeat(400_000) + "]}"),
                Arguments.of("an open bracket", head + "network: {latency: f(a" + many(word -> ", b" + word) + "}"),
                Arguments.of(
                        "a long measurement", head + "network: {latency: empirical(1ms" + many(time -> ", 1ms") + ")}"),
                Arguments.of(
                        "a quoted measurement",
                        head + "network: {latency: \"empirical(1ms" + many(time -> ", 1ms") + ")\"}"),
                Arguments.of(
                        "many measurements",
                        head + "network: {latency: {kind: empirical, times: [" + many(n -> "1ms,") + "]}}"),
                Arguments.of("a deep mixture", head + "network: {latency: " + many(depth -> "mixture(100% ") + "}"),
                Arguments.of(
                        "a deep mixture in groups",
                        head + "network: {latency: "
                                + many(depth -> "{kind: mixture, parts: [{weight: 100%, latency: ")),
                Arguments.of("a long sum", head + "network: {latency: 1s" + many(term -> " + 1s") + "}"),
                Arguments.of(
                        "many links", head + "network: {links: [" + many(rule -> "{from: [n1], loss: 1%},") + "]}"),
                Arguments.of("many wrong links", head + "network: {links: [" + many(rule -> "{from: [n9]},") + "]}"),
                Arguments.of(
                        "one sender many times", head + "network: {links: [{from: [" + many(node -> "n1,") + "]}]}"),
                Arguments.of(
                        "edges of a million nodes",
                        head + "network: {topology: {edges: [" + many(n -> "[n1,n" + (n + 4) + "],") + "]}}"),
                Arguments.of(
                        "many zones",
                        head + "network: {zones: {members: {" + many(zone -> "z" + zone + ": [n1],") + "}}}"),
                Arguments.of(
                        "long zones",
                        head + "network: {zones: {members: {" + "z".repeat(800_000) + ": [n1], a: [n2]}}}"),
                Arguments.of(
                        "many ways",
                        head + "network: {zones: {members: {a: [n1], b: [n2]}, between: ["
                                + many(way -> "{from: a, to: b, latency: 1s},") + "]}}"),
                Arguments.of(
                        "many kinds of weather",
                        head + "climate: {kinds: {" + many(kind -> "k" + kind + ": 1,") + "}}"),
                Arguments.of("empty lines", "\n".repeat(1_000_000)),
                Arguments.of("comments", "# \n".repeat(300_000)),
                Arguments.of("documents", "---\n".repeat(250_000)),
                Arguments.of("directives", "%A b\n".repeat(200_000)),
                Arguments.of("anchors", many(field -> "a" + field + ": &a" + field + " 1\n")));
    }

    private static String others(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(node -> "n" + node).collect(Collectors.joining(", "));
    }

    private static String many(IntFunction<String> part) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < 900_000; number++) {
            text.append(part.apply(number));
        }
        return text.toString();
    }
}
