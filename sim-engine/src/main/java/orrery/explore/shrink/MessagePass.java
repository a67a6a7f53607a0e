package orrery.explore.shrink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.World;

/** Fewer messages to which something happens. */
final class MessagePass {

    private final Attempts attempts;

    MessagePass(Attempts attempts) {
        this.attempts = attempts;
    }

    /** No kind of deviation and no link that is not needed, and then as few as possible. */
    void shrink() {
        if (all().isEmpty() || attempts.accepts(with(List.of()))) {
            return;
        }
        Set<Class<?>> kinds = new LinkedHashSet<>();
        all().forEach(each -> kinds.add(each.fate().getClass()));
        for (Class<?> kind : kinds) {
            attempts.accepts(with(
                    all().stream().filter(each -> !kind.isInstance(each.fate())).toList()));
        }
        DeltaDebugging.minimal(all(), part -> attempts.accepts(with(part)));
    }

    private List<Deviation> all() {
        return attempts.best().network().deviations().map(Deviations::all).orElse(List.of());
    }

    private World with(List<Deviation> some) {
        World best = attempts.best();
        return best.withNetwork(best.network().with(new Deviations(some)));
    }
}
