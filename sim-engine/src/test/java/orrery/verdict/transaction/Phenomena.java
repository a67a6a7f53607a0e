package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Access.Kind;

/**
 * Elle's anomalies by their definitions (Adya, 1999; Kingsbury and Alvaro, 2020, section 6): every cycle of a small history is walked
 * along, and named by its edges. It shares nothing with what it judges but the records of a history.
 */
final class Phenomena {

    private enum Sort {
        WW,
        WR,
        RW,
        PROCESS,
        REALTIME
    }

    private record Edge(int from, int to, Sort sort) {}

    private final List<Operation> operations = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final List<Edge> walked = new ArrayList<>();

    private Phenomena(History history) {
        for (Operation each : history.operations()) {
            boolean seen = each.outcome() instanceof Outcome.Ok
                    || (each.outcome() instanceof Outcome.Unknown && isSeen(each, history));
            if (seen) {
                operations.add(each);
            }
        }
        operations.sort(Comparator.comparingLong(Operation::invoked));
        relate();
        Set<Object> keys = new java.util.LinkedHashSet<>();
        operations.forEach(each -> accesses(each).forEach(access -> keys.add(access.key())));
        boolean lists = operations.stream()
                .flatMap(each -> accesses(each).stream())
                .anyMatch(each -> each.kind() == Kind.APPEND || each.value() instanceof List);
        for (Object key : keys) {
            if (lists) {
                list(key);
            } else {
                register(key);
            }
        }
    }

    /** The names of all cycles that there are, each once, and {@code lost-update}. */
    static Set<String> of(History history) {
        Phenomena all = new Phenomena(history);
        for (int start = 0; start < all.operations.size(); start++) {
            all.walk(start, start, 1 << start, true);
        }
        return all.names;
    }

    /** The same of the cycles that come to a transaction twice, but over no edge. */
    static Set<String> ofWalks(History history) {
        Phenomena all = new Phenomena(history);
        for (int start = 0; start < all.operations.size(); start++) {
            all.walk(start, start, 0, false);
        }
        return all.names;
    }

    private static List<Access> accesses(Operation operation) {
        Record said = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : operation.question();
        return ((Transaction) said).accesses();
    }

    private static boolean isSeen(Operation unknown, History history) {
        return accesses(unknown).stream()
                .filter(access -> access.kind() != Kind.READ)
                .anyMatch(write -> history.operations().stream()
                        .filter(each -> each.outcome() instanceof Outcome.Ok)
                        .flatMap(each -> accesses(each).stream())
                        .filter(read -> read.kind() == Kind.READ && read.key().equals(write.key()))
                        .anyMatch(read -> Objects.equals(read.value(), write.value())
                                || (read.value() instanceof List<?> list && list.contains(write.value()))));
    }

    private void relate() {
        for (int first = 0; first < operations.size(); first++) {
            for (int second = 0; second < operations.size(); second++) {
                Operation one = operations.get(first);
                Operation other = operations.get(second);
                boolean answered = first != second && one.outcome() instanceof Outcome.Ok;
                if (answered && one.client().equals(other.client()) && one.invoked() < other.invoked()) {
                    edges.add(new Edge(first, second, Sort.PROCESS));
                }
                if (answered && one.completed() < other.invoked()) {
                    edges.add(new Edge(first, second, Sort.REALTIME));
                }
            }
        }
    }

    private void edge(int from, int to, Sort sort) {
        Edge edge = new Edge(from, to, sort);
        if (from != to && !edges.contains(edge)) {
            edges.add(edge);
        }
    }

    /** What a transaction read of a key before it wrote it itself: the first of it, or null if it did not read. */
    private @Nullable Access firstRead(int transaction, Object key) {
        for (Access access : accesses(operations.get(transaction))) {
            if (access.key().equals(key)) {
                boolean answered = operations.get(transaction).outcome() instanceof Outcome.Ok;
                return access.kind() == Kind.READ && answered ? access : null;
            }
        }
        return null;
    }

