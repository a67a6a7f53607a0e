package orrery.protocols.antientropy;

import java.util.List;
import orrery.api.NodeId;

/** What is known under a key. */
public sealed interface Item {

    Stamp stamp();

    /** When it was last brought to life; only certificates can be that again. */
    long activated();

    /** A value. */
    record Value(long value, Stamp stamp) implements Item {
        @Override
        public long activated() {
            return stamp.nanos();
        }
    }

    /**
     * There is no value any more: a death certificate (2).
     *
     * @param stamp of the deletion, which overrides all that is older
     * @param activated from when on it is kept, in nanoseconds: later than the deletion if it was dormant and awoke
     * @param retainers who keeps it when all others have dropped it
     */
    record Certificate(Stamp stamp, long activated, List<NodeId> retainers) implements Item {
        public Certificate {
            retainers = List.copyOf(retainers);
        }

        Certificate awakened(long now) {
            return new Certificate(stamp, Math.max(now, activated), retainers);
        }
    }
}
