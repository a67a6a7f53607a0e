package orrery.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;

public final class Overhead {
    public static void main(String[] args) {
        String scenario = args[0].equals("raft")
                ? """
            protocol: raft
            nodes: 5
            duration: 1s
            network: { latency: 100us..300us }
            with: { electionTimeout: 15ms..30ms, heartbeat: 5ms }
            workload: { clients: 200, keys: KEYS, rate: 50000/s, mix: { put: 2, get: 2, cas: 1 } }
            expect: { linearizable: kv }
            """.replace("KEYS", args[2])
                        + (args.length > 3 ? "faults: [ { crash: leader, at: 100ms, for: 100ms } ]" : "")
                : """
            protocol: wal
            nodes: 1
            duration: 1s
            network: { latency: 100us..300us }
            workload: { clients: 200, keys: 50, rate: 50000/s, mix: { put: 2, get: 2 } }
            expect: { linearizable: kv }
            """;
        Trial with = new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("benchmark", "benchmark", scenario))
                .trial(false);
        Trial without = new Trial(
                with.protocol(), with.twin(), with.world(), with.climate(), with.scenario(), List.of(), false);
        OperatingSystemMXBean clock = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Simulator simulator = new Simulator();
        List<Double> ratios = new ArrayList<>();
        int rounds = Integer.parseInt(args[1]);
        for (int round = -3; round < rounds; round++) {
            long a = clock.getProcessCpuTime();
            Trial.Played p0 = without.play(simulator, round + 10, Recording.digestOnly());
            long b = clock.getProcessCpuTime();
            Trial.Played p = with.play(simulator, round + 10, Recording.digestOnly());
            long c = clock.getProcessCpuTime();
            System.out.printf(
                    "%d ms, %d ms with; ratio %.3f, operations %d ok %d steps %d %s%n",
                    (b - a) / 1000000,
                    (c - b) / 1000000,
                    (double) (c - b) / (b - a),
                    p.trace().history().operations().size(),
                    p.trace().history().operations().stream()
                            .filter(o -> o.completed() < Long.MAX_VALUE)
                            .count(),
                    p.trace().summary().steps(),
                    p.verdicts().getLast().status()
                            + p0.verdicts().getFirst().promise()
                            + p.verdicts().getLast().sentence());
            if (round >= 0) ratios.add((double) (c - b) / (b - a));
        }
        ratios.sort(null);
        System.out.println("median " + ratios.get(ratios.size() / 2));
    }
}
