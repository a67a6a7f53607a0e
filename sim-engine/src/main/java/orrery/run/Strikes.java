package orrery.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Times;
import orrery.run.Decisions.Kind;
import orrery.trace.Event.Trouble;
import orrery.trace.Step;
import orrery.world.Fault;
import orrery.world.World;

/** What each kind of fault does when it strikes, and how it is undone. */
final class Strikes<M, T> {

    private final Run<M, T> run;
    private final World world;
    private final Versions<M, T> versions;
    private final List<Host<M, T>> hosts;
    private final Courier<M, T> courier;
    private final Timers<M, T> timers;
    private final Schedule schedule;
    private final Steps steps;
    private final Tally tally;
    private final Targets<M, T> targets;

    /** How to undo what each fault is doing to the world now; null where there is nothing to undo. */
    private final @Nullable Mending[] mendings;

    /** Undoes a fault; takes the step that is undone. */
    private interface Mending {
        void mend(long cause);
    }

    Strikes(
            Run<M, T> run,
            World world,
            Versions<M, T> versions,
            List<Host<M, T>> hosts,
            Courier<M, T> courier,
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
        Strike strike = new Strike(nth, faults);
        return switch (fault) {
            case Fault.Crash crash -> strike.at(crash.target(), true, host -> strike.crash(host, crash));
            case Fault.Pause pause -> strike.at(pause.target(), true, strike::pause);
            case Fault.Slow slow -> strike.at(slow.target(), true, host -> strike.slow(host, slow.each()));
            case Fault.ZoneDown down -> strike.zoneDown(down.zone());
            case Fault.RollingRestart rolling -> strike.rolling(rolling.down(), rolling.gap(), strike::takeDown);
            case Fault.RollingUpgrade rolling ->
                strike.rolling(rolling.down(), rolling.gap(), host -> strike.install(host, rolling.version()));
            case Fault.Upgrade upgrade -> strike.at(upgrade.target(), true, host -> strike.upgrade(host, upgrade));
            case Fault.Join join -> strike.join(hosts.get(join.node().index()));
            case Fault.Leave leave -> strike.at(leave.target(), true, strike::leave);
            case Fault.Partition partition ->
                targets.sides(partition.sides(), strike.chance())
                        .map(sides -> strike.partition(sides, partition.flapping()))
                        .isPresent();
            case Fault.OneWay way ->
                targets.sides(List.of(way.from(), way.to()), strike.chance())
                        .map(sides -> strike.cut(sides, true, Fired.ONE_WAY_PARTITION))
                        .isPresent();
            case Fault.Isolate isolate ->
                strike.at(
                        isolate.target(),
                        false,
                        host -> strike.cut(targets.isolation(host.id), false, Fired.ISOLATION));
            case Fault.MajoritiesRing ring -> strike.majoritiesRing();
            case Fault.Clog clog ->
                targets.sides(List.of(clog.from(), clog.to()), strike.chance())
                        .map(strike::clog)
                        .isPresent();
            case Fault.ClockJump jump ->
                strike.at(jump.target(), false, host -> strike.clockJump(host, jump.byNanos()));
            case Fault.ClockDrift drift ->
                strike.at(drift.target(), false, host -> strike.clockDrift(host, drift.partsPerMillion()));
            case Fault.ClockStrobe strobe ->
                strike.at(strobe.target(), false, host -> strike.clockStrobe(host, strobe.byNanos(), strobe.period()));
            case Fault.Disk disk -> strike.at(disk.target(), false, host -> strike.disk(host, disk));
            case Fault.Byzantine traitor -> strike.at(traitor.target(), false, host -> strike.byzantine(host, traitor));
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

    /** What is done to a node. */
    private interface Deed<M, T> {
        void to(Host<M, T> host);
    }

    /** How a node goes down; answers the step of its crash. */
    private interface Outage<M, T> {
        long of(Host<M, T> host);
    }

    /** One fault, while it strikes. */
    private final class Strike {
        private final int nth;
        private final Faults<M, T> faults;

        Strike(int nth, Faults<M, T> faults) {
            this.nth = nth;
            this.faults = faults;
        }

        private Decisions.Stream chance() {
            return faults.stream(nth, Kind.TARGET);
        }

        private boolean at(orrery.world.Target target, boolean up, Deed<M, T> deed) {
            Optional<NodeId> victim = targets.choose(target, up, chance());
            victim.ifPresent(node -> deed.to(hosts.get(node.index())));
            return victim.isPresent();
        }

        // ---- nodes

        private void crash(Host<M, T> host, Fault.Crash crash) {
            if (!host.isUp()) {
                return;
            }
            if (crash.spot() == Fault.Spot.BETWEEN_HANDLERS) {
                crashNow(host, crash);
            } else {
                host.crashSpot = new CrashSpot(
                        crash.spot(), faults.stream(nth, Kind.SPOT), step -> crashed(host, crash.amnesia(), step));
            }
        }

        private void crashNow(Host<M, T> host, Fault.Crash crash) {
            crashed(host, crash.amnesia(), run.crash(host, Step.NO_CAUSE));
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

        private void restart(Host<M, T> host, long cause) {
            tally.fired(Fired.RESTART);
            run.boot(host, cause);
        }

        private void pause(Host<M, T> host) {
            tally.fired(Fired.PAUSE);
            host.inbox.pause(nth);
            disturb(host, Trouble.PAUSE, "pause", cause -> {
                if (host.inbox.resume(nth)) {
                    run.wake(host);
                }
            });
        }

        private void slow(Host<M, T> host, Span each) {
            Host.Slowness slowness = new Host.Slowness(nth, each, faults.stream(nth, Kind.PACE));
            host.slow = slowness;
            disturb(host, Trouble.SLOW, "slow, " + each + " an input", cause -> {
                if (slowness.equals(host.slow)) {
                    host.slow = null;
                }
            });
        }

        private boolean zoneDown(String zone) {
            List<Host<M, T>> victims = targets.upIn(zone);
            long last = Step.NO_CAUSE;
            for (Host<M, T> host : victims) {
                tally.touched(nth);
                tally.fired(Fired.CRASH);
                last = run.crash(host, Step.NO_CAUSE);
            }
            undoWith(last, cause -> victims.forEach(host -> restart(host, cause)));
            return true;
        }

        /** Crashes the next server, and after it is up again, the one after it. */
        private boolean rolling(Span down, Span gap, Outage<M, T> outage) {
            roll(down, gap, outage, 0, faults.stream(nth, Kind.LASTS));
            return true;
        }

        private void roll(Span down, Span gap, Outage<M, T> outage, int server, Decisions.Stream chance) {
            if (server == world.servers().size()) {
                return;
            }
            Host<M, T> host = hosts.get(server);
            long step = outage.of(host);
            run.disturbed();
            mendings[nth] = cause -> {
                restart(host, cause);
                mendings[nth] = then -> roll(down, gap, outage, server + 1, chance);
                faults.mendAfter(chance.within(gap).toNanos(), nth, step);
            };
            faults.mendAfter(chance.within(down).toNanos(), nth, step);
        }

        private void upgrade(Host<M, T> host, Fault.Upgrade upgrade) {
            undoWith(install(host, upgrade.version()), cause -> restart(host, cause));
        }

        /** Takes a node down; when it boots, it does so as this version. */
        private long install(Host<M, T> host, String version) {
            if (host.leftBy == Host.HAS_NOT_LEFT) {
                tally.touched(nth);
                tally.fired(Fired.UPGRADE);
                host.build = versions.named(version);
            }
            return takeDown(host);
        }

        /** Crashes a node if it is up, and answers the step. */
        private long takeDown(Host<M, T> host) {
            if (!host.isUp()) {
                return Step.NO_CAUSE;
            }
            tally.touched(nth);
            tally.fired(Fired.CRASH);
            return run.crash(host, Step.NO_CAUSE);
        }

        private boolean join(Host<M, T> host) {
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
        private void leave(Host<M, T> host) {
            host.leftBy = nth;
            if (host.isUp()) {
                tally.touched(nth);
                tally.fired(Fired.LEAVE);
                run.crash(host, Step.NO_CAUSE);
                run.disturbed();
            }
        }

        // ---- network

        private boolean partition(List<List<NodeId>> sides, Optional<Span> flapping) {
            if (flapping.isEmpty()) {
                return cut(sides, false, Fired.PARTITION);
            }
            long until = faults.lasts(nth).map(time -> schedule.now + time).orElse(Long.MAX_VALUE);
            flap(sides, flapping.get(), until, faults.stream(nth, Kind.FLAPPING));
            return true;
        }

        /** Cuts, and plans to heal; heals, and plans to cut again unless the fault is over. */
        private void flap(List<List<NodeId>> sides, Span span, long until, Decisions.Stream chance) {
            tally.fired(Fired.PARTITION);
            long step = cutAll(sides, false);
            run.disturbed();
            mendings[nth] = cause -> {
                heal(sides, false, cause);
                long again = chance.within(span).toNanos();
                if (schedule.now + again < until) {
                    mendings[nth] = then -> flap(sides, span, until, chance);
                    faults.mendAfter(again, nth, step);
                }
            };
            faults.mendAfter(Math.min(chance.within(span).toNanos(), until - schedule.now), nth, step);
        }

        private boolean cut(List<List<NodeId>> sides, boolean oneWay, Fired kind) {
            tally.fired(kind);
            long step = cutAll(sides, oneWay);
            undoWith(step, cause -> heal(sides, oneWay, cause));
            return true;
        }

        private long cutAll(List<List<NodeId>> sides, boolean oneWay) {
            targets.eachWay(sides, oneWay, (from, to) -> courier.cut(from, to, nth));
            return steps.partitioned(nth, sides, oneWay);
        }

        private void heal(List<List<NodeId>> sides, boolean oneWay, long cause) {
            tally.fired(Fired.HEAL);
            targets.eachWay(sides, oneWay, (from, to) -> courier.heal(from, to, nth));
            steps.healed(nth, cause);
        }

        /** One cut for each pair of servers that do not hear each other; they heal together. */
        private boolean majoritiesRing() {
            tally.fired(Fired.MAJORITIES_RING);
            List<List<List<NodeId>>> cuts = targets.majoritiesRing(chance());
            long last = Step.NO_CAUSE;
            for (List<List<NodeId>> pair : cuts) {
                last = cutAll(pair, false);
            }
            undoWith(last, cause -> {
                tally.fired(Fired.HEAL);
                cuts.forEach(pair -> targets.eachWay(pair, false, (from, to) -> courier.heal(from, to, nth)));
                steps.healed(nth, cause);
            });
            return true;
        }

        private boolean clog(List<List<NodeId>> sides) {
            tally.fired(Fired.CLOG);
            targets.eachWay(sides, true, (from, to) -> courier.clog(from, to, nth));
            List<NodeId> from = sides.getFirst();
            if (from.isEmpty()) {
                return true;
            }
            disturb(
                    hosts.get(from.getFirst().index()),
                    Trouble.CLOG,
                    "clog " + from + " to " + sides.getLast(),
                    cause -> targets.eachWay(sides, true, (one, other) -> courier.unclog(one, other, nth)));
            return true;
        }

        // ---- clocks

        private void clockJump(Host<M, T> host, long byNanos) {
            tally.fired(Fired.CLOCK_JUMP);
            host.clock.goesWrong(nth);
            jump(host, byNanos);
            disturb(host, Trouble.CLOCK_JUMP, "clock jump of " + Times.text(byNanos), cause -> {
                host.clock.isMended(nth);
                jump(host, -byNanos);
            });
        }

        private void clockDrift(Host<M, T> host, long partsPerMillion) {
            tally.fired(Fired.CLOCK_DRIFT);
            host.clock.goesWrong(nth);
            drift(host, partsPerMillion);
            disturb(host, Trouble.CLOCK_DRIFT, "clock drift of " + partsPerMillion + " ppm", cause -> {
                host.clock.isMended(nth);
                drift(host, -partsPerMillion);
            });
        }

        /** Jumps forth, and after the period back, and so on until the fault is over. */
        private void clockStrobe(Host<M, T> host, long byNanos, Span period) {
            tally.fired(Fired.CLOCK_STROBE);
            host.clock.goesWrong(nth);
            long step = steps.disturbed(nth, host, Trouble.CLOCK_STROBE, "clock strobe of " + Times.text(byNanos));
            run.disturbed();
            long until = faults.lasts(nth).map(time -> schedule.now + time).orElse(Long.MAX_VALUE);
            strobe(host, byNanos, period, until, faults.stream(nth, Kind.FLAPPING), step);
        }

        private void strobe(
                Host<M, T> host, long byNanos, Span period, long until, Decisions.Stream chance, long step) {
            jump(host, byNanos);
            mendings[nth] = cause -> {
                if (schedule.now < until || byNanos > 0) {
                    strobe(host, -byNanos, period, until, chance, step);
                } else {
                    host.clock.isMended(nth);
                    steps.restored(nth, host, cause);
                }
            };
            faults.mendAfter(chance.within(period).toNanos(), nth, step);
        }

        private void jump(Host<M, T> host, long byNanos) {
            host.clock.jump(schedule.now, byNanos);
            follow(host);
        }

        private void drift(Host<M, T> host, long partsPerMillion) {
            host.clock.drift(schedule.now, partsPerMillion);
            follow(host);
        }

        private void follow(Host<M, T> host) {
            if (timers.follow(host)) {
                tally.touched(nth);
            }
        }

        // ---- disks and traitors

        private void disk(Host<M, T> host, Fault.Disk disk) {
            host.disk.strike(nth, disk, faults.stream(nth, Kind.DISK));
            disturb(host, Trouble.DISK, "disk: " + disk.kind().word, cause -> {
                host.disk.mend(nth);
                boolean stopped = disk.kind() == Fault.Disk.Kind.IO_ERROR || disk.kind() == Fault.Disk.Kind.FULL;
                if (stopped && !host.isUp()) {
                    restart(host, cause);
                }
            });
        }

        private void byzantine(Host<M, T> host, Fault.Byzantine traitor) {
            host.tampering.begin(nth, traitor, faults.stream(nth, Kind.BYZANTINE));
            disturb(host, Trouble.BYZANTINE, "Byzantine", cause -> host.tampering.end(nth));
        }

        // ---- their end

        private void disturb(Host<M, T> host, Trouble kind, String what, Mending mending) {
            long step = steps.disturbed(nth, host, kind, what);
            undoWith(step, cause -> {
                mending.mend(cause);
                steps.restored(nth, host, cause);
            });
        }

        private void undoWith(long step, Mending mending) {
            run.disturbed();
            mendings[nth] = mending;
            faults.mendLater(nth, step);
        }
    }
}
