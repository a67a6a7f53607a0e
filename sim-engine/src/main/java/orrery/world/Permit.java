package orrery.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;
import orrery.world.Fault.When;

/** Says whether faults are such as a climate could have drawn. */
final class Permit {

    /** As many of a kind as the worst climate draws, and of those that one sees twice a few more. */
    private static final int MOST_FAULTS = 40;

    private final Climate climate;
    private final World world;
    private final List<Fault> faults;
    private final List<Outage> outages = new ArrayList<>();

    private record Outage(NodeId node, long fromNanos, long untilNanos) {
        boolean holds(long moment) {
            return fromNanos <= moment && moment <= untilNanos;
        }
    }

    /** @param drawn the world with more faults behind its own */
    Permit(Climate climate, World written, World drawn) {
        this.climate = climate;
        this.world = drawn;
        this.faults =
                drawn.faults().subList(written.faults().size(), drawn.faults().size());
    }

    boolean given() {
        Map<Weather, Integer> kinds = new TreeMap<>();
        for (Fault fault : faults) {
            Optional<Weather> kind = kind(fault);
            if (kind.isEmpty() || !climate.has(kind.get()) || !inTime(fault)) {
                return false;
            }
            kinds.merge(kind.get(), 1, Integer::sum);
        }
        return faults.size() <= MOST_FAULTS
                && kinds.getOrDefault(Weather.AMNESIA, 0) <= budget().amnesiac()
                && fewAreDown()
                && clocksAreRight();
    }

    private Budget budget() {
        return climate.budget();
    }

