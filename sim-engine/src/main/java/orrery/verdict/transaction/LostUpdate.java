package orrery.verdict.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Transactions.Read;

/** Two transactions that read the same version of a key and both write the next: one update is lost (Berenson et al., P4). */
final class LostUpdate {

    private record Version(int key, int writer) {}

    private LostUpdate() {}

    /** The first one, in order of invocation. */
    static Optional<Finding> of(Transactions history) {
        Map<Version, Integer> updated = new HashMap<>();
        for (int transaction = 0; transaction < history.size(); transaction++) {
            for (Read read : history.reads(transaction)) {
                if (!history.writes(transaction, read.key())) {
                    continue;
                }
                Integer other = updated.putIfAbsent(new Version(read.key(), read.from()), transaction);
                if (other != null && other != transaction) {
                    Operation first = history.operations.get(other);
                    Operation second = history.operations.get(transaction);
                    return Optional.of(new Finding.Broken(
                            "lost-update: " + first.client() + " and " + second.client() + " both read the same "
                                    + history.keys.get(read.key()) + " and both write it, not seeing each other",
                            List.of(first, second)));
                }
            }
        }
        return Optional.empty();
    }
}
