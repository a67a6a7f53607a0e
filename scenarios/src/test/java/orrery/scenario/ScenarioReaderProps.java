package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;

/** Whatever is read, it is a plan, or a list of problems that have a place and fit on a line; nothing else comes of it. */
class ScenarioReaderProps {

    private static final List<String> SEEDS = List.of("""
            # A light goes out.
            protocol: lighthouse
            twin: burns-always
            nodes: [n1, n2, n3]
            duration: 20s
            seed: 42
            with: { period: 150ms..300ms, gap: 20ms, colour: deep-green, flashes: [1s, 2.5s], brightness: 0.5 }
            network: { latency: lognormal(10ms, 0.4), loss: 1%, duplication: 0.005, order: fifo }
            workload: { clients: 3, keys: 4, rate: 50/s, mix: { put: 2, get: 2, cas: 1 }, from: 1s, until: 9s }
            faults:
              - { at: 3s..6s, crash: dark, for: 2s }
              - at: 9s
                partition: [[n1, n2], [others]]
                for: 3s
              - { at: 10s, partition: { from: [n1], to: [n2] } }
              - { when: a light goes on, nth: 2, after: 1ms..2ms, crash: any, spot: after-save, amnesia: true }
              - { at: 1s, slow: n1, each: 5ms, for: 1s }
              - { at: 2s, partition: [[n1], [n2]], flapping: 100ms..300ms, for: 1s }
              - { at: 3s, disk: n2, kind: slow, delay: 5ms, rate: 50% }
              - { at: 4s, clockJump: n1, by: -150ms }
              - { at: 5s, clockDrift: n1, rate: 200ppm }
              - { at: 6s, clockStrobe: n1, by: 1s, period: 10ms }
              - { at: 7s, byzantine: n3, equivocate: 100%, delay: { rate: 10%, by: 1ms } }
              - { at: 8s, rollingRestart: all, down: 1s, gap: 1s }
              - { at: 9s, clog: { from: [n1], to: [others] } }
              - { at: 9s, join: n3 }
            expect: { linearizable: kv, broken: "one light at most" }
            maxSteps: 100000
            """, """
            { "protocol": "lighthouse", "nodes": 5, "title": "x\\u0041",
              "network": { "latency": "5ms..15ms", "loss": 0.01 }, "faults": [ { "at": "1s", "isolate": "any" } ] }
            """, """
            protocol: lighthouse
            network:
              latency: { kind: normal, mean: 10ms, deviation: 2ms }
              loss: { toBad: 1%, toGood: 20%, good: 0%, bad: 80% }
              corruption: 0.1%
              checksum: false
              bandwidth: 1MB/s
              queue: 64kB
              retransmit: 200ms
              links: [{ from: [n1, c1], to: [n2], latency: mixture(95% gamma(10ms, 2), 5% 200ms..1s), order: fifo }]
              topology: tree(2)
              zones: { members: { east: [n1, n2], west: [n3] }, between: [{ from: east, to: west, latency: 40ms }] }
            workload: { think: 1ms + empirical(8ms, 9ms, 30ms), skew: 0.99, timeout: 300ms..500ms, retries: 2 }
            climate: { kinds: { crash: 3, partition: 2, loss: 1 }, down: 1, clockError: 100ms }
            """);

    private static final List<String> PARTS = List.of(
            "\n",
            "\r\n",
            "\t",
            " ",
            "  ",
            ":",
            ": ",
            ",",
            "-",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "\\",
            "#",
            " #",
            "&a ",
            "*a",
            "!t ",
            "!!int ",
            "|",
            ">",
            "? ",
            "%",
            "@",
            "`",
            "---\n",
            "...\n",
            "<<: ",
            "null",
            "~",
            "true",
            "0",
            "-1",
            "1e999",
            "99999999999999999999",
            ".inf",
            "NaN",
            "0x1F",
            "1%",
            "101%",
            "50/s",
            "5ms",
            "5ms..1ms",
            "9999h",
            "n9",
            "any",
            "others",
            "leader",
            "crash",
            "at",
            "for",
            "partition",
            "when",
            "a light goes on",
            "nth",
            "after",
            "spot",
            "disk",
            "kind",
            "torn-write",
            "full",
            "by",
            "-150ms",
            "200ppm",
            "-9999999ppm",
            "join",
            "leave",
            "zoneDown",
            "majoritiesRing",
            "all",
            "flapping",
            "each",
            "delay",
            "from",
            "to",
            "protocol",
            "seed",
            "with",
            "faults",
            "expect",
            "mix",
            "kind",
            "mixture(",
            "50% ",
            "empirical(",
            " + ",
            "tree(",
            "edges",
            "regions",
            "tokyo",
            "1GB",
            "climate",
            "hostile",
            "-5ms",
            "\u0000",
            "\u001b[31m",
            "\uFEFF",
            "\u0085",
            "\u2028",
            "😀",
            "\\ud800",
            "()",
            "(",
            ")",
            "a".repeat(300));