    /** Empty if no climate draws such a fault. */
    private Optional<Weather> kind(Fault fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case Fault.Crash crash -> kind(crash);
                    case Fault.Pause pause -> Weather.PAUSE;
                    case Fault.Slow slow -> Weather.SLOW;
                    case Fault.Partition cut -> kind(cut);
                    case Fault.OneWay way -> kind(way);
                    case Fault.Isolate isolate -> Weather.ISOLATION;
                    case Fault.MajoritiesRing ring -> Weather.MAJORITIES_RING;
                    case Fault.Clog clog -> Weather.CLOG;
                    case Fault.ClockJump jump -> Weather.CLOCK_JUMP;
                    case Fault.ClockDrift drift -> Weather.CLOCK_DRIFT;
                    case Fault.Disk disk ->
                        switch (disk.kind()) {
                            case SLOW -> Weather.SLOW_DISK;
                            case IO_ERROR -> Weather.FAILING_DISK;
                            case LOSES_UNSYNCED, TORN_WRITE, BIT_ROT, MISDIRECTED_WRITE, STALE_READ, FULL, LYING_SYNC ->
                                null;
                        };
                    case Fault.Byzantine traitor ->
                        traitor.target() instanceof Target.Named(NodeId node) && node.index() < budget().byzantine()
                                ? Weather.BYZANTINE
                                : null;
                    case Fault.ClockStrobe strobe -> null;
                    case Fault.ZoneDown down -> null;
                    case Fault.RollingRestart rolling -> null;
                    case Fault.RollingUpgrade rolling -> null;
                    case Fault.Upgrade upgrade -> null;
                    case Fault.Join join -> null;
                    case Fault.Leave leave -> null;
                });
    }

    private Weather kind(Fault.Crash crash) {
        if (crash.amnesia()) {
            return Weather.AMNESIA;
        }
        if (crash.lasts().isEmpty()) {
            return Weather.LASTING_CRASH;
        }
        if (crash.spot() != Fault.Spot.BETWEEN_HANDLERS) {
            return Weather.CRASH_IN_HANDLER;
        }
        boolean brief = crash.lasts().get().maxNanos() <= Climate.briefNanos(world);
        if (brief && climate.has(Weather.BRIEF_CRASH)) {
            return Weather.BRIEF_CRASH;
        }
        return climate.has(Weather.CRASH) ? Weather.CRASH : Weather.POWER_FAILURE;
    }

    private Weather kind(Fault.Partition cut) {
        if (cut.flapping().isPresent()) {
            return Weather.FLAPPING;
        }
        boolean link = cut.sides().size() == 2 && cut.sides().stream().allMatch(this::hasOneServer);
        if (link && climate.has(Weather.CUT_LINK)) {
            return Weather.CUT_LINK;
        }
        boolean split = cut.sides().size() == 2
                && areNamed(cut.sides().getFirst())
                && areNamed(cut.sides().getLast());
        return split && climate.has(Weather.SPLIT) ? Weather.SPLIT : Weather.PARTITION;
    }

    private Weather kind(Fault.OneWay way) {
        boolean split = areNamed(way.from()) && areNamed(way.to());
        return split && climate.has(Weather.ONE_WAY_SPLIT) ? Weather.ONE_WAY_SPLIT : Weather.ONE_WAY;
    }

    private static boolean areNamed(List<Target> side) {
        return side.stream().allMatch(Target.Named.class::isInstance);
    }

    private boolean hasOneServer(List<Target> side) {
        return side.stream().allMatch(Target.Named.class::isInstance)
                && side.stream().filter(target -> !isClient(target)).count() == 1;
    }

    private boolean isClient(Target target) {
        return target instanceof Target.Named(NodeId node) && world.clients().contains(node);
    }

    /** Whether it is over in time, or never, as a climate can have it; and if it takes a node down, notes when. */
    private boolean inTime(Fault fault) {
        long most = climate.lengthNanos(world) * 4 / 5;
        if (!(fault.when() instanceof When.At(Span time))) {
            return false;
        }
        long from = time.minNanos();
        if (fault.lasts().isEmpty()) {
            return neverBack(fault, from, most) && from == time.maxNanos();
        }
        long until = from + fault.lasts().get().maxNanos();
        if (fault instanceof Fault.Crash crash && crash.target() instanceof Target.Named(NodeId node)) {
            boolean inHandler = crash.spot() != Fault.Spot.BETWEEN_HANDLERS;
            if (inHandler && (crash.within().isEmpty() || crash.within().get().toNanos() > most - until)) {
                return false;
            }
            outages.add(new Outage(node, from, inHandler ? most : until));
        }
        if (fault instanceof Fault.Disk disk
                && disk.kind() == Fault.Disk.Kind.IO_ERROR
                && disk.target() instanceof Target.Named(NodeId node)) {
            outages.add(new Outage(node, from, until));
        }
        return time.minNanos() == time.maxNanos() && until <= most;
    }

    private boolean neverBack(Fault fault, long from, long most) {
        boolean crash = fault instanceof Fault.Crash gone
                && (gone.spot() == Fault.Spot.BETWEEN_HANDLERS
                        || gone.within()
                                .map(waits -> waits.toNanos() <= most - from)
                                .orElse(false))
                && gone.target() instanceof Target.Named(NodeId node)
                && outages.add(new Outage(node, from, world.durationNanos()));
        return crash && from <= most;
    }

    /** There are most at a moment at which one goes down. */
    private boolean fewAreDown() {
        for (Outage begins : outages) {
            TreeSet<NodeId> down = new TreeSet<>();
            outages.stream()
                    .filter(outage -> outage.holds(begins.fromNanos))
                    .map(Outage::node)
                    .forEach(down::add);
            if (down.size() > budget().down()) {
                return false;
            }
        }
        return true;
    }

    private boolean clocksAreRight() {
        for (NodeId node : world.servers()) {
            ClockError error = ClockError.of(node, faults, world.durationNanos());
            boolean wrong = world.clockBound()
                    .map(bound -> !ClockError.of(node, world.faults(), world.durationNanos())
                            .isWithin(bound))
                    .orElse(false);
            if (wrong || error.nanos() > budget().clockErrorNanos()) {
                return false;
            }
        }
        return true;
    }
}
