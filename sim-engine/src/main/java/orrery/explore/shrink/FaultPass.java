package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orrery.api.Span;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.World;

/** Fewer faults, and simpler ones. */
final class FaultPass {

    private final Attempts attempts;

    FaultPass(Attempts attempts) {
        this.attempts = attempts;
    }

    /** None at all, none of those that touched nothing, no kind that is not needed, and then as few as possible. */
    void shrink() {
        if (attempts.best().faults().isEmpty() || attempts.accepts(with(List.of()))) {
            return;
        }
        List<Integer> idle = attempts.played().trace().summary().idle().stream()
                .map(Trace.Idle::fault)
                .toList();
        List<Fault> touched = new ArrayList<>();
        for (int nth = 0; nth < faults().size(); nth++) {
            if (!idle.contains(nth)) {
                touched.add(faults().get(nth));
            }
        }
        attempts.accepts(with(touched));
        Set<Class<?>> kinds = new LinkedHashSet<>();
        faults().forEach(fault -> kinds.add(fault.getClass()));
        for (Class<?> kind : kinds) {
            attempts.accepts(with(
                    faults().stream().filter(fault -> !kind.isInstance(fault)).toList()));
        }
        DeltaDebugging.minimal(faults(), part -> attempts.accepts(with(part)));
    }

    /** Each fault without what makes it more than the plain one of its kind. */
    void simplify() {
        for (int nth = 0; nth < faults().size(); nth++) {
            replace(nth, "flapping", Optional.empty());
            replace(nth, "amnesia", false);
            replace(nth, "within", Optional.empty());
            replace(nth, "spot", Fault.Spot.BETWEEN_HANDLERS);
            if (attempts.isLiveness() || !replace(nth, "lasts", Optional.empty())) {
                shorten(nth);
            }
        }
    }

    /** A fault that must end ends soon. */
    private void shorten(int nth) {
        for (int part = 32; part > 1; part /= 2) {
            Optional<Span> lasts = faults().get(nth).lasts();
            if (lasts.isEmpty()) {
                return;
            }
            long less = lasts.get().minNanos() / part;
            if (replace(nth, "lasts", Optional.of(new Span(less, less)))) {
                return;
            }
        }
    }

    private boolean replace(int nth, String part, Object plain) {
        List<Fault> others = new ArrayList<>(faults());
        others.set(nth, Retold.with(others.get(nth), part, plain));
        return attempts.accepts(with(others));
    }

    private List<Fault> faults() {
        return attempts.best().faults();
    }

    private World with(List<Fault> faults) {
        return attempts.best().withFaults(faults);
    }
}
