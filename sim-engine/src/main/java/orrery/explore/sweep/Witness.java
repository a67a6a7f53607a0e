package orrery.explore.sweep;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.explore.Shape;
import orrery.trace.Observer;

/** Sees during a run what its trace does not keep: who was in which role when, and what was noted. */
final class Witness implements Observer {

    private final SortedMap<String, Role> roles = new TreeMap<>();
    private final SortedMap<String, Long> notes = new TreeMap<>();

    /** Those in one role, over time. */
    static final class Role {
        private int members;
        private int servers;
        private long first = -1;
        private long vacantSince;
        private long longestVacant;

        private void add(int change, boolean server, long timeNanos) {
            if (members == 0 && first < 0) {
                first = timeNanos;
            } else if (members == 0) {
                longestVacant = StrictMath.max(longestVacant, timeNanos - vacantSince);
            }
            members += change;
            servers += server ? change : 0;
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

        int servers() {
            return servers;
        }
    }

    private final int servers;

    /** @param servers how many nodes are servers, which come first */
    Witness(int servers) {
        this.servers = servers;
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
        Class<?> from = before == null ? null : before.getClass();
        Class<?> to = after == null ? null : after.getClass();
        if (from != to) {
            // who comes is counted before who goes, so that a role that is handed on is never vacant
            count(to, 1, node, timeNanos);
            count(from, -1, node, timeNanos);
        }
        return true;
    }

    private void count(@Nullable Class<?> type, int change, NodeId node, long timeNanos) {
        if (type != null) {
            roles.computeIfAbsent(Roles.of(type), name -> new Role()).add(change, node.index() < servers, timeNanos);
        }
    }
}
