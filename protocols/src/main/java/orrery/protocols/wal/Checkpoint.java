package orrery.protocols.wal;

/**
 * All that the log said up to some record, so that those records are needed no longer.
 *
 * @param nth counts the checkpoints, from 1
 */
public record Checkpoint(long nth, Table table) {

    /** Before the first: nothing was ever logged. */
    static final Checkpoint NONE = new Checkpoint(0, Table.EMPTY);
}
