package orrery.run.fault;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import orrery.api.Span;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Fired;
import orrery.run.node.CrashSpot;
import orrery.run.node.Host;
import orrery.trace.Event.Trouble;
import orrery.trace.Step;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;
import orrery.world.Version;

/** What faults do to nodes, their disks and their honesty. */
final class NodeStrike<M, T> extends Strike<M, T> {

    NodeStrike(int nth, Faults<M, T> faults, Strikes<M, T> strikes) {
        super(nth, faults, strikes);
    }

    void crash(Host<M, T> host, Fault.Crash crash) {
        if (!host.isUp()) {
            return;
        }
        long until =
                crash.within().map(waits -> schedule.now() + waits.toNanos()).orElse(Long.MAX_VALUE);
        CrashSpot spot = new CrashSpot(
                crash.spot(),
                crash.amnesia(),
                faults.stream(nth, Kind.SPOT),
                until,
                step -> crashed(host, crash.amnesia(), step));
        if (crash.spot() == Fault.Spot.BETWEEN_HANDLERS) {
            spot.crashed(run.crash(host, spot.how(), Step.NO_CAUSE));
        } else {
            host.crashSpot = spot;
        }
    }

    /** The node is down; its disk may be gone with it. */
    private void crashed(Host<M, T> host, boolean amnesia, long step) {
        tally.touched(nth);
        tally.fired(Fired.CRASH);
        if (amnesia) {
            tally.fired(Fired.AMNESIA);
            host.disk.wipe();
        }
        undoWith(step, cause -> restart(host, cause));
    }

    void pause(Host<M, T> host) {
        tally.fired(Fired.PAUSE);
        host.inbox().pause(nth);
        disturb(host, Trouble.PAUSE, "pause", cause -> {
            if (host.inbox().resume(nth)) {
                run.wake(host);
            }
        });
    }

    void slow(Host<M, T> host, Span each) {
        Host.Slowness slowness = new Host.Slowness(nth, each, faults.stream(nth, Kind.PACE));
        host.slow = slowness;
        disturb(host, Trouble.SLOW, "slow, " + each + " an input", cause -> {
            if (slowness.equals(host.slow)) {
                host.slow = null;
            }
        });
    }

    boolean zoneDown(String zone) {
        List<Host<M, T>> victims = targets.upIn(zone);
        long last = Step.NO_CAUSE;
        for (Host<M, T> host : victims) {
            tally.touched(nth);
            tally.fired(Fired.CRASH);
            last = run.crash(host, "with all of zone " + zone, Step.NO_CAUSE);
        }
        undoWith(last, cause -> victims.forEach(host -> restart(host, cause)));
        return true;
    }

    /** How a node goes down; answers the step of its crash. */
    interface Outage<M, T> {
        long of(Host<M, T> host);
    }

    /** Crashes the next server, and after it is up again, the one after it. */
    boolean rolling(Span down, Span gap, Outage<M, T> outage) {
        roll(down, gap, outage, 0, faults.stream(nth, Kind.LASTS));
        return true;
    }

    private void roll(Span down, Span gap, Outage<M, T> outage, int server, Decisions.Stream chance) {
        if (server == strikes.world.servers().size()) {
            return;
        }
        Host<M, T> host = hosts.get(server);
        long step = outage.of(host);
        run.disturbed();
        undoWith(cause -> {
            restart(host, cause);
            undoWith(then -> roll(down, gap, outage, server + 1, chance));
            faults.mendAfter(chance.within(gap).toNanos(), nth, step);
        });
        faults.mendAfter(chance.within(down).toNanos(), nth, step);
    }

    void upgrade(Host<M, T> host, Fault.Upgrade upgrade) {
        undoWith(install(host, upgrade.version()), cause -> restart(host, cause));
    }

    /** Takes a node down; when it boots, it does so as this version. */
    long install(Host<M, T> host, String version) {
        if (host.leftBy == Host.HAS_NOT_LEFT) {
            tally.touched(nth);
            tally.fired(Fired.UPGRADE);
            host.build = strikes.versions.named(version);
        }
        String next = version.equals(Version.OWN) ? "the scenario's own version" : "version " + version;
        return takeDown(host, "to become " + next);
    }

    /** Crashes a node if it is up, and answers the step. */
    long takeDown(Host<M, T> host, String why) {
        if (!host.isUp()) {
            return Step.NO_CAUSE;
        }
        tally.touched(nth);
        tally.fired(Fired.CRASH);
        return run.crash(host, why, Step.NO_CAUSE);
    }

    boolean join(Host<M, T> host) {
        if (host.isUp()) {
            return true;
        }
        tally.touched(nth);
        tally.fired(Fired.JOIN);
        run.boot(host, Step.NO_CAUSE);
        run.disturbed();
        return true;
    }

    /** Whether it is up or not, it never boots again. */
    void leave(Host<M, T> host) {
        host.leftBy = nth;
        if (host.isUp()) {
            tally.touched(nth);
            tally.fired(Fired.LEAVE);
            run.crash(host, "and it leaves", Step.NO_CAUSE);
            run.disturbed();
        }
    }

    void disk(Host<M, T> host, Fault.Disk disk) {
        host.disk.strike(nth, disk, faults.stream(nth, Kind.DISK));
        disturb(host, Trouble.DISK, "disk: " + disk.kind().word, cause -> {
            host.disk.mend(nth);
            boolean stopped = disk.kind() == Fault.Disk.Kind.IO_ERROR || disk.kind() == Fault.Disk.Kind.FULL;
            if (stopped && !host.isUp()) {
                restart(host, cause);
            }
        });
    }

    void byzantine(Host<M, T> host, Fault.Byzantine traitor) {
        strikes.courier.betray(host.id, nth, traitor, faults.stream(nth, Kind.BYZANTINE));
        disturb(host, Trouble.BYZANTINE, words(traitor), cause -> strikes.courier.repent(host.id, nth));
    }

    /** What a fault does, as in {@code Byzantine: silence 30%, alter 5%}. */
    private static String words(Fault.Byzantine fault) {
        List<String> words = new ArrayList<>();
        for (Strategy strategy : fault.strategies()) {
            String rate = " "
                    + BigDecimal.valueOf(strategy.rate() * 100)
                            .round(new MathContext(3))
                            .stripTrailingZeros()
                            .toPlainString()
                    + "%";
            words.add(
                    switch (strategy) {
                        case Strategy.Silence silence -> "silence" + rate;
                        case Strategy.Equivocate equivocate -> "equivocate" + rate;
                        case Strategy.Alter alter -> "alter" + rate;
                        case Strategy.Replay replay -> "replay" + rate;
                        case Strategy.Delay delay -> "delay" + rate + " by " + delay.by();
                    });
        }
        return "Byzantine: " + String.join(", ", words);
    }
}
