package orrery.run.fault;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.run.core.Fired;
import orrery.run.core.Schedule;
import orrery.run.core.Steps;
import orrery.run.core.Tally;
import orrery.run.node.Host;
import orrery.trace.Event.Trouble;
import orrery.world.Target;

/** One fault, while it strikes: what all kinds have in common, from finding their victim to their end. */
abstract class Strike<M, T> {

    final int nth;
    final Faults<M, T> faults;
    final Strikes<M, T> strikes;
    final Levers<M, T> run;
    final List<Host<M, T>> hosts;
    final Targets<M, T> targets;
    final Schedule schedule;
    final Steps steps;
    final Tally tally;

    /** @param nth which of the planned faults it is */
    Strike(int nth, Faults<M, T> faults, Strikes<M, T> strikes) {
        this.nth = nth;
        this.faults = faults;
        this.strikes = strikes;
        this.run = strikes.run;
        this.hosts = strikes.hosts;
        this.targets = strikes.targets;
        this.schedule = strikes.schedule;
        this.steps = strikes.steps;
        this.tally = strikes.tally;
    }

    /** What is done to a node. */
    interface Deed<M, T> {
        void to(Host<M, T> host);
    }

    final Decisions.Stream chance() {
        return faults.stream(nth, Kind.TARGET);
    }

    /** Does something to a target, or answers false if there is nobody yet. {@code up}: it has to be up. */
    final boolean at(Target target, boolean up, Deed<M, T> deed) {
        Optional<NodeId> victim = targets.choose(target, up, chance());
        victim.ifPresent(node -> deed.to(hosts.get(node.index())));
        return victim.isPresent();
    }

    // ---- its end

    final void disturb(Host<M, T> host, Trouble kind, String what, Strikes.Mending mending) {
        long step = steps.disturbed(nth, host, kind, what);
        undoWith(step, cause -> {
            mending.mend(cause);
            steps.restored(nth, host, cause);
        });
    }

    final void undoWith(long step, Strikes.Mending mending) {
        run.disturbed();
        undoWith(mending);
        faults.mendLater(nth, step);
    }

    /** What is to be done when the mending that was planned last comes. */
    final void undoWith(Strikes.Mending mending) {
        strikes.mendings[nth] = mending;
    }

    final void restart(Host<M, T> host, long cause) {
        tally.fired(Fired.RESTART);
        run.boot(host, cause);
    }
}
