package orrery.protocols.wal;

import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;

/**
 * After a crash the server holds what it held after some change, and all before it: a prefix of what it did, with no hole in
 * it. The power may also fail between a record that reaches the disk and the answer to it, so that one more record is there.
 *
 * @param tables what the server held after each record
 */
record PrefixRecovery(PSortedMap<Long, Table> tables, Optional<String> objection) {

    static final String PROMISE = "recovery is a prefix";

    static Check check() {
        TreePMap<Long, Table> nothing = TreePMap.empty();
        return Check.remembering(
                PROMISE,
                new PrefixRecovery(nothing.plus(0L, Table.EMPTY), Optional.empty()),
                PrefixRecovery::after,
                PrefixRecovery::objection);
    }

    private PrefixRecovery after(Change change) {
        if (!(change.after().orElse(null) instanceof Server server)) {
            return this;
        }
        Optional<String> wrong = change.before().isEmpty() ? compare(server) : Optional.empty();
        PSortedMap<Long, Table> kept = tables;
        while (kept.lastKey() > server.table().lsn()) {
            kept = kept.minus(kept.lastKey());
        }
        return new PrefixRecovery(kept.plus(server.table().lsn(), server.table()), wrong);
    }

    private Optional<String> compare(Server server) {
        Table found = server.table();
        Table right = tables.get(found.lsn());
        Table before = tables.get(found.lsn() - 1);
        if (right == null && before != null && server.last().isPresent()) {
            right = before.apply(server.last().get());
        }
        return found.equals(right)
                ? Optional.empty()
                : Optional.of("after record " + found.lsn() + " the server holds " + found.values() + ", where "
                        + (right == null ? "there was no such record" : right.values() + " would be right"));
    }
}
