package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model;
import orrery.verdict.model.Model.Effect;

/**
 * Linearizability of a register whose writes are all different, without a search, in n log n (Gibbons and Korach, "Testing
 * shared memories", 1997, section 4). A write and the reads that found it are a cluster; one cluster must come before another
 * if some operation of it ended before one of the other began. The history is linearizable if no read ended before its write
 * began, and no two clusters must each come before the other.
 */
final class Zones {

    /** A write with its reads; the initial state's has no write. */
    private static final class Cluster {
        private final @Nullable Operation write;
        private final List<Operation> reads = new ArrayList<>();
        private long firstEnd;
        private long lastBegin;

        private Cluster(@Nullable Operation write) {
            this.write = write;
            firstEnd = write == null ? Long.MIN_VALUE : end(write);
            lastBegin = write == null ? Long.MIN_VALUE : write.invoked();
        }

        private boolean add(Operation read) {
            reads.add(read);
            firstEnd = Math.min(firstEnd, end(read));
            lastBegin = Math.max(lastBegin, read.invoked());
            return write == null || end(read) >= write.invoked();
        }

        /** Where it cannot be squeezed into one moment, it takes up the time from its first end to its last beginning. */
        private boolean takesTime() {
            return firstEnd < lastBegin;
        }

        private boolean mustPrecede(Cluster other) {
            return firstEnd < other.lastBegin;
        }
    }

    private final List<Cluster> clusters;
    private final boolean linearizable;

    private Zones(List<Cluster> clusters, boolean readsFit) {
        this.clusters = clusters;
        clusters.sort(Comparator.<Cluster>comparingLong(each -> each.takesTime() ? each.firstEnd : each.lastBegin)
                .thenComparing(Cluster::takesTime));
        linearizable = readsFit && !anyTwoClash();
    }

    private static long end(Operation operation) {
        return Calls.answer(operation) == null ? Operation.OPEN : operation.completed();
    }

    /**
     * Null if this is no history of reads and different writes.
     *
     * @param part operations of one part, without those that failed
     */
    static <S> @Nullable Zones of(Model<S> model, List<Operation> part) {
        Map<S, Cluster> clusterOf = new HashMap<>();
        List<Cluster> clusters = new ArrayList<>();
        Cluster initial = new Cluster(null);
        clusterOf.put(model.initial(), initial);
        clusters.add(initial);
        List<Operation> reads = new ArrayList<>();
        for (Operation operation : part) {
            Record answer = Calls.answer(operation);
            Effect effect = model.effect(operation.question(), answer);
            if (effect == Effect.OVERWRITES) {
                S after = model.step(model.initial(), operation.question(), answer);
                Cluster cluster = new Cluster(operation);
                if (after == null || clusterOf.putIfAbsent(after, cluster) != null) {
                    return null;
                }
                clusters.add(cluster);
            } else if (effect != Effect.LOOKS) {
                return null;
            } else if (answer != null) {
                reads.add(operation);
            }
        }
        boolean fit = true;
        for (Operation read : reads) {
            Record answer = Calls.answer(read);
            S found = answer == null ? null : model.finds(read.question(), answer);
            if (found == null) {
                return null;
            }
            Cluster cluster = clusterOf.get(found);
            fit &= cluster != null && cluster.add(read);
        }
        clusters.removeIf(
                cluster -> cluster.reads.isEmpty() && (cluster.write == null || Calls.answer(cluster.write) == null));
        return new Zones(clusters, fit);
    }

    /** Those that take time must not overlap, nor lie around one that takes none. */
    private boolean anyTwoClash() {
        Cluster last = null;
        List<Cluster> timeless = new ArrayList<>();
        List<Cluster> lasting = new ArrayList<>();
        for (Cluster cluster : clusters) {
            (cluster.takesTime() ? lasting : timeless).add(cluster);
        }
        for (Cluster cluster : lasting) {
            if (last != null && cluster.mustPrecede(last)) {
                return true;
            }
            last = cluster;
        }
        int next = 0;
        for (Cluster cluster : timeless) {
            while (next < lasting.size() && lasting.get(next).mustPrecede(cluster)) {
                next++;
            }
            if (next > 0 && cluster.mustPrecede(lasting.get(next - 1))) {
                return true;
            }
        }
        return false;
    }

    boolean linearizable() {
        return linearizable;
    }

    /** A linearization, if there is one. */
    List<Operation> order() {
        List<Operation> order = new ArrayList<>();
        for (Cluster cluster : clusters) {
            if (cluster.write != null) {
                order.add(cluster.write);
            }
            cluster.reads.stream()
                    .sorted(Comparator.comparingLong(Operation::invoked))
                    .forEach(order::add);
        }
        return order;
    }
}
