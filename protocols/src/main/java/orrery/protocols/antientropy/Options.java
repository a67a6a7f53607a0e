package orrery.protocols.antientropy;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param period how often a replica compares itself with another
 * @param depth of the hash tree, which has {@code 2^depth} leaves
 * @param keep how long all replicas keep a death certificate: tau1
 * @param retainers how many replicas, drawn for each certificate, keep it for longer: r
 * @param dormant how much longer they keep it: tau2
 * @param retry how long a client waits before it asks again
 */
public record Options(Duration period, int depth, Duration keep, int retainers, Duration dormant, Duration retry) {

    public static final Options DEFAULTS = new Options(
            Duration.ofMillis(500), 4, Duration.ofSeconds(30), 2, Duration.ofMinutes(10), Duration.ofMillis(300));

    public Options {
        positive("period", period);
        positive("keep", keep);
        positive("retry", retry);
        if (dormant.isNegative()) {
            throw new IllegalArgumentException("dormant must not be negative");
        }
        within("depth", depth, 0, 12);
        within("retainers", retainers, 0, 10_000);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", was " + value);
        }
    }
}
