package orrery.explore.shrink;

import orrery.world.Deviations;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Pace;
import orrery.world.World;

/** A network in which less is left to chance. */
final class NetworkPass {

    private final Attempts attempts;

    NetworkPass(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The calm network, if it will do; otherwise without each of the things that may happen to a message. */
    void shrink() {
        World best = attempts.best();
        if (best.network().deviations().isPresent()
                || attempts.accepts(best.withNetwork(best.network().with(Deviations.NONE)))) {
            return;
        }
        attempts.accepts(best.withNetwork(best.network().at(Pace.CHANCE)));
        without(link().losing(Loss.NONE));
        without(link().duplicating(0));
        without(link().reordering(0));
        without(link().corrupting(0));
        without(link().withLatency(new Distribution.Constant(link().latency().nanos(.5))));
    }

    /** In the calm network, with all that chance decided written down. */
    void writeDown() {
        World drawn = attempts.best();
        if (drawn.network().deviations().isEmpty()) {
            Deviations all = attempts.deviations();
            attempts.accepts(drawn.withNetwork(drawn.network().with(all)));
        }
    }

    private Link link() {
        return attempts.best().network().link();
    }

    private void without(Link other) {
        World best = attempts.best();
        attempts.accepts(best.withNetwork(best.network().withLink(other)));
    }
}
