package orrery.protocols.wal;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the server's files: the log as a ring of places for one record each, which are written again and again, and
 * two checkpoints.
 */
final class Files {

    private Files() {}

    /** Where a record goes. */
    static String place(long lsn, int records) {
        return "log-" + lsn % records;
    }

    static String checkpoint(long nth) {
        return "checkpoint-" + nth % 2;
    }

    static List<String> all(int records) {
        List<String> files = new ArrayList<>(List.of(checkpoint(0), checkpoint(1)));
        for (int place = 0; place < records; place++) {
            files.add(place(place, records));
        }
        return files;
    }
}
