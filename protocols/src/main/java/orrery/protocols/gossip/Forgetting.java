package orrery.protocols.gossip;

import java.util.Optional;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * Whoever has heard the rumor is remembered, and must never be found without it, not even after a crash.
 *
 * @param know who has heard it
 */
record Forgetting(PSortedSet<NodeId> know, Optional<String> objection) {

    static Check check() {
        return Check.remembering(
                Promises.KNOWN_STAYS,
                new Forgetting(TreePSet.empty(), Optional.empty()),
                Forgetting::after,
                Forgetting::objection);
    }

    private Forgetting after(Change change) {
        return switch (change.after().orElse(null)) {
            case Susceptible susceptible
            when know.contains(change.node()) ->
                new Forgetting(
                        know, Optional.of(change.node() + " had heard the rumor and knows nothing of it any more"));
            case Infective infective
            when !know.contains(change.node()) -> new Forgetting(know.plus(change.node()), objection);
            case null, default -> this;
        };
    }
}
