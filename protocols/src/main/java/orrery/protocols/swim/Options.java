package orrery.protocols.swim;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param period how often a member probes another: the protocol period T' (3.1)
 * @param patience how long an answer may take before others are asked to try; the rest of the period is theirs
 * @param proxies how many others are asked: k (3.1)
 * @param suspicion how long a suspect has to show that it is alive (4.2); 0s for none, as in the basic protocol
 * @param order whom a member probes next
 * @param piggyback how many updates travel in one message at most
 * @param spread an update is passed on {@code spread * ceil(log2(n + 1))} times by each who hears of it: lambda (4.1)
 */
public record Options(
        Duration period, Duration patience, int proxies, Duration suspicion, Order order, int piggyback, int spread) {

    public static final Options DEFAULTS = new Options(
            Duration.ofMillis(200), Duration.ofMillis(60), 3, Duration.ofSeconds(1), Order.ROUND_ROBIN, 6, 3);

    /** Whom a member probes next. */
    public enum Order {
        /** All others in a random order, and then in another: at most 2n - 1 periods apart (4.3). */
        ROUND_ROBIN,
        /** Any other, each as likely (3.1). */
        RANDOM
    }

    public Options {
        positive("period", period);
        positive("patience", patience);
        if (patience.compareTo(period) >= 0) {
            throw new IllegalArgumentException("patience must be shorter than the period, was "
                    + Times.text(patience.toNanos()) + " of " + Times.text(period.toNanos()));
        }
        if (suspicion.isNegative()) {
            throw new IllegalArgumentException("suspicion must not be negative");
        }
        atLeast("proxies", proxies, 0);
        atLeast("piggyback", piggyback, 1);
        atLeast("spread", spread, 1);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
        }
    }
}
