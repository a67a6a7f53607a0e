package orrery.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.explore.Trial;
import orrery.explore.fuzz.Campaign;

/**
 * What a whole campaign costs: sixty-second runs of Raft with five servers, with loss, two crashes, all promises and the digest, by
 * one thread and by two. Measured is the time of processors that the whole process takes, with its compiler and its collector, so
 * that who else works on the machine counts little.
 */
public final class CampaignPace {

    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 3;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Trial trial;
    private final int seeds;
    private final List<Double> one = new ArrayList<>();
    private final List<Double> two = new ArrayList<>();
    private long first = 1;

    private CampaignPace(RaftRuns.Kind kind, int seeds) {
        this.trial = RaftRuns.trial(kind);
        this.seeds = seeds;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double alone = perSeed(1);
            double together = perSeed(2);
            if (round >= 0) {
                one.add(alone);
                two.add(together);
            }
        }
    }

    public static void main(String[] args) {
        System.out.print(section());
    }

    /** A part of the page of performance. */
    static String section() {
        return """
                ## A whole campaign

                Sixty seconds of Raft with five servers, 1 %% loss and two crashes, with all promises and the digest; loaded, as above, with
                linearizability, too. Seeds for each second that the whole process, its compiler and its collector had a processor: %d
                campaigns by one thread and %d by two, by turns in one process; medians. The last column is what two free cores would make
                of it: twice the ratio of the two before.

                | work | seeds a second and core, one thread | two threads | two cores against one |
                | --- | --- | --- | --- |
                %s
                %s
                """.formatted(
                        ROUNDS,
                        ROUNDS,
                        new CampaignPace(RaftRuns.Kind.QUIET, 300).line("nobody asks"),
                        new CampaignPace(RaftRuns.Kind.JUDGED, 60).line("loaded, 50 commands a second"));
    }

    private String line(String work) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f |",
                work,
                1 / median(one),
                1 / median(two),
                2 * median(one) / median(two));
    }

    /** Seconds of processors for a seed. */
    private double perSeed(int threads) {
        long start = system.getProcessCpuTime();
        Campaign.play(trial, first, first + seeds - 1, threads, seeded -> true);
        first += seeds;
        return (system.getProcessCpuTime() - start) / 1e9 / seeds;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
