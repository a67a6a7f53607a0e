package orrery.run.fault;

import orrery.api.Span;
import orrery.api.Times;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Fired;
import orrery.run.node.Host;
import orrery.trace.Event.Trouble;
import orrery.world.Fault;

/** What faults do to the clocks of nodes. */
final class ClockStrike<M, T> extends Strike<M, T> {

    ClockStrike(int nth, Faults<M, T> faults, Strikes<M, T> strikes) {
        super(nth, faults, strikes);
    }

    void jump(Host<M, T> host, Fault.ClockJump fault) {
        long byNanos = fault.byNanos();
        tally.fired(Fired.CLOCK_JUMP);
        host.clock.goesWrong(nth);
        jump(host, byNanos);
        disturb(host, Trouble.CLOCK_JUMP, "clock jump of " + Times.text(byNanos), cause -> {
            host.clock.isMended(nth);
            jump(host, -byNanos);
        });
    }

    void drift(Host<M, T> host, Fault.ClockDrift fault) {
        long partsPerMillion = fault.partsPerMillion();
        tally.fired(Fired.CLOCK_DRIFT);
        host.clock.goesWrong(nth);
        drift(host, partsPerMillion);
        disturb(host, Trouble.CLOCK_DRIFT, "clock drift of " + partsPerMillion + " ppm", cause -> {
            host.clock.isMended(nth);
            drift(host, -partsPerMillion);
        });
    }

    /** Jumps forth, and after the period back, and so on until the fault is over. */
    void strobe(Host<M, T> host, Fault.ClockStrobe fault) {
        tally.fired(Fired.CLOCK_STROBE);
        host.clock.goesWrong(nth);
        String what = "clock strobe of " + Times.text(fault.byNanos()) + ", each " + fault.period();
        long step = steps.disturbed(nth, host, Trouble.CLOCK_STROBE, what);
        run.disturbed();
        long until = faults.lasts(nth).map(time -> schedule.now() + time).orElse(Long.MAX_VALUE);
        strobe(host, fault.byNanos(), fault.period(), until, faults.stream(nth, Kind.FLAPPING), step);
    }

    private void strobe(Host<M, T> host, long byNanos, Span period, long until, Decisions.Stream chance, long step) {
        jump(host, byNanos);
        undoWith(cause -> {
            if (schedule.now() < until || byNanos > 0) {
                strobe(host, -byNanos, period, until, chance, step);
            } else {
                host.clock.isMended(nth);
                steps.restored(nth, host, cause);
            }
        });
        faults.mendAfter(chance.within(period).toNanos(), nth, step);
    }

    private void jump(Host<M, T> host, long byNanos) {
        host.clock.jump(schedule.now(), byNanos);
        follow(host);
    }

    private void drift(Host<M, T> host, long partsPerMillion) {
        host.clock.drift(schedule.now(), partsPerMillion);
        follow(host);
    }

    private void follow(Host<M, T> host) {
        if (strikes.timers.follow(host)) {
            tally.touched(nth);
        }
    }
}
