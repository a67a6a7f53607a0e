package orrery.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.explore.Trial;
import orrery.explore.fuzz.Campaign;

/**
 * What a whole campaign costs: sixty-second runs of Raft with five servers, with loss, two crashes, all promises and the digest.
 * How many seeds a processor plays in a second is measured by the time of processors that the whole process takes, with its
 * compiler and its collector, so that who else works on the machine counts little; what a second thread brings can only be
 * seen by the clock, and only where a second core is free.
 */
public final class CampaignPace {

    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 4;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Trial trial;
    private final int seeds;
    private final List<Double> processors = new ArrayList<>();
    private final List<Double> sooner = new ArrayList<>();
    private long first = 1;

    /** What a campaign took for each seed, in seconds. */
    private record Took(double processors, double clock) {}

    private CampaignPace(RaftRuns.Kind kind, int seeds) {
        this.trial = RaftRuns.trial(kind);
        this.seeds = seeds;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            boolean aloneFirst = round % 2 == 0; // the compiler goes on for long: who comes later is quicker
            Took before = play(aloneFirst ? 1 : 2);
            Took after = play(aloneFirst ? 2 : 1);
            Took alone = aloneFirst ? before : after;
            Took together = aloneFirst ? after : before;
            if (round >= 0) {
                processors.add(alone.processors);
                sooner.add(alone.clock / together.clock);
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
                linearizability, too. Seeds of a campaign by one thread, for each second that the whole process, its compiler and its collector
                had a processor; and how much sooner two threads are through by the clock, which needs a second core that is free. Medians
                of %d campaigns of each kind, by turns in one process.

                | work | seeds a second and core | two threads against one |
                | --- | --- | --- |
                %s
                %s
                """.formatted(
                        ROUNDS,
                        new CampaignPace(RaftRuns.Kind.QUIET, 1_500).line("nobody asks"),
                        new CampaignPace(RaftRuns.Kind.JUDGED, 120).line("loaded, 50 commands a second"));
    }

    private String line(String work) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %.2f |", work, 1 / median(processors), median(sooner));
    }

    private Took play(int threads) {
        long start = system.getProcessCpuTime();
        long began = System.nanoTime();
        Campaign.play(trial, first, first + seeds - 1, threads, seeded -> true);
        first += seeds;
        return new Took((system.getProcessCpuTime() - start) / 1e9 / seeds, (System.nanoTime() - began) / 1e9 / seeds);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
