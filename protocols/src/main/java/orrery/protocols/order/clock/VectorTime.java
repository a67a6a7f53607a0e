package orrery.protocols.order.clock;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A vector time: of how many events of each process there is knowledge. A value: whoever has sent it cannot change it any
 * more, so that the mistake of sending a clock that goes on ticking cannot be made here.
 *
 * @param ticks by process, in the world's order
 */
public record VectorTime(PVector<Long> ticks) {

    /** Of so many processes, none of which has done anything. */
    static VectorTime zero(int processes) {
        PVector<Long> ticks = TreePVector.empty();
        for (int process = 0; process < processes; process++) {
            ticks = ticks.plus(0L);
        }
        return new VectorTime(ticks);
    }

    VectorTime tick(int process) {
        return new VectorTime(ticks.with(process, ticks.get(process) + 1));
    }

    /** Of each process the more. */
    VectorTime merge(VectorTime other) {
        VectorTime merged = this;
        for (int process = 0; process < ticks.size(); process++) {
            merged = merged.merge(other, process);
        }
        return merged;
    }

    /** Of one process the more. */
    VectorTime merge(VectorTime other, int process) {
        return other.ticks.get(process) > ticks.get(process)
                ? new VectorTime(ticks.with(process, other.ticks.get(process)))
                : this;
    }

    /** Nowhere more than the other. */
    boolean atMost(VectorTime other) {
        for (int process = 0; process < ticks.size(); process++) {
            if (ticks.get(process) > other.ticks.get(process)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return ticks.toString();
    }
}