    private List<Object> written(int transaction, Object key) {
        return accesses(operations.get(transaction)).stream()
                .filter(access -> access.kind() != Kind.READ && access.key().equals(key))
                .map(access -> Objects.requireNonNull(access.value()))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // there is one value at first
    private void register(Object key) {
        Map<Object, Integer> writer = new HashMap<>();
        for (int each = 0; each < operations.size(); each++) {
            for (Object value : written(each, key)) {
                writer.put(value, each);
            }
        }
        Map<@Nullable Object, Integer> updaters = new HashMap<>();
        for (int next = 0; next < operations.size(); next++) {
            Access before = firstRead(next, key);
            boolean writes = !written(next, key).isEmpty();
            Object version = before == null ? null : before.value();
            if (writes && version != null) {
                edge(writer.get(version), next, Sort.WW);
            }
            if (writes && before != null && updaters.put(version, next) != null) {
                names.add("lost-update");
            }
            for (int reader = 0; reader < operations.size(); reader++) {
                for (Object read : external(reader, key)) {
                    if (read != INITIAL) {
                        edge(writer.get(read), reader, Sort.WR);
                    }
                    if (writes && read.equals(version == null ? INITIAL : version)) {
                        edge(reader, next, Sort.RW);
                    }
                }
            }
        }
    }

    private static final Object INITIAL = new Object();

    /** What a transaction read of a register before it wrote it itself. */
    private List<Object> external(int transaction, Object key) {
        List<Object> found = new ArrayList<>();
        if (operations.get(transaction).outcome() instanceof Outcome.Ok) {
            for (Access access : accesses(operations.get(transaction))) {
                if (access.key().equals(key)) {
                    if (access.kind() != Kind.READ) {
                        return found;
                    }
                    found.add(access.value() == null ? INITIAL : access.value());
                }
            }
        }
        return found;
    }

    private void list(Object key) {
        List<?> longest = List.of();
        Map<Object, Integer> writer = new HashMap<>();
        for (int each = 0; each < operations.size(); each++) {
            for (Access access : accesses(operations.get(each))) {
                if (access.key().equals(key)) {
                    if (access.kind() != Kind.READ) {
                        writer.put(Objects.requireNonNull(access.value()), each);
                    } else if (access.value() instanceof List<?> list && list.size() > longest.size()) {
                        longest = list;
                    }
                }
            }
        }
        List<Integer> unread = new ArrayList<>();
        for (int each = 0; each < operations.size(); each++) {
            List<Object> written = written(each, key);
            if (!written.isEmpty() && !longest.contains(written.getLast())) {
                unread.add(each);
            }
        }
        for (int place = 1; place < longest.size(); place++) {
            edge(writer.get(longest.get(place - 1)), writer.get(longest.get(place)), Sort.WW);
        }
        for (int later : unread) {
            if (!longest.isEmpty()) {
                edge(writer.get(longest.getLast()), later, Sort.WW);
            }
        }
        Map<Integer, Integer> updaters = new LinkedHashMap<>();
        for (int reader = 0; reader < operations.size(); reader++) {
            int own = 0;
            for (Access access : accesses(operations.get(reader))) {
                if (!access.key().equals(key) || !(operations.get(reader).outcome() instanceof Outcome.Ok)) {
                    continue;
                }
                if (access.kind() != Kind.READ) {
                    own++;
                    continue;
                }
                int before = ((List<?>) Objects.requireNonNull(access.value())).size() - own;
                if (before > 0) {
                    edge(writer.get(longest.get(before - 1)), reader, Sort.WR);
                }
                for (int next : before < longest.size() ? List.of(writer.get(longest.get(before))) : unread) {
                    edge(reader, next, Sort.RW);
                }
                Integer other = written(reader, key).isEmpty() ? null : updaters.put(before, reader);
                if (other != null && other != reader) {
                    names.add("lost-update");
                }
            }
        }
    }

    private void walk(int start, int at, int visited, boolean simple) {
        for (Edge edge : edges) {
            if (edge.from != at || walked.contains(edge) || (simple && edge.to < start)) {
                continue;
            }
            walked.add(edge);
            if (edge.to == start) {
                name();
            }
            if (simple ? (visited >> edge.to & 1) == 0 : walked.size() < 7) {
                walk(start, edge.to, visited | 1 << edge.to, simple);
            }
            walked.removeLast();
        }
    }

    private boolean has(Sort sort) {
        return walked.stream().anyMatch(edge -> edge.sort == sort);
    }

    private void name() {
        long missed = walked.stream().filter(edge -> edge.sort == Sort.RW).count();
        boolean inARow = false;
        for (int nth = 0; nth < walked.size(); nth++) {
            inARow |= walked.get(nth).sort == Sort.RW && walked.get((nth + 1) % walked.size()).sort == Sort.RW;
        }
        String suffix = has(Sort.REALTIME) ? "-realtime" : has(Sort.PROCESS) ? "-process" : "";
        String name = missed == 1
                ? "G-single"
                : missed > 1
                        ? inARow ? "G2-item" : "G-nonadjacent"
                        : has(Sort.WR) ? "G1c" : has(Sort.WW) ? "G0" : "time";
        names.add(name + suffix);
    }
}
