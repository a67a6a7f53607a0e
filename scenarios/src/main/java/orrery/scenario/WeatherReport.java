package orrery.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.api.Span;
import orrery.api.Times;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Pace;
import orrery.world.Target;
import orrery.world.World;

/** Tells which weather a seed drew: what is so in a run's world and stands in no scenario. */
final class WeatherReport {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private WeatherReport() {}

    /** What the links are like first, then the faults in the order in which they were drawn. */
    static List<String> of(World written, World drawn) {
        List<String> report =
                new ArrayList<>(links(written.network().link(), drawn.network().link()));
        if (!drawn.network().pace().equals(written.network().pace())) {
            report.add(pace(drawn.network().pace()));
        }
        drawn.faults().stream()
                .skip(written.faults().size())
                .map(WeatherReport::fault)
                .forEach(report::add);
        return List.copyOf(report);
    }

    /** What chance does to messages. */
    static List<String> chances(Network network) {
        List<String> report = new ArrayList<>(links(Link.calm(network.link().latency()), network.link()));
        report.add(pace(network.pace()));
        return List.copyOf(report);
    }

    private static String pace(Pace pace) {
        return switch (pace) {
            case Pace.Chance chance -> "messages take what chance says";
            case Pace.Weighted weighted -> "some nodes and links are slow, others fast";
            case Pace.Pos(long until) ->
                "messages arrive by priority, drawn anew at each node where one arrived, until " + Times.text(until);
            case Pace.Pct(int depth, long messages, long until) ->
                "messages arrive by the priority of their chains, " + (depth - 1) + " of which fall among the first "
                        + messages + " messages, until " + Times.text(until);
        };
    }

    private static List<String> links(Link written, Link drawn) {
        List<String> report = new ArrayList<>();
        if (!drawn.loss().equals(written.loss())) {
            report.add(
                    switch (drawn.loss()) {
                        case Loss.Independent each -> "loss of " + percent(each.probability());
                        case Loss.Bursty burst ->
                            "bursts of loss: " + percent(burst.toBad()) + " to bad, " + percent(burst.toGood())
                                    + " to good, " + percent(burst.lossWhenBad()) + " lost while bad";
                    });
        }
        if (drawn.duplication() != written.duplication()) {
            report.add("duplication of " + percent(drawn.duplication()));
        }
        if (drawn.reordering() != written.reordering()) {
            report.add("reordering of " + percent(drawn.reordering()));
        }
        if (drawn.corruption() != written.corruption()) {
            report.add("corruption of " + percent(drawn.corruption()));
        }
        return report;
    }

    /** As in {@code crash of n2 at 3.2s for 1s}. */
    static String fault(Fault fault) {
        String what = switch (fault) {
            case Fault.Crash crash ->
                "crash of " + crash.target()
                        + (crash.spot() == Fault.Spot.BETWEEN_HANDLERS ? "" : " " + words(crash.spot()))
                        + (crash.amnesia() ? ", its disk lost" : "");
            case Fault.Pause pause -> "pause of " + pause.target();
            case Fault.Slow slow -> "slow " + slow.target() + ", " + span(slow.each()) + " for each input";
            case Fault.ZoneDown down -> "zone " + down.zone() + " down";
            case Fault.RollingRestart rolling -> "rolling restart";
            case Fault.Upgrade upgrade -> "upgrade of " + upgrade.target() + " to " + upgrade.version();
            case Fault.RollingUpgrade rolling -> "rolling upgrade to " + rolling.version();
            case Fault.Join join -> "join of " + join.node().name();
            case Fault.Leave leave -> "leave of " + leave.target();
            case Fault.Partition cut ->
                (cut.flapping().isPresent() ? "flapping partition " : "partition ")
                        + cut.sides().stream().map(WeatherReport::names).collect(Collectors.joining(" | "));
            case Fault.OneWay cut -> "partition " + names(cut.from()) + " -> " + names(cut.to());
            case Fault.Isolate isolate -> "isolation of " + isolate.target();
            case Fault.MajoritiesRing ring -> "majorities ring";
            case Fault.Clog clog -> "clog " + names(clog.from()) + " -> " + names(clog.to());
            case Fault.ClockJump jump -> "clock of " + jump.target() + " jumps by " + time(jump.byNanos());
            case Fault.ClockDrift drift ->
                "clock of " + drift.target() + " drifts by " + drift.partsPerMillion() + " ppm";
            case Fault.ClockStrobe strobe ->
                "clock of " + strobe.target() + " jumps forth and back by " + time(strobe.byNanos());
            case Fault.Disk disk -> "disk of " + disk.target() + ": " + disk.kind().word + ", " + percent(disk.rate());
            case Fault.Byzantine liar ->
                "byzantine " + liar.target() + ": "
                        + liar.strategies().stream()
                                .map(one -> words(one.getClass().getSimpleName()) + " " + percent(one.rate()))
                                .collect(Collectors.joining(", "));
        };
        return what
                + when(fault.when())
                + fault.lasts().map(lasts -> " for " + span(lasts)).orElse("");
    }

    private static String when(Fault.When when) {
        return switch (when) {
            case Fault.When.At at -> " at " + span(at.time());
            case Fault.When.Once once -> " when " + once.landmark();
        };
    }

    private static String names(List<Target> targets) {
        return targets.stream().map(Target::toString).collect(Collectors.joining(" "));
    }

    private static String words(Object constant) {
        return Forms.word(constant).replace('-', ' ');
    }

    private static String span(Span span) {
        String from = time(span.minNanos());
        return span.minNanos() == span.maxNanos() ? from : from + ".." + time(span.maxNanos());
    }

    /** To three digits: nobody drew it to be read to the nanosecond. */
    private static String time(long nanos) {
        return Times.text(new BigDecimal(nanos).round(THREE_DIGITS).longValue());
    }

    private static String percent(double probability) {
        return new BigDecimal(probability)
                        .movePointRight(2)
                        .round(THREE_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
