package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;
import orrery.protocols.raft.Extension.InstallSnapshot;
import orrery.protocols.raft.StateSnapshot.Item;

/**
 * A server's snapshots: its own, and the one that it is just being sent (dissertation, chapter 5).
 *
 * @param latest what it has instead of its first entries
 * @param incoming what has come of another, from the beginning; forgotten in a crash
 */
public record Snapshots(StateSnapshot latest, Optional<Incoming> incoming) {

    /** The beginning of a snapshot. */
    public record Incoming(long lastIndex, long lastTerm, List<Item> items) {

        private boolean isOf(InstallSnapshot message) {
            return message.lastIndex() == lastIndex && message.lastTerm() == lastTerm;
        }

        private Incoming and(List<Item> more) {
            return new Incoming(lastIndex, lastTerm, TreePVector.from(items).plusAll(more));
        }
    }

    public static Snapshots of(StateSnapshot latest) {
        return new Snapshots(latest, Optional.empty());
    }

    Snapshots nothingIncoming() {
        return of(latest);
    }

    /** How much of the snapshot that this message belongs to is here. */
    int received(InstallSnapshot message) {
        return incoming.filter(begun -> begun.isOf(message))
                .map(begun -> begun.items().size())
                .orElse(0);
    }

    /** With one more chunk, if it is the next. */
    Snapshots with(InstallSnapshot message) {
        if (message.offset() != received(message)) {
            return this;
        }
        Incoming begun = incoming.filter(known -> known.isOf(message))
                .orElse(new Incoming(message.lastIndex(), message.lastTerm(), TreePVector.empty()));
        return new Snapshots(latest, Optional.of(begun.and(message.chunk())));
    }
}
