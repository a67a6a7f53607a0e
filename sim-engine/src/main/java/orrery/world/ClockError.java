package orrery.world;

import java.util.List;
import orrery.api.ClockBound;
import orrery.api.NodeId;

/**
 * How wrong a node's clock can become through faults: as wrong as if all that may strike the node did so, at the same time
 * and in the same direction.
 *
 * @param driftPartsPerMillion by how much it runs too fast or too slow
 * @param nanos how far it is from the true time
 */
public record ClockError(long driftPartsPerMillion, long nanos) {

    private static final ClockError NONE = new ClockError(0, 0);

    public static ClockError of(NodeId node, List<Fault> faults, long durationNanos) {
        ClockError sum = NONE;
        for (Fault fault : faults) {
            sum = switch (fault) {
                case Fault.ClockJump jump when mayStrike(jump.target(), node) -> sum.plus(0, Math.abs(jump.byNanos()));
                case Fault.ClockStrobe strobe
                when mayStrike(strobe.target(), node) -> sum.plus(0, Math.abs(strobe.byNanos()));
                case Fault.ClockDrift drift
                when mayStrike(drift.target(), node) -> {
                    long rate = Math.abs(drift.partsPerMillion());
                    long lasts = drift.lasts()
                            .map(span -> Math.min(span.maxNanos(), durationNanos))
                            .orElse(durationNanos);
                    yield sum.plus(rate, gained(lasts, rate));
                }
                default -> sum;
            };
        }
        return sum;
    }

    /** A clock that drifts stays as wrong as it became; up to a microsecond more, for what is rounded. */
    private static long gained(long nanos, long partsPerMillion) {
        return (nanos / 1_000_000 + 1) * partsPerMillion;
    }

    private static boolean mayStrike(Target target, NodeId node) {
        return !(target instanceof Target.Named(NodeId other)) || other.equals(node);
    }

    private ClockError plus(long drift, long moreNanos) {
        return new ClockError(driftPartsPerMillion + drift, nanos + moreNanos);
    }

    public boolean isWithin(ClockBound bound) {
        return driftPartsPerMillion <= bound.driftPartsPerMillion()
                && nanos <= bound.error().toNanos();
    }
}
