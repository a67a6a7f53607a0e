package orrery.explore.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.explore.Shape;
import orrery.trace.Observer;

/** Sees during a run what its trace does not keep: who was in which role when, what was noted, and what servers had in their states. */
final class Witness implements Observer {

    private final SortedMap<String, Role> roles = new TreeMap<>();
    private final SortedMap<String, Long> notes = new TreeMap<>();

    /** Those in one role, over time. */
    static final class Role {
        private int members;
        private long first = -1;
        private long vacantSince;
        private long longestVacant;

        private void add(int change, long timeNanos) {
            if (members == 0 && first < 0) {
                first = timeNanos;
            } else if (members == 0) {
                longestVacant = StrictMath.max(longestVacant, timeNanos - vacantSince);
            }
            members += change;
            if (members == 0) {
                vacantSince = timeNanos;
            }
        }

        long firstNanos() {
            return first;
        }

        /** Negative if it is vacant still: nobody knows for how long. */
        long longestVacantNanos() {
            return members > 0 ? longestVacant : -1;
        }
    }

    private final List<@Nullable Node<?, ?>> states;
    private final List<Curve> curves;

    /**
     * @param servers how many nodes are servers, which come first
     * @param measures of which some may be over time
     */
    Witness(int servers, List<Measure> measures) {
        this.states = new ArrayList<>(Collections.nCopies(servers, null));
        this.curves = measures.stream()
                .filter(measure -> measure.everyNanos() > 0)
                .map(Curve::new)
                .toList();
    }

    /** What this measures of the states that the servers are in now. */
    OptionalDouble now(Measure measure) {
        return Quantity.of(measure, states);
    }

    /** What was measured over time, up to this one and with it, at which states are as they are now. */
    SortedMap<String, Double> overTime(long untilNanos) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Curve curve : curves) {
            curve.before(untilNanos + 1, states);
            values.putAll(curve.values());
        }
        return values;
    }

    /** Null if nobody was ever in it. */
    @Nullable
    Role role(String name) {
        return roles.get(name);
    }

    /** How often this was noted, in its {@linkplain Shape shape}. */
    long noted(String text) {
        return notes.getOrDefault(Shape.of(text), 0L);
    }

    @Override
    public void noted(long step, long timeNanos, NodeId node, String text) {
        notes.merge(Shape.of(text), 1L, Long::sum);
    }

    @Override
    public boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        if (node.index() < states.size()) {
            curves.forEach(curve -> curve.before(timeNanos, states));
            states.set(node.index(), after);
        }
        Class<?> from = before == null ? null : before.getClass();
        Class<?> to = after == null ? null : after.getClass();
        if (from != to) {
            // who comes is counted before who goes, so that a role that is handed on is never vacant
            count(to, 1, timeNanos);
            count(from, -1, timeNanos);
        }
        return true;
    }

    private void count(@Nullable Class<?> type, int change, long timeNanos) {
        if (type != null) {
            roles.computeIfAbsent(Roles.of(type), name -> new Role()).add(change, timeNanos);
        }
    }
}
