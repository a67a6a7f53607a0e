package orrery.protocols.raft;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.Check;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Consistency;
import orrery.verdict.Judge;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.world.Distribution;
import orrery.world.Workload;
import orrery.world.World;

/**
 * What judging costs a run of Raft. Method: the same run of five servers, played in turn without promises, with Raft's
 * promises, and with linearizability watched as well; digests only, one thread; after warming up for two turns, the median of
 * the next seven, in processor time with that of the collector. Run its main with the test class path.
 */
final class JudgingCost {

    private static final Linearizability KV = new Linearizability(Models.named("kv"));

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int WARM = 2;
    private static final int TURNS = 7;

    private JudgingCost() {}

    public static void main(String[] args) {
        Stage quiet = new Stage(5).lasting(Duration.ofSeconds(60)).losing(.01).crash(2_000, Stage.LEADER, 2_000);
        World world = quiet.clients(3, 50, "put", "get", "cas").world();
        measure("60 s at 50 operations a second, with loss and a crash", withKeys(world, 4), 25);
        Stage busy = new Stage(5).lasting(Duration.ofMillis(700)).latency(new Distribution.Uniform(200_000, 1_000_000));
        World load =
                busy.clients(200, 50_000, "put", "put", "get", "get", "cas").world();
        measure("0.7 s at 50,000 operations a second of 200 clients on 100 keys", withKeys(load, 100), 1);
        Stage crowd =
                new Stage(5).lasting(Duration.ofSeconds(10)).latency(new Distribution.Uniform(200_000, 1_000_000));
        World one = crowd.clients(20, 2_000, "put", "put", "get", "get", "cas").world();
        measure("10 s at 2,000 operations a second of 20 clients on one key", withKeys(one, 1), 4);
    }

    /** Of all threads: what else the machine does is not counted, and collecting garbage is. */
    private static long cpuNanos() {
        return CPU.getProcessCpuTime();
    }

    private static World withKeys(World world, int keys) {
        Workload all = world.workload();
        Map<String, Integer> mix = new LinkedHashMap<>(all.mix());
        Workload spread = new Workload(
                all.loop(), keys, 0, mix, all.fromNanos(), all.untilNanos(), Optional.empty(), all.retries());
        return new World(
                world.servers(),
                world.clients(),
                world.durationNanos(),
                world.maxSteps(),
                world.options(),
                world.network(),
                spread,
                world.faults());
    }

    private static void measure(String what, World world, int seeds) {
        Simulator simulator = new Simulator();
        Raft raft = new Raft();
        long[][] times = new long[4][TURNS];
        Trace trace = judged(simulator, raft, world, List.of(), 1);
        System.out.printf(
                "%s: %s steps, %s operations%n",
                what, trace.summary().steps(), trace.history().operations().size());
        for (int turn = -WARM; turn < TURNS; turn++) {
            long[] spent = new long[4];
            for (int seed = 1; seed <= seeds; seed++) {
                long begun = cpuNanos();
                judged(simulator, raft, world, List.of(), seed);
                long bare = cpuNanos();
                Trace run = judged(simulator, raft, world, raft.checks(), seed);
                long promised = cpuNanos();
                KV.decide(run.history());
                long decided = cpuNanos();
                List<Consistency> online = List.of(KV);
                new Trial(raft, "", world, Optional.empty(), "", online, false)
                        .play(simulator, seed, Recording.digestOnly());
                spent[0] += bare - begun;
                spent[1] += promised - bare;
                spent[2] += decided - promised;
                spent[3] += cpuNanos() - decided;
            }
            for (int each = 0; each < 4 && turn >= 0; each++) {
                times[each][turn] = spent[each];
            }
        }
        double[] median = Arrays.stream(times)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[TURNS / 2] / 1e6)
                .toArray();
        System.out.printf("  bare                 %9.1f ms%n", median[0]);
        System.out.printf("  with promises        %9.1f ms, %+.0f %%%n", median[1], 100 * (median[1] / median[0] - 1));
        System.out.printf("  and watched          %9.1f ms, %+.0f %%%n", median[3], 100 * (median[3] / median[1] - 1));
        System.out.printf("  judged at the end    %9.1f ms, %s%n", median[2], KV.decide(trace.history()));
    }

    private static Trace judged(Simulator simulator, Raft raft, World world, List<Check> checks, long seed) {
        Judge judge = new Judge(world.nodes(), checks, false);
        Trace trace = simulator.run(raft, world, seed, "", "", Recording.digestOnly(), judge);
        judge.verdicts(trace);
        return trace;
    }
}
