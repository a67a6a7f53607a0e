package orrery.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.api.Span;
import orrery.run.Decisions.Kind;
import orrery.trace.Step;
import orrery.world.Fault;
import orrery.world.Target;
import orrery.world.World;

/** Lets the world's faults strike at the times drawn for them, and mends them. */
final class Faults<M, T> {

    private final Run<M, T> run;
    private final World world;
    private final List<Host<M, T>> hosts;
    private final Courier<M, T> courier;
    private final Schedule schedule;
    private final Steps steps;
    private final Tally tally;

    /** The stream of each fault, from what it is and how many equal ones stand before it, not from its place. */
    private final long[] streams;

    /** What each fault is doing to the world now; null if nothing. */
    private final @Nullable Mending[] mendings;

    /** Faults whose time has come and whose target has not. */
    private final List<Integer> due = new ArrayList<>();

    /** How to undo a fault; answers nothing but takes the step that it undoes. */
    private interface Mending {
        void mend(long cause);
    }

    Faults(
            Run<M, T> run,
            World world,
            List<Host<M, T>> hosts,
            Courier<M, T> courier,
            Schedule schedule,
            Steps steps,
            Tally tally,
            long seed) {
        this.run = run;
        this.world = world;
        this.hosts = hosts;
        this.courier = courier;
        this.schedule = schedule;
        this.steps = steps;
        this.tally = tally;
        this.streams = streams(world.faults(), seed);
        this.mendings = new Mending[world.faults().size()];
    }

    private static long[] streams(List<Fault> faults, long seed) {
        long[] streams = new long[faults.size()];
        Map<Fault, Integer> seen = new HashMap<>();
        for (int nth = 0; nth < streams.length; nth++) {
            Fault fault = faults.get(nth);
            int equalBefore = seen.merge(fault, 1, Integer::sum) - 1;
            streams[nth] = Decisions.stream(seed, fault + " #" + equalBefore);
        }
        return streams;
    }

    /** Draws when each fault strikes. */
    void plan() {
        for (int nth = 0; nth < streams.length; nth++) {
            long time = within(world.faults().get(nth).at(), nth, Kind.TIME);
            schedule.plan(time, Schedule.Kind.FAULT, 0, nth, Step.NO_CAUSE);
        }
    }

    /** A fault's time has come. */
    void strike(int nth) {
        if (!tryToStrike(nth)) {
            due.add(nth);
        }
    }

    /** After a node changed: somebody whom a fault waits for may have come into his role. */
    void lookAgain() {
        if (!due.isEmpty()) {
            due.removeIf(this::tryToStrike);
        }
    }

    void mend(int nth, long cause) {
        Mending mending = mendings[nth];
        if (mending != null) {
            mendings[nth] = null;
            mending.mend(cause);
            run.disturbed();
        }
    }

    private boolean tryToStrike(int nth) {
        Fault fault = world.faults().get(nth);
        return switch (fault) {
            case Fault.Crash crash ->
                choose(crash.target(), nth, true)
                        .map(victim -> crash(nth, fault, victim))
                        .isPresent();
            case Fault.Isolate isolate ->
                choose(isolate.target(), nth, false)
                        .map(victim -> cut(nth, fault, isolation(victim), false, Fired.ISOLATION))
                        .isPresent();
            case Fault.Partition partition ->
                sides(partition.sides(), nth)
                        .map(sides -> cut(nth, fault, sides, false, Fired.PARTITION))
                        .isPresent();
            case Fault.OneWay oneWay ->
                sides(List.of(oneWay.from(), oneWay.to()), nth)
                        .map(sides -> cut(nth, fault, sides, true, Fired.ONE_WAY_PARTITION))
                        .isPresent();
        };
    }

    private boolean crash(int nth, Fault fault, NodeId victim) {
        Host<M, T> host = hosts.get(victim.index());
        if (!host.isUp()) {
            return true;
        }
        tally.fired(Fired.CRASH);
        long step = run.crash(host);
        mendLater(nth, fault, step, cause -> {
            tally.fired(Fired.RESTART);
            run.boot(host, cause);
        });
        return true;
    }

