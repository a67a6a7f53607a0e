package orrery.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import orrery.api.NodeId;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Digest;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Fingerprint;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;

/** Raft with five servers for a minute, as a campaign plays it, and with parts of that left out. */
@State(Scope.Thread)
public class RaftBenchmark {

    private static final String IDLE = """
            protocol: raft
            nodes: 5
            duration: 60s
            network: { latency: 1ms..10ms }
            """;

    private static final String LOADED = """
            protocol: raft
            nodes: 5
            duration: 60s
            network: { latency: 1ms..10ms, loss: 1% }
            workload: { clients: 5, keys: 5, rate: 50/s, mix: { put: 2, get: 2, cas: 1 } }
            expect: { linearizable: kv }
            faults:
              - { crash: leader, at: 10s, for: 5s }
              - { crash: any, at: 30s, for: 5s }
            """;

    /** A millisecond before the end of the run. */
    private static final String LATE = """
              - { partition: [[n1, n2], [others]], at: 59999ms, for: 1s }
              - { clockJump: any, by: 1s, at: 59999ms, for: 1s }
              - { byzantine: any, silence: 50%, at: 59999ms, for: 1s }
            """;

    private final Simulator simulator = new Simulator();
    private final Trial idle = trial(IDLE);
    private final Trial loaded = trial(LOADED);
    private final Trial threatened = trial(LOADED + LATE);
    private long seed;
    private Trace recorded = loaded.play(1, Recording.digestOnly()).trace();

    @Setup(Level.Iteration)
    public void fromTheFirstSeed() {
        seed = 0;
    }

    @Setup(Level.Trial)
    public void record() {
        recorded = loaded.play(1, Recording.everything()).trace();
    }

    private static Trial trial(String scenario) {
        return new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("benchmark", "benchmark", scenario))
                .trial(false);
    }

    private long bare(Trial trial, Counted counted) {
        Trace trace = simulator.run(
                trial.protocol(), trial.world(), ++seed, "", "", Recording.digestOnly(), KernelBenchmark.NOBODY);
        counted.count(trace);
        return trace.digest();
    }

    private long judged(Trial trial, Counted counted) {
        Trace trace = trial.play(simulator, ++seed, Recording.digestOnly()).trace();
        counted.count(trace);
        return trace.digest();
    }

    /** Heartbeats only. */
    @Benchmark
    public long idle(Counted counted) {
        return bare(idle, counted);
    }

    /** Load, loss, crashes; nobody judges. */
    @Benchmark
    public long loaded(Counted counted) {
        return bare(loaded, counted);
    }

    /** The same with all of Raft's promises and linearizability. */
    @Benchmark
    public long judged(Counted counted) {
        return judged(loaded, counted);
    }

    /** Loaded, with faults in the world that strike only at its very end. */
    @Benchmark
    public long threatened(Counted counted) {
        return bare(threatened, counted);
    }

    /** What a digest costs: of a run that was recorded, all that the kernel fingerprints, and nothing else. */
    @Benchmark
    public long digest(Counted counted) {
        Digest digest = new Digest();
        digest.reset();
        Map<NodeId, Object> last = new LinkedHashMap<>();
        for (Step step : recorded.steps()) {
            digest.add(step.number());
            digest.add(step.timeNanos());
            digest.add(print(step.event()));
            for (Effect effect : step.effects()) {
                digest.add(print(effect));
            }
            if (step.node() != null && step.after() != null) {
                last.put(step.node(), step.after());
            }
        }
        last.values().forEach(state -> digest.add(Fingerprint.of(state)));
        counted.count(recorded);
        return digest.value();
    }

    private static long print(Event event) {
        return switch (event) {
            case Event.TimedOut out -> Fingerprint.of(out.timer());
            case Event.Requested asked -> Fingerprint.of(asked.question());
            default -> 0;
        };
    }

    private static long print(Effect effect) {
        return switch (effect) {
            case Effect.Sent sent -> Fingerprint.of(sent.message());
            case Effect.Completed done -> Fingerprint.of(done.outcome());
            default -> 0;
        };
    }
}
