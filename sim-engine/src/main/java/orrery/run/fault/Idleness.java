package orrery.run.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orrery.run.core.Tally;
import orrery.run.net.Courier;
import orrery.run.net.Trait;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Version;
import orrery.world.World;

/**
 * Says what was planned and touched nothing, so that nobody takes a run in which nothing went wrong for one that went
 * well although it did. A run would have gone the same way without what is named here.
 */
public final class Idleness {

    private final World world;
    private final Tally tally;
    private final Courier courier;
    private final Faults<?, ?> faults;

    public Idleness(World world, Tally tally, Courier courier, Faults<?, ?> faults) {
        this.world = world;
        this.tally = tally;
        this.courier = courier;
        this.faults = faults;
    }

    /** The planned faults in their order, then what is wrong with the network itself. */
    public List<Trace.Idle> all() {
        List<Trace.Idle> idle = new ArrayList<>();
        for (int nth = 0; nth < world.faults().size(); nth++) {
            if (!tally.hasStruck(nth)) {
                idle.add(new Trace.Idle(nth, name(world.faults().get(nth)) + ": " + faults.whyItNeverStruck(nth)));
            } else if (!tally.hasTouched(nth)) {
                idle.add(new Trace.Idle(
                        nth,
                        name(world.faults().get(nth)) + ": "
                                + inVain(world.faults().get(nth))));
            }
        }
        for (Trait trait : Trait.values()) {
            if (!courier.hasShown(trait) && links(world.network()).anyMatch(trait::isOf)) {
                idle.add(new Trace.Idle(Trace.Idle.NETWORK, trait.word + ": " + trait.never));
            }
        }
        return idle;
    }

    private static Stream<Link> links(Network network) {
        Stream<Link> written = Stream.concat(
                Stream.of(network.link()), network.rules().stream().map(Network.Rule::link));
        return network.deviations().isPresent() ? written.map(Link::calmed) : written;
    }

    private static String name(Fault fault) {
        return switch (fault) {
            case Fault.Crash crash -> (crash.amnesia() ? "amnesia of " : "crash of ") + crash.target();
            case Fault.Pause pause -> "pause of " + pause.target();
            case Fault.Slow slow -> "slow node " + slow.target();
            case Fault.ZoneDown down -> "zone " + down.zone() + " down";
            case Fault.RollingRestart rolling -> "rolling restart";
            case Fault.Upgrade upgrade -> "upgrade of " + upgrade.target() + version(upgrade.version());
            case Fault.RollingUpgrade rolling -> "rolling upgrade" + version(rolling.version());
            case Fault.Join join -> "join of " + join.node();
            case Fault.Leave leave -> "leave of " + leave.target();
            case Fault.Partition partition -> "partition " + sides(partition.sides());
            case Fault.OneWay way -> "one-way partition " + sides(List.of(way.from(), way.to()));
            case Fault.Isolate isolate -> "isolation of " + isolate.target();
            case Fault.MajoritiesRing ring -> "majorities ring";
            case Fault.Clog clog -> "clog " + sides(List.of(clog.from(), clog.to()));
            case Fault.ClockJump jump -> "clock jump of " + jump.target();
            case Fault.ClockDrift drift -> "clock drift of " + drift.target();
            case Fault.ClockStrobe strobe -> "clock strobe of " + strobe.target();
            case Fault.Disk disk -> "disk of " + disk.target() + ", " + disk.kind().word;
            case Fault.Byzantine traitor -> "Byzantine " + traitor.target();
        };
    }

    private static String version(String name) {
        return name.equals(Version.OWN) ? "" : " to " + name;
    }

    private static String sides(List<? extends List<?>> sides) {
        return String.join(" | ", sides.stream().map(List::toString).toList());
    }

    /** What is true of a run in which a fault struck and touched nothing. */
    private static String inVain(Fault fault) {
        return switch (fault) {
            case Fault.Crash crash -> "nobody went down";
            case Fault.Pause pause -> "nothing had to wait";
            case Fault.Slow slow -> "no input came";
            case Fault.ZoneDown down -> "nobody was up there";
            case Fault.RollingRestart rolling -> "nobody was up";
            case Fault.Upgrade upgrade -> "it has left";
            case Fault.RollingUpgrade rolling -> "all have left";
            case Fault.Join join -> "it was up already";
            case Fault.Leave leave -> "it was not up";
            case Fault.Partition partition -> "no message was stopped";
            case Fault.OneWay way -> "no message was stopped";
            case Fault.Isolate isolate -> "no message was stopped";
            case Fault.MajoritiesRing ring -> "no message was stopped";
            case Fault.Clog clog -> "no message was held";
            case Fault.ClockJump jump -> "nobody looked at the clock";
            case Fault.ClockDrift drift -> "nobody looked at the clock";
            case Fault.ClockStrobe strobe -> "nobody looked at the clock";
            case Fault.Disk disk -> "it struck no write, no sync and no boot";
            case Fault.Byzantine traitor -> "nothing was tampered with";
        };
    }
}
