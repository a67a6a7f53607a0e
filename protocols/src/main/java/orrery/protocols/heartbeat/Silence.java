package orrery.protocols.heartbeat;

import java.time.Duration;

/**
 * For how long nothing has been heard of a process.
 *
 * @param intervals of one's own, counted
 * @param since when, by one's own clock, which may have been set in the meantime
 */
public record Silence(int intervals, Duration since) {

    Silence longer() {
        return new Silence(intervals + 1, since);
    }
}
