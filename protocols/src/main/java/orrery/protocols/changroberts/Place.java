package orrery.protocols.changroberts;

import java.util.Optional;
import orrery.api.Chance;
import orrery.api.NodeId;

/**
 * What does not change at a process: who it is, and who comes next on the ring.
 *
 * @param saved the number that it had before a crash
 */
public record Place(NodeId self, NodeId next, Optional<Saved> saved, Options options, Rules rules) {

    long number(Chance chance) {
        if (saved.isPresent()) {
            return saved.get().number();
        }
        return switch (options.numbers()) {
            case RANDOM -> rules.draw(chance);
            case ASCENDING -> self.index() + 1L;
            case DESCENDING -> Long.MAX_VALUE - self.index();
        };
    }
}
