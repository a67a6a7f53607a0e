package orrery.protocols.wal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.CorruptDiskException;
import orrery.api.Setup;
import orrery.api.Stored;

/**
 * What a server knows when it has read its disk.
 *
 * @param checkpoint the newest that can be read
 * @param table that checkpoint, and what the log says since
 * @param last the last record of the log that was read, if any was
 */
record Recovery(Checkpoint checkpoint, Table table, Optional<LogRecord> last) {

    /** @throws CorruptDiskException if something is missing that was durable */
    static Recovery of(Setup setup, Rules rules) {
        int places = setup.options(Options.class).records();
        Checkpoint checkpoint = Checkpoint.NONE;
        SortedMap<Long, LogRecord> records = new TreeMap<>();
        for (String file : Files.all(places)) {
            switch (setup.read(file)) {
                case Stored.Found(Checkpoint found) -> checkpoint = newer(checkpoint, found);
                case Stored.Found(LogRecord found) -> records.put(found.lsn(), found);
                case Stored.Found(Record strange) -> throw new IllegalStateException("a file holds " + strange);
                case Stored.Missing unused -> {}
                case Stored.Corrupt unreadable -> {}
            }
        }
        return new Recovery(checkpoint, checkpoint.table(), Optional.empty()).redo(records, places, rules);
    }

    private static Checkpoint newer(Checkpoint one, Checkpoint other) {
        return other.nth() > one.nth() ? other : one;
    }

    /** Makes all changes again that the checkpoint has not seen, in their order. */
    private Recovery redo(SortedMap<Long, LogRecord> records, int places, Rules rules) {
        Table done = table;
        Optional<LogRecord> latest = last;
        for (LogRecord next : records.tailMap(table.lsn() + 1).values()) {
            long missing = done.lsn() + 1;
            Rules.AtAGap atAGap = next.lsn() == missing ? Rules.AtAGap.GO_ON : rules.atAGap();
            if (atAGap == Rules.AtAGap.REFUSE) {
                throw new CorruptDiskException(
                        Files.place(missing, places),
                        "record " + missing + " is gone, and " + next.lsn() + " is there");
            }
            if (atAGap == Rules.AtAGap.END_THE_LOG) {
                break;
            }
            done = done.apply(next);
            latest = Optional.of(next);
        }
        return new Recovery(checkpoint, done, latest);
    }
}
