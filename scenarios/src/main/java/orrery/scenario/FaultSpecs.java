package orrery.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;
import orrery.world.Target;
import orrery.world.Version;

/** How the faults of a world are written: the way back from {@link FaultSpec#fault}. */
final class FaultSpecs {

    private FaultSpecs() {}

    static FaultSpec of(Fault fault) {
        Moment moment = moment(fault.when());
        return switch (fault) {
            case Fault.Crash crash ->
                new CrashSpec(
                        moment,
                        who(crash.target()),
                        crash.lasts(),
                        Optional.of(crash.spot()).filter(spot -> spot != Fault.Spot.BETWEEN_HANDLERS),
                        Optional.of(crash.amnesia()).filter(is -> is),
                        crash.within());
            case Fault.Pause pause -> new PauseSpec(moment, who(pause.target()), pause.lasts());
            case Fault.Slow slow -> new SlowSpec(moment, who(slow.target()), slow.each(), slow.lasts());
            case Fault.ZoneDown down -> new ZoneDownSpec(moment, down.zone(), down.lasts());
            case Fault.RollingRestart rolling -> new RollingRestartSpec(moment, All.ALL, rolling.down(), rolling.gap());
            case Fault.Join join -> new JoinSpec(moment, new Who(join.node().name()));
            case Fault.Leave leave -> new LeaveSpec(moment, who(leave.target()));
            case Fault.Partition cut ->
                new PartitionSpec(
                        moment,
                        new PartitionSpec.Sides(
                                cut.sides().stream().map(FaultSpecs::who).toList()),
                        cut.lasts(),
                        cut.flapping());
            case Fault.OneWay cut ->
                new PartitionSpec(moment, new Direction(who(cut.from()), who(cut.to())), cut.lasts(), Optional.empty());
            case Fault.Isolate isolate -> new IsolateSpec(moment, who(isolate.target()), isolate.lasts());
            case Fault.MajoritiesRing ring -> new MajoritiesRingSpec(moment, All.ALL, ring.lasts());
            case Fault.Clog clog -> new ClogSpec(moment, new Direction(who(clog.from()), who(clog.to())), clog.lasts());
            case Fault.ClockJump jump ->
                new ClockJumpSpec(moment, who(jump.target()), new Shift(jump.byNanos()), jump.lasts());
            case Fault.ClockDrift drift ->
                new ClockDriftSpec(moment, who(drift.target()), new Drift(drift.partsPerMillion()), drift.lasts());
            case Fault.ClockStrobe strobe ->
                new ClockStrobeSpec(
                        moment,
                        who(strobe.target()),
                        Duration.ofNanos(strobe.byNanos()),
                        strobe.period(),
                        strobe.lasts());
            case Fault.Disk disk -> disk(disk, moment);
            case Fault.Byzantine traitor -> byzantine(traitor, moment);
            case Fault.Upgrade upgrade ->
                new UpgradeSpec(moment, who(upgrade.target()), version(upgrade.version()), upgrade.down());
            case Fault.RollingUpgrade rolling ->
                new RollingUpgradeSpec(moment, All.ALL, version(rolling.version()), rolling.down(), rolling.gap());
        };
    }

    private static Moment moment(Fault.When when) {
        return switch (when) {
            case Fault.When.At at -> Moment.at(at.time());
            case Fault.When.Once once ->
                new Moment(
                        Optional.empty(),
                        Optional.of(once.landmark()),
                        Optional.of(once.nth()).filter(nth -> nth != 1),
                        Optional.of(once.delay()).filter(delay -> delay.maxNanos() > 0));
        };
    }

    private static Optional<String> version(String name) {
        return Optional.of(name).filter(written -> !written.equals(Version.OWN));
    }

    private static Who who(Target target) {
        return new Who(target.toString());
    }

    private static List<Who> who(List<Target> targets) {
        return targets.stream().map(FaultSpecs::who).toList();
    }

    private static DiskSpec disk(Fault.Disk disk, Moment moment) {
        boolean slow = disk.kind() == Fault.Disk.Kind.SLOW;
        return new DiskSpec(
                moment,
                who(disk.target()),
                disk.kind(),
                Optional.of(disk.delay()).filter(delay -> slow),
                Optional.of(new Probability(disk.rate())).filter(rate -> rate.value() < 1),
                disk.lasts());
    }

    private static ByzantineSpec byzantine(Fault.Byzantine traitor, Moment moment) {
        Optional<Probability> silence = Optional.empty();
        Optional<Probability> equivocate = Optional.empty();
        Optional<Probability> alter = Optional.empty();
        Optional<Probability> replay = Optional.empty();
        Optional<ByzantineSpec.Late> delay = Optional.empty();
        for (Strategy strategy : traitor.strategies()) {
            Optional<Probability> rate = Optional.of(new Probability(strategy.rate()));
            switch (strategy) {
                case Strategy.Silence each -> silence = rate;
                case Strategy.Equivocate each -> equivocate = rate;
                case Strategy.Alter each -> alter = rate;
                case Strategy.Replay each -> replay = rate;
                case Strategy.Delay each -> delay = Optional.of(new ByzantineSpec.Late(rate.get(), each.by()));
            }
        }
        return new ByzantineSpec(
                moment, who(traitor.target()), silence, equivocate, alter, replay, delay, traitor.lasts());
    }
}
