package orrery.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import orrery.api.Check;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Judge;

/**
 * What judging costs a run of Raft. Whole runs in one process, of the same seeds in turn: with nobody looking, with Raft's
 * promises, and with linearizability watched as well. Digests only; the time of all processors that the process had, so that
 * collecting garbage counts and other processes do not; after warming up, the median of the turns' ratios. Run its main with
 * the test class path, or let {@link PerformancePage} write it down.
 */
final class JudgingCost {

    private static final int WARM = 3;
    private static final int TURNS = 9;

    private static final OperatingSystemMXBean CLOCK =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** @param seeds how many are played in a turn, so that it takes the better part of a second */
    private record Load(String name, int seeds, String scenario) {}

    private static final List<Load> LOADS = List.of(
            new Load("60 s, 50 operations a second of 5 clients, loss, two crashes", 12, """
                    duration: 60s
                    network: { latency: 1ms..10ms, loss: 1% }
                    workload: { clients: 5, keys: 5, rate: 50/s, mix: { put: 2, get: 2, cas: 1 } }
                    faults:
                      - { crash: leader, at: 10s, for: 5s }
                      - { crash: any, at: 30s, for: 5s }
                    """),
            new Load("1 s, 50,000 operations a second of 200 clients on 100 keys", 1, """
                    duration: 1s
                    network: { latency: 100us..300us }
                    workload: { clients: 200, keys: 100, rate: 50000/s, mix: { put: 2, get: 2, cas: 1 } }
                    """),
            new Load("1 s, the same on 5 keys, with a crash", 1, """
                    duration: 1s
                    network: { latency: 100us..300us }
                    with: { electionTimeout: 15ms..30ms, heartbeat: 5ms }
                    workload: { clients: 200, keys: 5, rate: 50000/s, mix: { put: 2, get: 2, cas: 1 } }
                    faults: [{ crash: leader, at: 100ms, for: 100ms }]
                    """));

    /**
     * What it came to.
     *
     * @param promises how much longer a run takes with promises than with nobody looking, as a share of that
     * @param watching how much longer it takes with linearizability watched than with promises alone, as a share of that
     */
    record Cost(String load, double promises, double watching) {

        /** As a row of a table. */
        @Override
        public String toString() {
            double ofTheRun = promises / (1 + promises);
            return String.format(
                    Locale.ROOT,
                    "| %s | %+.0f %% | %.0f %% | %+.0f %% |",
                    load,
                    100 * promises,
                    100 * ofTheRun,
                    100 * watching);
        }
    }

    private final Simulator simulator = new Simulator();

    private JudgingCost() {}

    public static void main(String[] args) {
        measured().forEach(System.out::println);
    }

    /** Takes about a minute. */
    static List<Cost> measured() {
        return LOADS.stream().map(load -> new JudgingCost().of(load)).toList();
    }

    private Cost of(Load load) {
        String raft = "protocol: raft\nnodes: 5\nexpect: { linearizable: kv }\n" + load.scenario;
        Trial trial = new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("benchmark", "benchmark", raft))
                .trial(false);
        List<Double> promises = new ArrayList<>();
        List<Double> watching = new ArrayList<>();
        List<Check> checks = trial.protocol().checks();
        for (int turn = -WARM; turn < TURNS; turn++) {
            long first = 1 + (long) (turn + WARM) * load.seeds;
            long last = first + load.seeds - 1;
            long bare = time(first, last, seed -> judged(trial, List.of(), seed));
            long promised = time(first, last, seed -> judged(trial, checks, seed));
            long watched = time(
                    first,
                    last,
                    seed -> trial.play(simulator, seed, Recording.digestOnly()).trace());
            if (turn >= 0) {
                promises.add((double) promised / bare - 1);
                watching.add((double) watched / promised - 1);
            }
        }
        return new Cost(load.name, median(promises), median(watching));
    }

    private Trace judged(Trial trial, List<Check> checks, long seed) {
        Judge judge = new Judge(trial.world().nodes(), checks, false);
        Trace trace = simulator.run(trial.protocol(), trial.world(), seed, "", "", Recording.digestOnly(), judge);
        judge.verdicts(trace);
        return trace;
    }

    /** The clock ticks every ten milliseconds, so the seeds are timed together. */
    private static long time(long first, long last, LongFunction<Trace> play) {
        long start = CLOCK.getProcessCpuTime();
        for (long seed = first; seed <= last; seed++) {
            Trace trace = play.apply(seed);
            if (trace.summary().steps() == 0) {
                throw new IllegalStateException("seed " + seed + " did nothing");
            }
        }
        return CLOCK.getProcessCpuTime() - start;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
