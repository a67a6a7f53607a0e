package orrery.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.World;

/**
 * Which of a world's faults touched nothing, as far as a run's counts tell: a kind of fault that was planned more often than
 * it fired. A fault that fires several times, as a rolling restart, can hide another of its kind that does not.
 */
final class IdleFaults {

    private static final String BYZANTINE = "byzantine";

    private IdleFaults() {}

    /** In words, as {@code crash} or {@code 2 of 3 partitions}, in the order of the plan. */
    static List<String> of(World world, Trace.Summary summary) {
        Map<String, Long> planned = new LinkedHashMap<>();
        world.faults().forEach(fault -> planned.merge(word(fault), 1L, Long::sum));
        rates(world.network().link()).forEach(rate -> planned.put(rate, 1L));
        List<String> idle = new ArrayList<>();
        planned.forEach((word, count) -> {
            long missing = count - fired(word, summary);
            if (missing > 0) {
                idle.add(count == 1 ? word : word + " (" + missing + " of " + count + ")");
            }
        });
        boolean cut = world.faults().stream().anyMatch(IdleFaults::cuts);
        if (idle.isEmpty() && cut && fired("dropped by a partition", summary) == 0) {
            idle.add("partition, which stopped no message");
        }
        return idle;
    }

    /** What a link does to one message in so many. */
    private static List<String> rates(Link link) {
        List<String> rates = new ArrayList<>();
        if (!link.loss().equals(Loss.NONE)) {
            rates.add(link.reliable() ? "retransmission" : "loss");
        }
        if (link.duplication() > 0 && !link.reliable()) {
            rates.add("duplication");
        }
        if (link.reordering() > 0) {
            rates.add("reordering");
        }
        if (link.corruption() > 0) {
            rates.add(link.checksummed() ? "corruption" : "undetected corruption");
        }
        return rates;
    }

    private static long fired(String word, Trace.Summary summary) {
        return summary.fired().entrySet().stream()
                .filter(fired -> Objects.equals(fired.getKey(), word)
                        || (Objects.equals(word, BYZANTINE) && fired.getKey().startsWith(BYZANTINE)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean cuts(Fault fault) {
        return fault instanceof Fault.Partition
                || fault instanceof Fault.OneWay
                || fault instanceof Fault.Isolate
                || fault instanceof Fault.MajoritiesRing;
    }

    /** Under which word a run counts what the fault did. */
    private static String word(Fault fault) {
        return switch (fault) {
            case Fault.Crash crash -> "crash";
            case Fault.ZoneDown down -> "crash";
            case Fault.RollingRestart rolling -> "crash";
            case Fault.Pause pause -> "pause";
            case Fault.Slow slow -> "slow node";
            case Fault.Join join -> "join";
            case Fault.Leave leave -> "leave";
            case Fault.Partition partition -> "partition";
            case Fault.OneWay oneWay -> "one-way partition";
            case Fault.Isolate isolate -> "isolation";
            case Fault.MajoritiesRing ring -> "majorities ring";
            case Fault.Clog clog -> "held by a clog";
            case Fault.ClockJump jump -> "clock jump";
            case Fault.ClockDrift drift -> "clock drift";
            case Fault.ClockStrobe strobe -> "clock strobe";
            case Fault.Disk disk -> word(disk.kind());
            case Fault.Byzantine traitor -> BYZANTINE;
        };
    }

    private static String word(Fault.Disk.Kind kind) {
        return switch (kind) {
            case SLOW -> "slow disk";
            case LOSES_UNSYNCED -> "lost write";
            case TORN_WRITE -> "torn write";
            case BIT_ROT -> "bit rot";
            case MISDIRECTED_WRITE -> "misdirected write";
            case STALE_READ -> "stale read";
            case IO_ERROR -> "I/O error";
            case FULL -> "full disk";
            case LYING_SYNC -> "lying sync";
        };
    }
}
