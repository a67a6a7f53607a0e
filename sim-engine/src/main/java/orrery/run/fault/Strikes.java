package orrery.run.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.run.core.Schedule;
import orrery.run.core.Steps;
import orrery.run.core.Tally;
import orrery.run.net.Courier;
import orrery.run.node.Host;
import orrery.run.node.Timers;
import orrery.world.Fault;
import orrery.world.World;

/** Lets faults strike, each kind in its own way, and remembers how to undo what they do to the world. */
public final class Strikes<M, T> {

    final Levers<M, T> run;
    final World world;
    final Versions<M, T> versions;
    final List<Host<M, T>> hosts;
    final Courier courier;
    final Timers<M, T> timers;
    final Schedule schedule;
    final Steps steps;
    final Tally tally;
    final Targets<M, T> targets;

    /** How to undo what each fault is doing to the world now; null where there is nothing to undo. */
    final @Nullable Mending[] mendings;

    /** Undoes a fault; takes the step that is undone. */
    interface Mending {
        void mend(long cause);
    }

    public Strikes(
            Levers<M, T> run,
            World world,
            Versions<M, T> versions,
            List<Host<M, T>> hosts,
            Courier courier,
            Timers<M, T> timers,
            Schedule schedule,
            Steps steps,
            Tally tally) {
        this.run = run;
        this.world = world;
        this.versions = versions;
        this.hosts = hosts;
        this.courier = courier;
        this.timers = timers;
        this.schedule = schedule;
        this.steps = steps;
        this.tally = tally;
        this.targets = new Targets<>(world, hosts);
        this.mendings = new Mending[world.faults().size()];
    }

    /** Lets a fault strike, or answers false if there is nobody yet whom it could strike. */
    boolean strike(int nth, Fault fault, Faults<M, T> faults) {
        NodeStrike<M, T> node = new NodeStrike<>(nth, faults, this);
        NetworkStrike<M, T> network = new NetworkStrike<>(nth, faults, this);
        ClockStrike<M, T> clock = new ClockStrike<>(nth, faults, this);
        return switch (fault) {
            case Fault.Crash crash -> node.at(crash.target(), true, host -> node.crash(host, crash));
            case Fault.Pause pause -> node.at(pause.target(), true, node::pause);
            case Fault.Slow slow -> node.at(slow.target(), true, host -> node.slow(host, slow.each()));
            case Fault.ZoneDown down -> node.zoneDown(down.zone());
            case Fault.RollingRestart rolling ->
                node.rolling(rolling.down(), rolling.gap(), host -> node.takeDown(host, "in a rolling restart"));
            case Fault.RollingUpgrade rolling ->
                node.rolling(rolling.down(), rolling.gap(), host -> node.install(host, rolling.version()));
            case Fault.Upgrade upgrade -> node.at(upgrade.target(), true, host -> node.upgrade(host, upgrade));
            case Fault.Join join -> node.join(hosts.get(join.node().index()));
            case Fault.Leave leave -> node.at(leave.target(), true, node::leave);
            case Fault.Disk disk -> node.at(disk.target(), false, host -> node.disk(host, disk));
            case Fault.Byzantine traitor -> node.at(traitor.target(), false, host -> node.byzantine(host, traitor));
            case Fault.Partition partition -> network.partition(partition);
            case Fault.OneWay way -> network.oneWay(way);
            case Fault.Isolate isolate -> network.at(isolate.target(), false, network::isolate);
            case Fault.MajoritiesRing ring -> network.majoritiesRing();
            case Fault.Clog clog -> network.clog(clog);
            case Fault.ClockJump jump -> clock.at(jump.target(), false, host -> clock.jump(host, jump));
            case Fault.ClockDrift drift -> clock.at(drift.target(), false, host -> clock.drift(host, drift));
            case Fault.ClockStrobe strobe -> clock.at(strobe.target(), false, host -> clock.strobe(host, strobe));
        };
    }

    void mend(int nth, long cause) {
        Mending mending = mendings[nth];
        if (mending != null) {
            mendings[nth] = null;
            mending.mend(cause);
            run.disturbed();
        }
    }
}
