package orrery.bench;

import java.util.function.LongUnaryOperator;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;
import orrery.trace.Trace;

/** Raft with five servers for a minute, as a campaign plays it, and with parts of that left out. */
public final class RaftRuns {

    private static final String IDLE_WORLD = """
            protocol: raft
            nodes: 5
            duration: 60s
            network: { latency: 1ms..10ms }
            """;

    private static final String QUIET_WORLD = """
            protocol: raft
            nodes: 5
            duration: 60s
            network: { latency: 1ms..10ms, loss: 1% }
            faults:
              - { crash: leader, at: 10s, for: 5s }
              - { crash: any, at: 30s, for: 5s }
            """;

    private static final String UNTROUBLED_WORLD = """
            protocol: raft
            nodes: 5
            duration: 60s
            network: { latency: 1ms..10ms, loss: 1% }
            workload: { clients: 5, keys: 5, rate: 50/s, mix: { put: 2, get: 2, cas: 1 } }
            expect: { linearizable: kv }
            """;

    private static final String LOADED_WORLD = UNTROUBLED_WORLD + """
            faults:
              - { crash: leader, at: 10s, for: 5s }
              - { crash: any, at: 30s, for: 5s }
            """;

    /** What is played, and whether promises and linearizability are judged. */
    enum Kind {
        /** Heartbeats only. */
        IDLE(IDLE_WORLD, false),
        /** Load, loss, crashes; nobody judges. */
        LOADED(LOADED_WORLD, false),
        /** Heartbeats, loss and crashes, and all of Raft's promises. */
        QUIET(QUIET_WORLD, true),
        /** Loaded, with all of Raft's promises and linearizability. */
        JUDGED(LOADED_WORLD, true),
        /** Load and loss, without any fault; nobody judges. */
        UNTROUBLED(UNTROUBLED_WORLD, false);

        private final String world;
        private final boolean judged;

        Kind(String world, boolean judged) {
            this.world = world;
            this.judged = judged;
        }
    }

    private final Kind kind;
    private final Trial trial;
    private final Simulator simulator = new Simulator();

    RaftRuns(Kind kind) {
        this.kind = kind;
        this.trial = trial(kind);
    }

    static Trial trial(Kind kind) {
        return new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("benchmark", "benchmark", kind.world))
                .trial(false);
    }

    /** From a seed to the number of steps; in types of Java alone, for who has these classes by another loader. */
    public static LongUnaryOperator of(String kind) {
        RaftRuns runs = new RaftRuns(Kind.valueOf(kind));
        return seed -> runs.play(seed).summary().steps();
    }

    Trace play(long seed) {
        return kind.judged
                ? trial.play(simulator, seed, Recording.digestOnly()).trace()
                : simulator.run(
                        trial.protocol(), trial.world(), seed, "", "", Recording.digestOnly(), KernelBenchmark.NOBODY);
    }
}
