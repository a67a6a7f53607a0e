package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.trace.Recording;
import orrery.trace.Trace;

/** Whatever faults come together, a run comes to its end, and to the same one again. */
class FaultRunProps {

    /** Their moments come in front. */
    private static final List<String> FAULTS = List.of(
            "crash: any, for: 50ms",
            "crash: n1, spot: between-effects, for: 20ms..90ms",
            "crash: leader, spot: after-save, amnesia: true, for: 10ms",
            "crash: n2",
            "crash: c1, for: 50ms",
            "pause: any, for: 100ms",
            "pause: n1",
            "slow: any, each: 0s..20ms, for: 100ms",
            "rollingRestart: all, down: 0s..50ms, gap: 20ms",
            "join: n3",
            "leave: any",
            "partition: [[n1, any], [others]], flapping: 1ms..50ms",
            "partition: { from: [leader], to: [others] }, for: 100ms",
            "isolate: c1, for: 50ms",
            "majoritiesRing: all, for: 100ms",
            "clog: { from: [n1], to: [others] }, for: 80ms",
            "clog: { from: [any], to: [c1] }",
            "disk: any, kind: slow, delay: 0s..50ms, rate: 50%",
            "disk: n1, kind: misdirected-write, for: 100ms",
            "disk: any, kind: stale-read",
            "disk: n2, kind: io-error, rate: 20%, for: 100ms",
            "disk: any, kind: full, for: 50ms",
            "disk: any, kind: lying-sync, for: 50ms",
            "disk: any, kind: bit-rot",
            "clockJump: any, by: -24h, for: 100ms",
            "clockJump: any, by: 24h",
            "clockDrift: n1, rate: -900000ppm, for: 100ms",
            "clockDrift: n1, rate: 1000000ppm",
            "clockStrobe: any, by: 24h, period: 1ms..9ms, for: 100ms",
            "byzantine: any, silence: 50%, replay: 50%",
            "byzantine: n1, delay: { rate: 50%, by: 0s..100ms }, for: 100ms");

    @Property(tries = 400)
    void aRunEnds(@ForAll("faults") List<String> faults, @ForAll long seed) {
        String scenario =
                "protocol: raft\nduration: 600ms\nmaxSteps: 20000\nworkload: { clients: 2, rate: 50/s }\nfaults:\n"
                        + String.join("", faults);
        Plan plan = new ScenarioReader(Protocols.installed()).read(new ScenarioSource("mine", "mine.yaml", scenario));
        Trace trace = play(plan, seed);
        assertThat(trace.end().kind()).as(scenario + trace.end()).isNotEqualTo(Trace.End.Kind.THREW);
        assertThat(play(plan, seed).digestText()).as(scenario).isEqualTo(trace.digestText());
    }

    private static Trace play(Plan plan, long seed) {
        return plan.trial(true).play(seed, Recording.digestOnly()).trace();
    }

    @Provide
    Arbitrary<List<String>> faults() {
        Arbitrary<String> moments = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 500).map(time -> "at: " + time + "ms"),
                Arbitraries.integers().between(1, 3).map(nth -> "when: a leader is elected, nth: " + nth));
        return Combinators.combine(moments, Arbitraries.of(FAULTS))
                .as((moment, fault) -> "  - { " + moment + ", " + fault + " }\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(some ->
                        some.stream().filter(fault -> fault.contains("join")).count() < 2);
    }
}