    @Property(tries = 3000)
    void ofMutatedText(@ForAll("mutations") String text) {
        check(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void ofBytes(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 1000)
    void ofSettings(@ForAll("paths") String path, @ForAll("words") String value) {
        try {
            Reading.plan(SEEDS.getFirst(), path + "=" + value);
        } catch (ScenarioException wrong) {
            assertThat(wrong.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.source()).matches("--set .*|mine.yaml");
                assertThat(problem.toString().lines()).hasSize(1);
            });
        }
    }

    private static void check(byte[] bytes) {
        try {
            ScenarioSource source = ScenarioSource.of("mine", "mine.yaml", new ByteArrayInputStream(bytes));
            Plan plan = Reading.READER.read(source);
            assertThat(Reading.READER.plan("mine", plan.scenario()).world()).isEqualTo(plan.world());
        } catch (ScenarioException wrong) {
            assertThat(wrong.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.toString().lines()).hasSize(1);
                assertThat(problem.message())
                        .doesNotContainPattern("\\p{Cc}")
                        .doesNotContain("null pointer", "Exception");
            });
        } catch (IOException impossible) {
            Assertions.fail(impossible);
        }
    }

    /** A scenario of which some parts were cut out, doubled, moved or replaced. */
    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<Integer> cuts = Arbitraries.integers().between(0, 1800);
        Arbitrary<Mutation> mutation = Combinators.combine(
                        cuts, cuts, words(), Arbitraries.integers().between(0, 3))
                .as(Mutation::new);
        return Combinators.combine(
                        Arbitraries.of(SEEDS), mutation.list().ofMinSize(1).ofMaxSize(6))
                .as((text, mutations) -> {
                    String mutated = text;
                    for (Mutation next : mutations) {
                        mutated = next.of(mutated);
                    }
                    return mutated;
                });
    }

    record Mutation(int one, int other, String word, int kind) {
        String of(String text) {
            int from = Math.min(Math.min(one, other), text.length());
            int to = Math.min(Math.max(one, other), text.length());
            int near = Math.min(from + 4, to);
            return switch (kind) {
                case 0 -> text.substring(0, from) + word + text.substring(from);
                case 1 -> text.substring(0, from) + word + text.substring(near);
                case 2 -> text.substring(0, from) + text.substring(near);
                default -> text.substring(0, to) + text.substring(from, to) + text.substring(to);
            };
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(PARTS);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                "protocol",
                "nodes",
                "nodes[0]",
                "nodes[7]",
                "duration",
                "seed",
                "with",
                "with.gap",
                "with.flashes[1]",
                "network",
                "network.latency",
                "network.loss.more",
                "workload.mix.put",
                "workload.mix",
                "faults",
                "faults[0]",
                "faults[1].partition[0]",
                "faults[1].partition[0][1]",
                "faults[2].partition.from",
                "faults[3].when",
                "faults[3].nth",
                "faults[3].spot",
                "faults[5].flapping",
                "faults[6].kind",
                "faults[7].by",
                "faults[8].rate",
                "faults[9].period",
                "faults[10].delay.by",
                "faults[13].join",
                "faults[19].at",
                "expect.broken",
                "network.topology",
                "network.topology.edges",
                "network.zones.members.east",
                "network.zones.regions.tokyo",
                "network.links[0].from",
                "network.retransmit",
                "workload.think",
                "workload.skew",
                "climate",
                "climate.kinds.loss",
                "a.b.c",
                "[0]",
                "",
                ".",
                "a[",
                "a]",
                "x".repeat(100));
    }
}
