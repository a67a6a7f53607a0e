package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.protocols.raft.Extension.InstallSnapshot;

/**
 * A snapshot on its way to a follower, chunk by chunk (dissertation, Figure 5.3): the same one to its end, even if the leader has a
 * later one by then.
 *
 * @param offset where the chunk begins that was sent last
 */
public record Transfer(
        long lastIndex,
        long lastTerm,
        Optional<Configuration> configuration,
        List<StateSnapshot.Item> items,
        int offset) {

    static Transfer of(StateSnapshot snapshot) {
        return new Transfer(snapshot.lastIndex(), snapshot.lastTerm(), snapshot.configuration(), snapshot.items(), 0);
    }

    Transfer from(int next) {
        return new Transfer(lastIndex, lastTerm, configuration, items, Math.min(next, items.size()));
    }

    InstallSnapshot message(long term, int chunk) {
        int end = Math.min(items.size(), offset + chunk);
        return new InstallSnapshot(
                term,
                lastIndex,
                lastTerm,
                configuration,
                offset,
                List.copyOf(items.subList(offset, end)),
                end == items.size());
    }
}
