package orrery.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.World;

/**
 * How the cost of a step grows with nodes, pending events, steps and logs, and what an event and a node take of memory. The
 * sizes of a line are played by turns; processor time of this thread, of which what else the machine does takes some, and
 * more where more must stay in the cache: so the least of all turns counts.
 */
final class Growth {

    private static final int ROUNDS = 9;
    private static final int PENDING = 10_000;
    private static final long STEPS = 1_000_000;

    /** So many that starting ten thousand nodes does not count. */
    private static final long STEPS_OF_MANY_NODES = 4_000_000;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** The cost of a step at one size, in nanoseconds. */
    record Point(long size, double nanos) {}

    /** One thing that grows. */
    record Line(String what, List<Point> points) {

        /** How many times as much a step costs at the dearest size as at the cheapest. */
        double factor() {
            return points.stream().mapToDouble(Point::nanos).max().orElseThrow()
                    / points.stream().mapToDouble(Point::nanos).min().orElseThrow();
        }
    }

    /** Bytes that are live for each pending event and for each node. */
    record Memory(double event, double node) {}

    /**
     * A run of very many nodes.
     *
     * @param bytes of the heap that were in use at most, what could be collected included
     */
    record Crowd(int nodes, long steps, double seconds, long bytes) {}

    private final Simulator simulator = new Simulator();

    /** A crowd, in a Java machine of its own that has no more than 2 GB. */
    static Crowd crowdInTwoGigabytes() throws IOException {
        Process own = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Growth.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = own.inputReader(StandardCharsets.UTF_8)) {
            List<String> numbers = List.of(said.readLine().split(" "));
            return new Crowd(
                    Integer.parseInt(numbers.get(0)),
                    Long.parseLong(numbers.get(1)),
                    Double.parseDouble(numbers.get(2)),
                    Long.parseLong(numbers.get(3)));
        }
    }

    /** Spreads a rumor among a hundred thousand sites, and prints what that took. */
    public static void main(String[] args) {
        int nodes = 100_000;
        Trial trial = trial("protocol: gossip\nnodes: 10\nduration: 60s\nwith: { k: 2 }\nnetwork: { latency: 10ms }\n");
        World world = trial.world().withNodes(World.servers(nodes), List.of());
        long start = CLOCK.getCurrentThreadCpuTime();
        Trace trace =
                new Simulator().run(trial.protocol(), world, 1, "", "", Recording.digestOnly(), KernelBenchmark.NOBODY);
        double seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        long most = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println(nodes + " " + trace.summary().steps() + " " + seconds + " " + most);
    }

    /** Takes about five minutes. */
    List<Line> lines() {
        return List.of(
                line(
                        "nodes of which each throws to ten others, with 10,000 events pending",
                        LongStream.of(10, 100, 1_000, 10_000),
                        nodes -> play(new Phold((int) nodes, PENDING / (int) nodes, 10), STEPS_OF_MANY_NODES)),
                line(
                        "nodes of which each throws to all",
                        LongStream.of(10, 100, 1_000, 10_000),
                        nodes -> play(Phold.among((int) nodes, PENDING), STEPS_OF_MANY_NODES)),
                line(
                        "events pending, at 100 nodes",
                        LongStream.of(100, 1_000, 10_000, 100_000, 1_000_000),
                        pending -> play(Phold.of((int) pending), Math.max(STEPS, 3 * pending))),
                line(
                        "steps, with 10,000 events pending",
                        LongStream.of(100_000, 1_000_000, 10_000_000),
                        steps -> play(Phold.of(PENDING), steps)),
                line("entries in the logs of five Raft servers", LongStream.of(1_000, 10_000, 100_000), this::raft));
    }

    private Line line(String what, LongStream sizes, LongFunction<Trace> play) {
        List<Long> all = sizes.boxed().toList();
        List<List<Double>> nanos =
                all.stream().map(size -> (List<Double>) new ArrayList<Double>()).toList();
        for (int round = -2; round < ROUNDS; round++) {
            for (int nth = 0; nth < all.size(); nth++) {
                long start = CLOCK.getCurrentThreadCpuTime();
                Trace trace = play.apply(all.get(nth));
                double each = (double) (CLOCK.getCurrentThreadCpuTime() - start)
                        / trace.summary().steps();
                if (round >= 0) {
                    nanos.get(nth).add(each);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (int nth = 0; nth < all.size(); nth++) {
            points.add(new Point(all.get(nth), Collections.min(nanos.get(nth))));
        }
        return new Line(what, points);
    }

    private Trace play(Phold balls, long steps) {
        return simulator.run(balls, balls.world(steps), 1, "", "", Recording.digestOnly(), KernelBenchmark.NOBODY);
    }

    /** A thousand commands a second, with Raft's promises. */
    private Trace raft(long entries) {
        return trial("""
                        protocol: raft
                        nodes: 5
                        duration: %dms
                        network: { latency: 100us..300us }
                        workload: { clients: 20, keys: 100, rate: 1000/s, mix: { put: 1 } }
                        """.formatted(entries))
                .play(simulator, 1, Recording.digestOnly())
                .trace();
    }

    private static Trial trial(String scenario) {
        return new ScenarioReader(Protocols.installed())
                .read(new ScenarioSource("growth", "growth", scenario))
                .trial(false);
    }

    static Memory memory() {
        int most = 1_000_000;
        double events = (double) (liveWhenThrown(Phold.NODES, most) - liveWhenThrown(Phold.NODES, Phold.NODES)) / most;
        int nodes = 100_000;
        double each = (double) (liveWhenThrown(nodes, nodes) - liveWhenThrown(10, nodes)) / nodes;
        return new Memory(events, each);
    }

    /** Bytes that are live when as many events are pending; a simulator that has played nothing before. */
    private static long liveWhenThrown(int nodes, int pending) {
        long[] live = new long[1];
        Phold balls = Phold.among(nodes, pending);
        World world = balls.world(1);
        Observer weigher = new Observer() {
            @Override
            public boolean changed(
                    long step,
                    long timeNanos,
                    NodeId node,
                    @Nullable Node<?, ?> before,
                    @Nullable Node<?, ?> after,
                    @Nullable Record saved) {
                return true;
            }

            @Override
            public void noted(long step, long timeNanos, NodeId node, String text) {
                live[0] = live();
            }
        };
        long before = live();
        new Simulator().run(balls, world, 1, "", "", Recording.digestOnly(), weigher);
        return live[0] - before;
    }

    private static long live() {
        for (int again = 0; again < 3; again++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
