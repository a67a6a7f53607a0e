package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.Foresight;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.Target;
import orrery.world.World;

/** Says what was drawn instead of from what it is drawn, and says it in round numbers. */
final class ExactPass {

    private static final int MOST_DIGITS = 4;

    private final Attempts attempts;

    ExactPass(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Faults strike at one time, for one time, one node. A fault without which the promise holds then stays as it was. */
    void faults() {
        for (int nth = 0; nth < attempts.best().faults().size(); nth++) {
            times(nth);
            lasts(nth);
            target(nth);
        }
    }

    private void times(int nth) {
        Foresight.strikesAt(attempts.best(), attempts.seed(), nth).ifPresent(nanos -> replace(nth, "when", at(nanos)));
        if (fault(nth).when() instanceof Fault.When.Once) {
            Trace trace = attempts.trace();
            Optional<Long> struck = strikes(trace, nth).stream().findFirst().map(Step::timeNanos);
            List<Long> times = struck.map(List::of)
                    .orElseGet(() -> crashes(trace).stream()
                            .map(Step::timeNanos)
                            .distinct()
                            .toList());
            for (long nanos : times) {
                if (replace(nth, "when", at(nanos))) {
                    return;
                }
            }
        }
    }

    private void lasts(int nth) {
        Foresight.lasts(attempts.best(), attempts.seed(), nth)
                .ifPresent(nanos -> replace(nth, "lasts", Optional.of(new Span(nanos, nanos))));
    }

    /** Who was struck; if the trace does not say so, whoever it may have been. */
    private void target(int nth) {
        if (Retold.part(fault(nth), "target")
                .filter(who -> !(who instanceof Target.Named))
                .isPresent()) {
            for (NodeId server : attempts.best().servers()) {
                if (replace(nth, "target", new Target.Named(server))) {
                    return;
                }
            }
        }
    }

    /** Where the fault is named in a step. */
    private static List<Step> strikes(Trace trace, int nth) {
        return trace.steps().stream()
                .filter(step -> switch (step.event()) {
                    case Event.Disturbed disturbed -> disturbed.fault() == nth;
                    case Event.Partitioned cut -> cut.fault() == nth;
                    default -> false;
                })
                .toList();
    }

    private static List<Step> crashes(Trace trace) {
        return trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .toList();
    }

    /** Times of faults and of messages, with as few digits as will do. */
    void round() {
        for (int nth = 0; nth < attempts.best().faults().size(); nth++) {
            if (fault(nth).when() instanceof Fault.When.At(Span time) && time.minNanos() == time.maxNanos()) {
                int fault = nth;
                round(time.minNanos(), nanos -> replace(fault, "when", at(nanos)));
            }
            Optional<Span> lasts = fault(nth).lasts().filter(span -> span.minNanos() == span.maxNanos());
            if (lasts.isPresent()) {
                int fault = nth;
                round(lasts.get().minNanos(), nanos -> replace(fault, "lasts", Optional.of(new Span(nanos, nanos))));
            }
        }
        int deviations = deviations().size();
        for (int nth = 0; nth < deviations; nth++) {
            round(nth);
        }
    }

    private void round(int nth) {
        switch (deviations().get(nth).fate()) {
            case Fate.Takes(long nanos) -> round(nanos, other -> replace(nth, new Fate.Takes(other)));
            case Fate.Copied(long nanos) -> round(nanos, other -> replace(nth, new Fate.Copied(other)));
            case Fate.Lost never -> {}
            case Fate.Damaged altered -> {}
        }
    }

    private static void round(long nanos, LongPredicate accepted) {
        for (long other : rounded(nanos)) {
            if (accepted.test(other)) {
                return;
            }
        }
    }

    /** With one digit, with two, and so on; each to the nearest. */
    private static List<Long> rounded(long nanos) {
        List<Long> rounded = new ArrayList<>();
        long unit = 1;
        while (unit <= nanos / 10) {
            unit *= 10;
        }
        for (int digits = 1; digits <= MOST_DIGITS && unit > 0; digits++) {
            long near = (nanos + unit / 2) / unit * unit;
            if (near == nanos) {
                return rounded;
            }
            rounded.add(near);
            unit /= 10;
        }
        return rounded;
    }

    private static Fault.When at(long nanos) {
        return new Fault.When.At(new Span(nanos, nanos));
    }

    private Fault fault(int nth) {
        return attempts.best().faults().get(nth);
    }

    private boolean replace(int nth, String part, Object other) {
        List<Fault> others = new ArrayList<>(attempts.best().faults());
        others.set(nth, Retold.with(others.get(nth), part, other));
        return attempts.accepts(attempts.best().withFaults(others));
    }

    private List<Deviation> deviations() {
        return attempts.best().network().deviations().orElse(Deviations.NONE).all();
    }

    private boolean replace(int nth, Fate other) {
        List<Deviation> others = new ArrayList<>(deviations());
        Deviation old = others.get(nth);
        others.set(nth, new Deviation(old.from(), old.to(), old.nth(), other));
        World best = attempts.best();
        return attempts.accepts(best.withNetwork(best.network().with(new Deviations(others))));
    }
}
