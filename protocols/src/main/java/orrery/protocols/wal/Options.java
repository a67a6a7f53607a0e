package orrery.protocols.wal;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param records how many records the log has room for, before a checkpoint must make room
 * @param retry how long a client waits for an answer before it asks again
 */
public record Options(int records, Duration retry) {

    public static final Options DEFAULTS = new Options(8, Duration.ofMillis(200));

    public Options {
        if (records < 1 || records > 1_000) {
            throw new IllegalArgumentException("records must be from 1 to 1000, was " + records);
        }
        if (retry.isZero() || retry.isNegative()) {
            throw new IllegalArgumentException("retry must be longer than 0s, was " + Times.text(retry.toNanos()));
        }
    }
}
