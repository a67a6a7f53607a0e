package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scenarios are written as a person would write them. */
class ScenarioWriterTest {

    @Test
    void asAPersonWould() {
        String written = """
                title: A light goes out.
                protocol: lighthouse
                twin: burns-always
                nodes: 5
                duration: 20s
                seed: 42
                with: { period: 150ms..300ms, gap: 20ms, lamps: 5, flashes: [1s, 2.5s] }
                network: { latency: "lognormal(10ms, 0.4)", loss: 1%, duplication: 0.5%, order: fifo, bandwidth: 1MB/s, links: [{ from: [n1], loss: { toBad: 1%, toGood: 20%, bad: 80% } }], topology: tree(2), zones: { regions: { tokyo: [n1] } } }
                workload: { clients: 3, keys: 4, rate: 50/s, mix: { put: 2, get: 2, cas: 1 }, until: 15s }
                faults:
                  - { at: 3s..6s, crash: dark, for: 2s }
                  - { at: 9s, partition: [[n1, n2], [others]], for: 3s }
                  - { at: 10s, partition: { from: [n1], to: [n2] } }
                climate: stormy
                expect: { linearizable: kv, broken: one light at most }
                maxSteps: 1000
                """;
        assertThat(ScenarioWriter.write(Reading.plan(written).scenario())).isEqualTo(written);
    }

    @Test
    void withoutWhatGoesWithoutSaying() {
        String scenario = "protocol: quiet\nnodes: [n1, n2, n3]\nduration: 10000ms\nseed: 1\nnetwork: { loss: 0 }\n";
        assertThat(ScenarioWriter.write(Reading.plan(scenario).scenario())).isEqualTo("protocol: quiet\n");
    }

    @Test
    void withQuotesWhereYamlWouldMisunderstand() {
        Scenario scenario = Scenario.of("quiet").withTitle("12: \"why?\" # null");
        assertThat(ScenarioWriter.write(scenario)).isEqualTo("title: \"12: \\\"why?\\\" # null\"\nprotocol: quiet\n");
        assertThat(Reading.plan("protocol: lighthouse\nworkload: {}\n").scenario())
                .satisfies(plain ->
                        assertThat(ScenarioWriter.write(plain)).isEqualTo("protocol: lighthouse\nworkload: {}\n"));
    }
}
