package orrery.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import orrery.viz.chart.CurveChart;

/**
 * Runs all benchmarks and writes the page on how fast this is. Several rounds, in each of which every benchmark gets a JVM of
 * its own: a machine that is busy for a while is busy for all of them, and the medians of the rounds are compared.
 */
public final class PerformancePage {

    private static final int ROUNDS = 3;

    /** Median of the rounds, by benchmark and measure, as in {@code phold 100 steps}. */
    private final Map<String, List<Double>> scores = new TreeMap<>();

    private PerformancePage() {}

    /** @param args the file to write, then optionally the JMH pattern of benchmarks (only printed then) */
    public static void main(String[] args) throws RunnerException, IOException {
        PerformancePage page = new PerformancePage();
        double loadBefore = load();
        for (int round = 0; round < ROUNDS; round++) {
            page.measure(args.length > 1 ? args[1] : "orrery.bench.*");
        }
        if (args.length > 1) {
            page.scores.forEach((name, values) -> System.out.println(name + " " + values));
        } else {
            List<Growth.Line> growth = new Growth().lines();
            Path file = Path.of(args[0]);
            Files.writeString(file.resolveSibling("kernel-growth.svg"), chart(growth));
            Files.writeString(file, page.text(growth, loadBefore, load()));
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void measure(String pattern) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(pattern)
                .mode(Mode.Throughput)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .build();
        for (RunResult result : new Runner(options).run()) {
            String benchmark = result.getParams().getBenchmark();
            StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
            for (String parameter : result.getParams().getParamsKeys()) {
                name.append(' ').append(result.getParams().getParam(parameter));
            }
            result.getSecondaryResults()
                    .forEach((measure, score) -> scores.computeIfAbsent(name + " " + measure, key -> new ArrayList<>())
                            .add(score.getScore()));
        }
    }

    private double median(String name) {
        List<Double> sorted =
                scores.getOrDefault(name, List.of(Double.NaN)).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private String steps(String benchmark) {
        return number(median(benchmark + " steps") / 1e6);
    }

    private String times(String benchmark) {
        return String.format(Locale.ROOT, "%,.0f", median(benchmark + " simulatedSeconds"));
    }

    private static String digest(RaftRuns.Kind kind) {
        return cost(kind, Twin.WITHOUT_DIGEST);
    }

    private static String cost(RaftRuns.Kind kind, Twin less) {
        return share(ByTurns.compare(() -> Twin.WHOLE.of(kind), () -> less.of(kind)));
    }

    private static String share(ByTurns.Share share) {
        return String.format(
                Locale.ROOT, "%.1f %% (%.1f to %.1f)", 100 * share.median(), 100 * share.low(), 100 * share.high());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static String row(Growth.Line line) {
        String points = line.points().stream()
                .map(point -> String.format(Locale.ROOT, "%,d: %.0f", point.size(), point.nanos()))
                .collect(Collectors.joining("; "));
        return String.format(Locale.ROOT, "| %s | %s | %.1f |", line.what(), points, line.factor());
    }

    private static String chart(List<Growth.Line> growth) {
        return new CurveChart(
                        "How the cost of a step grows",
                        "nanoseconds of the processor, by the size of what grows, each against its cheapest",
                        new CurveChart.Axis("size", CurveChart.Scale.LOG),
                        new CurveChart.Axis("times the cheapest", CurveChart.Scale.LINEAR),
                        CurveChart.Form.STRAIGHT,
                        growth.stream().map(PerformancePage::curve).toList())
                .svg();
    }

    private static CurveChart.Line curve(Growth.Line line) {
        double cheapest =
                line.points().stream().mapToDouble(Growth.Point::nanos).min().orElseThrow();
        return new CurveChart.Line(
                line.what(),
                line.points().stream()
                        .map(point -> new CurveChart.Point(point.size(), point.nanos() / cheapest))
                        .toList());
    }

    private String text(List<Growth.Line> growth, double loadBefore, double loadAfter) throws IOException {
        Growth.Memory memory = Growth.memory();
        Growth.Crowd crowd = Growth.crowdInTwoGigabytes();
        return """
                # How fast it is

                Written by `mvn -Dfast -Pbench -DskipTests -pl scenarios -am test`, which takes a quarter of an hour. Medians of %d rounds; in each
                round every benchmark has a JVM of its own, with three seconds to warm up and three measured (JMH, `-XX:+UseSerialGC -Xmx1g`).
                Here: Java %s, %d cores, shared with other work: load %s at the start and %s at the end. Numbers of another machine, or of
                another hour, differ; ratios are made within a round.

                ## The kernel alone

                Protocols that do next to nothing, through `Node` and `Context`, with the digest, without promises.

                | work | million steps a second |
                | --- | --- |
                | PHOLD, 100 messages on their way | %s |
                | PHOLD, 10,000 | %s |
                | PHOLD, 1,000,000 | %s |
                | token ring of 5 nodes | %s |
                | token ring of 100 nodes | %s |

                PHOLD (Fujimoto 1990): 100 nodes; who gets a message sends one to a node drawn at random, which takes an exponential time.

                ## Raft

                Five servers, a minute of virtual time, latency of 1 to 10 ms, heartbeats of 50 ms; loaded: 50 commands a second from five
                clients, 1 %% loss, two crashes.

                | work | million steps a second | simulated seconds a second |
                | --- | --- | --- |
                | idle | %s | %s |
                | loaded | %s | %s |
                | loaded, judged | %s | %s |

                | what it costs | share | measured as |
                | --- | --- | --- |
                | the digest | %s of a judged run | the same program with a digest that does nothing |
                | | %s of a loaded run that nobody judges | as above |
                | partitions and clogs, switched off | %s of a loaded run without crashes | the same program, in which no link asks whether it is cut or clogged |
                | corruption, duplication and reordering, switched off | %s | in which no link asks whether it does that |
                | traitors, switched off | %s | in which no node asks whether it lies |
                | pauses, wrong clocks and bad disks, switched off | %s | in which no node asks for them |
                | all of these together | %s | in which nobody asks for any |
                | nothing: what can be told apart | %s | the same program |

                Measured in one Java machine each, by turns, by the time of the processor. Both programs are loaded and compiled anew six
                times, for the compiler's luck alone is worth some hundredths: medians of all rounds, and the middle half of the loadings.

                %s
                ## How it grows

                Nanoseconds of the processor that a step takes, by the size of what grows, with the digest and without promises, save
                in the last line; the least of nine turns in each of which all sizes are played, since what else the machine does only
                adds, and more where more must stay in the cache that all its processors share.

                | what grows | nanoseconds a step | dearest to cheapest |
                | --- | --- | --- |
                %s

                ![The same as a chart](kernel-growth.svg)

                With more nodes or more events a step does no more work, but for the queue's logarithm: it finds less of what it needs in
                the processor's caches. What a node has is spread over some of their lines; and each pair of nodes that have spoken has
                its own count of messages and its own decisions, 16 bytes in a table of which at most four fifths are used. Where all
                throw to all, ten thousand nodes are a hundred million pairs: nearly every step is the first of its pair, and waits
                for the memory.

                A pending event takes %.0f bytes, and a node that does nothing %.0f. A rumor among %,d sites is %,d steps, which took %.1f s
                and at most %,d MB of heap (in a Java machine of 2 GB).

                ## Judging

                Whole runs of five Raft servers in one process, of the same seeds in turn: with nobody looking, with Raft's promises, and
                with linearizability watched as well. Processor time of the process, with that of the collector; medians of the ratios.

                | run | promises, on top of nobody | which is, of that run | watched, on top of promises |
                | --- | --- | --- | --- |
                %s
                """.formatted(
                ROUNDS,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                number(loadBefore),
                number(loadAfter),
                steps("phold 100"),
                steps("phold 10000"),
                steps("phold 1000000"),
                steps("tokenRing 5"),
                steps("tokenRing 100"),
                steps("idle"),
                times("idle"),
                steps("loaded"),
                times("loaded"),
                steps("judged"),
                times("judged"),
                digest(RaftRuns.Kind.JUDGED),
                digest(RaftRuns.Kind.LOADED),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WITHOUT_CUTS),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WITHOUT_DAMAGE),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WITHOUT_TRAITORS),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WITHOUT_ILLS),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WITHOUT_FAULTS),
                cost(RaftRuns.Kind.UNTROUBLED, Twin.WHOLE),
                CampaignPace.section(),
                growth.stream().map(PerformancePage::row).collect(Collectors.joining("\n")),
                memory.event(),
                memory.node(),
                crowd.nodes(),
                crowd.steps(),
                crowd.seconds(),
                crowd.bytes() / 1_000_000,
                JudgingCost.measured().stream().map(JudgingCost.Cost::toString).collect(Collectors.joining("\n")));
    }
}