    private boolean cut(int nth, Fault fault, List<List<NodeId>> sides, boolean oneWay, Fired kind) {
        tally.fired(kind);
        cutAll(sides, oneWay, 1);
        long step = steps.partitioned(nth, sides, oneWay);
        mendLater(nth, fault, step, cause -> {
            tally.fired(Fired.HEAL);
            cutAll(sides, oneWay, -1);
            steps.healed(nth, cause);
        });
        return true;
    }

    private void cutAll(List<List<NodeId>> sides, boolean oneWay, int by) {
        for (int one = 0; one < sides.size(); one++) {
            for (int other = one + 1; other < sides.size(); other++) {
                for (NodeId from : sides.get(one)) {
                    for (NodeId to : sides.get(other)) {
                        courier.cut(from, to, by);
                        if (!oneWay) {
                            courier.cut(to, from, by);
                        }
                    }
                }
            }
        }
    }

    private void mendLater(int nth, Fault fault, long step, Mending mending) {
        run.disturbed();
        if (fault.lasts().isPresent()) {
            mendings[nth] = mending;
            long time = schedule.now + within(fault.lasts().get(), nth, Kind.LASTS);
            schedule.plan(time, Schedule.Kind.MENDING, 0, nth, step);
        }
    }

    // ---- whom it strikes

    private List<List<NodeId>> isolation(NodeId victim) {
        List<NodeId> others =
                world.nodes().stream().filter(node -> !node.equals(victim)).toList();
        return List.of(List.of(victim), others);
    }

    /** Who stands on which side; empty while some target has nobody. */
    private Optional<List<List<NodeId>>> sides(List<List<Target>> wanted, int nth) {
        TreeSet<NodeId> named = new TreeSet<>(Comparator.naturalOrder());
        List<List<NodeId>> sides = new ArrayList<>();
        for (List<Target> side : wanted) {
            List<NodeId> members = new ArrayList<>();
            for (Target target : side) {
                if (!(target instanceof Target.Others)) {
                    Optional<NodeId> chosen = choose(target, nth, false);
                    if (chosen.isEmpty()) {
                        return Optional.empty();
                    }
                    if (named.add(chosen.get())) {
                        members.add(chosen.get());
                    }
                }
            }
            sides.add(members);
        }
        for (int side = 0; side < sides.size(); side++) {
            if (wanted.get(side).stream().anyMatch(Target.Others.class::isInstance)) {
                List<NodeId> members = sides.get(side);
                world.servers().stream().filter(named::add).forEach(members::add);
            }
        }
        return Optional.of(sides);
    }

    private Optional<NodeId> choose(Target target, int nth, boolean up) {
        return switch (target) {
            case Target.Named(NodeId node) -> Optional.of(node);
            case Target.Role(String role) -> draw(inRole(role), nth);
            case Target.Any any -> draw(anyServer(up), nth);
            case Target.Others others -> throw new IllegalStateException("others stands only on a side");
        };
    }

    private Optional<NodeId> draw(List<NodeId> candidates, int nth) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        long stream = Decisions.within(streams[nth], Kind.TARGET);
        return Optional.of(new Decisions.Stream(stream).pick(candidates));
    }

    private List<NodeId> inRole(String role) {
        return servers()
                .filter(host ->
                        host.node != null && Roles.of(host.node.getClass()).equals(role))
                .map(host -> host.id)
                .toList();
    }

    private List<NodeId> anyServer(boolean up) {
        return servers().filter(host -> !up || host.isUp()).map(host -> host.id).toList();
    }

    private java.util.stream.Stream<Host<M, T>> servers() {
        return hosts.subList(0, world.servers().size()).stream();
    }

    private long within(Span span, int nth, Kind kind) {
        double u = Decisions.fraction(Decisions.within(streams[nth], kind), 0);
        return span.minNanos() + (long) (u * (span.maxNanos() - span.minNanos()));
    }
}
