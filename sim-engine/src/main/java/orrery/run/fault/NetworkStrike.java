package orrery.run.fault;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Fired;
import orrery.run.node.Host;
import orrery.trace.Event.Trouble;
import orrery.trace.Step;
import orrery.world.Fault;

/** What faults do to the network: cuts and clogs. */
final class NetworkStrike<M, T> extends Strike<M, T> {

    NetworkStrike(int nth, Faults<M, T> faults, Strikes<M, T> strikes) {
        super(nth, faults, strikes);
    }

    boolean partition(Fault.Partition partition) {
        return targets.sides(partition.sides(), chance())
                .map(sides -> partition(sides, partition.flapping()))
                .isPresent();
    }

    boolean oneWay(Fault.OneWay way) {
        return targets.sides(List.of(way.from(), way.to()), chance())
                .map(sides -> cut(sides, true, Fired.ONE_WAY_PARTITION))
                .isPresent();
    }

    void isolate(Host<M, T> host) {
        cut(targets.isolation(host.id), false, Fired.ISOLATION);
    }

    private boolean partition(List<List<NodeId>> sides, Optional<Span> flapping) {
        if (flapping.isEmpty()) {
            return cut(sides, false, Fired.PARTITION);
        }
        long until = faults.lasts(nth).map(time -> schedule.now() + time).orElse(Long.MAX_VALUE);
        flap(sides, flapping.get(), until, faults.stream(nth, Kind.FLAPPING));
        return true;
    }

    /** Cuts, and plans to heal; heals, and plans to cut again unless the fault is over. */
    private void flap(List<List<NodeId>> sides, Span span, long until, Decisions.Stream chance) {
        tally.fired(Fired.PARTITION);
        long step = cutAll(sides, false, "flapping");
        run.disturbed();
        undoWith(cause -> {
            heal(sides, false, cause);
            long again = chance.within(span).toNanos();
            if (schedule.now() + again < until) {
                undoWith(then -> flap(sides, span, until, chance));
                faults.mendAfter(again, nth, step);
            }
        });
        faults.mendAfter(Math.min(chance.within(span).toNanos(), until - schedule.now()), nth, step);
    }

    private boolean cut(List<List<NodeId>> sides, boolean oneWay, Fired kind) {
        tally.fired(kind);
        long step = cutAll(sides, oneWay, "");
        undoWith(step, cause -> heal(sides, oneWay, cause));
        return true;
    }

    private long cutAll(List<List<NodeId>> sides, boolean oneWay, String what) {
        targets.eachWay(sides, oneWay, (from, to) -> strikes.courier.cut(from, to, nth));
        return steps.partitioned(nth, sides, oneWay, what);
    }

    private void heal(List<List<NodeId>> sides, boolean oneWay, long cause) {
        tally.fired(Fired.HEAL);
        targets.eachWay(sides, oneWay, (from, to) -> strikes.courier.heal(from, to, nth));
        steps.healed(nth, cause);
    }

    /** One cut for each pair of servers that do not hear each other; they heal together. */
    boolean majoritiesRing() {
        tally.fired(Fired.MAJORITIES_RING);
        List<List<List<NodeId>>> cuts = targets.majoritiesRing(chance());
        long last = Step.NO_CAUSE;
        for (List<List<NodeId>> pair : cuts) {
            last = cutAll(pair, false, "majorities ring");
        }
        undoWith(last, cause -> {
            tally.fired(Fired.HEAL);
            cuts.forEach(pair -> targets.eachWay(pair, false, (from, to) -> strikes.courier.heal(from, to, nth)));
            steps.healed(nth, cause);
        });
        return true;
    }

    boolean clog(Fault.Clog clog) {
        return targets.sides(List.of(clog.from(), clog.to()), chance())
                .map(this::clog)
                .isPresent();
    }

    private boolean clog(List<List<NodeId>> sides) {
        tally.fired(Fired.CLOG);
        targets.eachWay(sides, true, (from, to) -> strikes.courier.clog(from, to, nth));
        List<NodeId> from = sides.getFirst();
        if (from.isEmpty()) {
            return true;
        }
        disturb(
                hosts.get(from.getFirst().index()),
                Trouble.CLOG,
                "clog " + from + " to " + sides.getLast(),
                cause -> targets.eachWay(sides, true, (one, other) -> strikes.courier.unclog(one, other, nth)));
        return true;
    }
}
