package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.Span;

/** {@code --set path=value} says what the file could have said. */
class SettingTest {

    private static final String SCENARIO = """
            protocol: lighthouse
            network: { loss: 1% }
            faults:
              - { at: 1s, crash: n1 }
              - { at: 2s, crash: n2, for: 1s }
            """;

    @Test
    void aFieldThatIsWrittenAndFieldsThatAreNot() {
        Plan plan = Reading.plan(
                SCENARIO,
                "network.loss=5%",
                "duration=20s",
                "faults[1].at=12s..13s",
                "with.gap=20ms",
                "workload.mix.put=3",
                "nodes=[a, n1, n2]",
                "title=a = b, c");
        assertThat(plan.scenario().network().loss()).isEqualTo(new Probability(0.05));
        assertThat(plan.scenario().duration()).isEqualTo(Duration.ofSeconds(20));
        assertThat(plan.scenario().faults().get(1).moment()).isEqualTo(Moment.at(Span.millis(12_000, 13_000)));
        assertThat(((Lighthouse.Options) plan.world().options()).gap()).isEqualTo(Duration.ofMillis(20));
        assertThat(plan.world().workload().mix()).containsExactly(Map.entry("put", 3));
        assertThat(plan.scenario().nodes().names()).containsExactly("a", "n1", "n2");
        assertThat(plan.title()).isEqualTo("a = b, c");
    }

    @Test
    void theLastOneCounts() {
        assertThat(Reading.plan(SCENARIO, "seed=1", "seed=2").seed()).isEqualTo(2);
    }

    @Test
    void anEmptyValueTakesAFieldAway() {
        Plan plan = Reading.plan(SCENARIO, "network=", "faults[1].for=");
        assertThat(plan.scenario().network()).isEqualTo(NetworkSpec.DEFAULT);
        assertThat(((CrashSpec) plan.scenario().faults().get(1)).lasts()).isEmpty();
        assertThat(Reading.plan(SCENARIO, "faults=").scenario().faults()).isEqualTo(List.of());
    }

    @Test
    void aCommaWithinBracketsDividesNothing() {
        assertThat(Reading.plan(SCENARIO, "network.latency=lognormal(10ms, 0.4)")
                        .world()
                        .network()
                        .link()
                        .latency())
                .hasToString("lognormal(10ms, 0.4)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network.loss=11|network.loss: found \"11\", but a probability is written 1% or 0.01 (0% to 100%)",
                "networc.loss=1%|networc: no such field; did you mean \"network\"?",
                "with.gapp=1s|with.gapp: no such field; did you mean \"gap\"?",
                "faults[0].at=30s|faults[0].at: found \"30s\", but the run lasts 10s",
                "faults[2].at=3s|faults has no entry [2]; it has 2, counted from [0]",
                "faults.at=3s|faults is a list; its entries are faults[0] and so on",
                "network[0]=3s|network has no part \"[0]\"",
                "protocol.name=x|protocol has no part \"name\"",
                "[0]=x|a setting is written path=value, as in network.loss=5% or faults[0].at=2s",
                "duration|a setting is written path=value, as in network.loss=5% or faults[0].at=2s",
                "=5s|a setting is written path=value, as in network.loss=5% or faults[0].at=2s",
                "a..b=1|a setting is written path=value, as in network.loss=5% or faults[0].at=2s",
                "faults[x].at=1s|a setting is written path=value, as in network.loss=5% or faults[0].at=2s",
                "nodes=[a, b|this is no YAML: expected ',' or ']', but got <stream end>",
                "nodes=*n|an alias (*) stands here; write out what it stands for",
                "seed=99999999999999999999|seed: found \"99999999999999999999\", but a seed is a whole number of 64 bits,"
                        + " from -9223372036854775808 to 18446744073709551615",
            })
    void itsMistakesStandAtTheSetting(String setting, String message) {
        assertThat(Reading.complaints(SCENARIO, setting)).isEqualTo("--set " + setting + ": " + message);
    }

    @Test
    void whatTheFileDoesWrongComesFirst() {
        assertThat(Reading.complaints("protocol: quiet\nseed: x\n", "duration=x", "nodes=0"))
                .isEqualTo("""
                        mine.yaml:2:7: seed: found "x", but a seed is a whole number of 64 bits, from -9223372036854775808 to \
                        18446744073709551615
                        --set nodes=0: nodes: found "0", but nodes are a count from 1 to 10000, or a list of names
                        --set duration=x: duration: found "x", but a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, \
                        s, m, h)""");
    }
}
