package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Access.Kind;
import orrery.verdict.transaction.Isolation.Level;

/**
 * The isolation levels by their definitions, for every choice of the transactions of unknown outcome that committed and every
 * order of commits: the axioms of Biswas and Enea (2019, Definition 2.1 and Figure 2), and from prefix up also snapshots, each of
 * some beginning of the order of commits (Crooks et al., 2017, Table 1), which is the same over registers. It shares nothing with
 * what it judges but the records of a history.
 *
 * <p>Over lists an observed list is the beginning of the list that the order of commits makes. The levels below prefix ask that
 * of one order, and their axioms, in which a list stands for its last element, of another.
 */
final class Definitions {

    private static final Set<Level> BELOW_PREFIX = EnumSet.range(Level.READ_COMMITTED, Level.CAUSAL);
    private static final Set<Level> FROM_PREFIX = EnumSet.range(Level.PREFIX, Level.STRICT_SERIALIZABLE);

    /**
     * A read of what others wrote.
     *
     * @param from the writer, or -1 for what was there at first
     * @param before of a list: what was read, without the transaction's own appends
     * @param behindOwn whether the transaction had appended to the list itself
     */
    private record Read(int place, int key, int from, List<Object> before, boolean behindOwn) {}

    private final List<Operation> committed;
    private final int size;
    private final boolean lists;
    private final List<Object> keys = new ArrayList<>();
    private final List<List<Read>> reads = new ArrayList<>();
    /** By transaction and key: all that it writes, in order. */
    private final List<List<List<Object>>> writes = new ArrayList<>();
    /** By transaction, as sets of bits: the keys that it writes. */
    private final int[] writtenKeys;
    /** By transaction, as sets of bits: whose client went on with it; so ∪ wr; who had ended before. */
    private final int[] sessionBefore;

    private final int[] direct;
    private final int[] endedBefore;
    /** By key: every list that was read. */
    private final List<Set<List<Object>>> observed = new ArrayList<>();

    private boolean dirty;
    /** The order of commits that is tried: by transaction its place, and by place its transaction. */
    private int[] position = {};

    private int[] at = {};

    private Definitions(List<Operation> committed) {
        this.committed = committed;
        size = committed.size();
        lists = committed.stream()
                .flatMap(each -> accesses(each).stream())
                .anyMatch(each -> each.kind() == Kind.APPEND || each.value() instanceof List);
        sessionBefore = new int[size];
        direct = new int[size];
        writtenKeys = new int[size];
        endedBefore = new int[size];
        for (Operation each : committed) {
            accesses(each).stream()
                    .map(Access::key)
                    .filter(key -> !keys.contains(key))
                    .forEach(keys::add);
        }
        keys.forEach(key -> observed.add(new HashSet<>()));
        for (int each = 0; each < size; each++) {
            List<List<Object>> own = new ArrayList<>();
            keys.forEach(key -> own.add(new ArrayList<>()));
            for (Access access : accesses(committed.get(each))) {
                if (access.kind() != Kind.READ) {
                    own.get(keys.indexOf(access.key())).add(Objects.requireNonNull(access.value()));
                    writtenKeys[each] |= 1 << keys.indexOf(access.key());
                }
            }
            writes.add(own);
        }
        for (int each = 0; each < size; each++) {
            relate(each);
            reads.add(read(each));
        }
    }

    /** All levels that the history has. */
    static Set<Level> levels(History history) {
        List<Operation> certain = new ArrayList<>();
        List<Operation> unknown = new ArrayList<>();
        for (Operation each : history.operations()) {
            switch (each.outcome()) {
                case Outcome.Ok ok -> certain.add(each);
                case Outcome.Fail fail -> {}
                case Outcome.Unknown never -> unknown.add(each);
            }
        }
        Set<Level> found = EnumSet.noneOf(Level.class);
        for (int chosen = 0; chosen < 1 << unknown.size(); chosen++) {
            List<Operation> committed = new ArrayList<>(certain);
            for (int each = 0; each < unknown.size(); each++) {
                if ((chosen >> each & 1) != 0) {
                    committed.add(unknown.get(each));
                }
            }
            committed.sort(Comparator.comparingLong(Operation::invoked));
            found.addAll(new Definitions(committed).search());
        }
        return found;
    }

    /** Whether this order of commits explains the history at this level. */
    static boolean explains(List<Operation> order, Level level) {
        Definitions one = new Definitions(order);
        one.position = IntStream.range(0, order.size()).toArray();
        one.at = one.position;
        return !one.dirty && one.isOrder() && one.here(level);
    }

    private static List<Access> accesses(Operation operation) {
        Record said = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : operation.question();
        return ((Transaction) said).accesses();
    }

    /** Nothing comes after what may still happen. */
    private void relate(int later) {
        Operation second = committed.get(later);
        for (int earlier = 0; earlier < size; earlier++) {
            Operation first = committed.get(earlier);
            if (earlier != later && first.outcome() instanceof Outcome.Ok) {
                if (first.client().equals(second.client()) && first.invoked() < second.invoked()) {
                    sessionBefore[later] |= 1 << earlier;
                    direct[later] |= 1 << earlier;
                }
                if (first.completed() < second.invoked()) {
                    endedBefore[later] |= 1 << earlier;
                }
            }
        }
    }

    private List<Read> read(int reader) {
        List<Read> found = new ArrayList<>();
        boolean answered = committed.get(reader).outcome() instanceof Outcome.Ok;
        List<List<Object>> own = new ArrayList<>();
        keys.forEach(key -> own.add(new ArrayList<>()));
        List<Access> accesses = accesses(committed.get(reader));
        for (int place = 0; place < accesses.size() && !dirty; place++) {
            Access access = accesses.get(place);
            boolean known = answered || access.kind() != Kind.READ || access.value() != null;
            if (!known) {
                continue;
            }
            int key = keys.indexOf(access.key());
            List<Object> mine = own.get(key);
            if (access.kind() != Kind.READ) {
                mine.add(Objects.requireNonNull(access.value()));
            } else if (lists) {
                List<Object> list = access.value() instanceof List<?> some ? List.copyOf(some) : List.of();
                int others = list.size() - mine.size();
                if (others < 0 || !list.subList(others, list.size()).equals(mine)) {
                    dirty = true;
                    return found;
                }
                observed.get(key).add(list);
                List<Object> before = list.subList(0, others);
                before.forEach(each -> dirty |= writer(reader, key, each, false) < 0);
                int from = before.isEmpty() ? -1 : writer(reader, key, before.getLast(), true);
                // whoever has appended itself has its order from the list
                direct[reader] |= from < 0 || !mine.isEmpty() ? 0 : 1 << from;
                found.add(new Read(place, key, from, before, !mine.isEmpty()));
            } else if (!mine.isEmpty()) {
                dirty |= !mine.getLast().equals(access.value());
            } else {
                int from = access.value() == null ? -1 : writer(reader, key, access.value(), true);
                direct[reader] |= from < 0 ? 0 : 1 << from;
                found.add(new Read(place, key, from, List.of(), false));
            }
        }
        return found;
    }

    /** Who else wrote the value, if need be as its last; otherwise the history is dirty. */
    private int writer(int reader, int key, Object value, boolean last) {
        for (int writer = 0; writer < size; writer++) {
            List<Object> written = writes.get(writer).get(key);
            if (writer != reader
                    && written.contains(value)
                    && (!last || written.getLast().equals(value))) {
                return writer;
            }
        }
        dirty = true;
        return -1;
    }

    private Set<Level> search() {
        Set<Level> found = EnumSet.noneOf(Level.class);
        if (!dirty) {
            boolean[] inOrder = {!lists};
            position = new int[size];
            at = new int[size];
            everyOrder(0, 0, found, inOrder);
            if (!inOrder[0]) {
                found.removeAll(BELOW_PREFIX);
            }
        }
        return found;
    }

    /** An order of commits keeps what clients did next, and who read from whom. */
    private void everyOrder(int placed, int done, Set<Level> found, boolean[] inOrder) {
        if (done == size) {
            inOrder[0] |= listsBegin();
            for (Level level : Level.values()) {
                if (!found.contains(level) && here(level)) {
                    found.add(level);
                }
            }
            return;
        }
        for (int next = 0; next < size; next++) {
            if ((placed >> next & 1) == 0 && (direct[next] & ~placed) == 0) {
                position[next] = done;
                at[done] = next;
                everyOrder(placed | 1 << next, done + 1, found, inOrder);
            }
        }
    }

    private boolean isOrder() {
        for (int later = 0; later < size; later++) {
            for (int earlier = 0; earlier < size; earlier++) {
                if (direct(earlier, later) && !co(earlier, later)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean here(Level level) {
        if (BELOW_PREFIX.contains(level)) {
            return axioms(level);
        }
        boolean bySnapshots = (!lists || listsBegin()) && snapshots(level);
        if (!lists
                && FROM_PREFIX.contains(level)
                && level != Level.STRICT_SERIALIZABLE
                && bySnapshots != axioms(level)) {
            throw new AssertionError("two definitions of " + level + " differ on " + committed);
        }
        return bySnapshots;
    }

    /** Whether all that was read of lists begins the lists that this order of commits makes. */
    private boolean listsBegin() {
        for (int key = 0; key < keys.size(); key++) {
            List<Object> all = new ArrayList<>();
            for (int writer : at) {
                all.addAll(writes.get(writer).get(key));
            }
            for (List<Object> list : observed.get(key)) {
                if (list.size() > all.size() || !all.subList(0, list.size()).equals(list)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether each transaction can have read some beginning of the order of commits, as late as the level asks. */
    private boolean snapshots(Level level) {
        for (int reader = 0; reader < size; reader++) {
            int least = 0;
            for (int other = 0; other < size; other++) {
                boolean seen = (sessionBefore[reader] >> other & 1) != 0;
                boolean conflict = level.compareTo(Level.SNAPSHOT_ISOLATION) >= 0
                        && co(other, reader)
                        && (writtenKeys[other] & writtenKeys[reader]) != 0;
                if (seen || conflict || (level.compareTo(Level.SERIALIZABLE) >= 0 && co(other, reader))) {
                    least = Math.max(least, position[other] + 1);
                }
                boolean late = level == Level.STRICT_SERIALIZABLE && (endedBefore[reader] >> other & 1) != 0;
                if (late && !co(other, reader)) {
                    return false;
                }
            }
            boolean explained = false;
            for (int commits = least; commits <= position[reader] && !explained; commits++) {
                explained = explained(reader, commits);
            }
            if (!explained) {
                return false;
            }
        }
        return true;
    }

    /** Of lists, what was read begins what there is in the end, so that its length tells. */
    private boolean explained(int reader, int commits) {
        for (Read read : reads.get(reader)) {
            int last = -1;
            int length = 0;
            for (int nth = 0; nth < commits; nth++) {
                int written = writes.get(at[nth]).get(read.key).size();
                last = written > 0 ? at[nth] : last;
                length += written;
            }
            if (lists ? length != read.before.size() : last != read.from) {
                return false;
            }
        }
        return true;
    }

    /** Whoever is visible to a read and writes its key has committed before whom was read from. */
    private boolean axioms(Level level) {
        for (int reader = 0; reader < size; reader++) {
            for (Read read : reads.get(reader)) {
                if (read.behindOwn && BELOW_PREFIX.contains(level)) {
                    continue;
                }
                for (int writer = 0; writer < size; writer++) {
                    boolean after = read.from < 0 || (writer != read.from && !co(writer, read.from));
                    if (writer != reader
                            && after
                            && (writtenKeys[writer] >> read.key & 1) != 0
                            && visible(level, writer, read, reader)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean visible(Level level, int writer, Read read, int reader) {
        return switch (level) {
            case READ_COMMITTED -> readEarlier(writer, read, reader);
            case READ_ATOMIC -> direct(writer, reader);
            case CAUSAL -> causal(writer, reader);
            case PREFIX -> prefix(writer, reader);
            case SNAPSHOT_ISOLATION -> prefix(writer, reader) || conflict(writer, reader);
            case SERIALIZABLE -> co(writer, reader);
            case STRICT_SERIALIZABLE -> throw new IllegalArgumentException("asks for times as well");
        };
    }

    /** wr ; po */
    private boolean readEarlier(int writer, Read read, int reader) {
        for (Read earlier : reads.get(reader)) {
            if (earlier.from == writer && earlier.place < read.place && !earlier.behindOwn) {
                return true;
            }
        }
        return false;
    }

    /** so ∪ wr; what was read behind one's own appends counts from prefix up alone. */
    private boolean direct(int first, int second) {
        return (direct[second] >> first & 1) != 0;
    }

    /** (so ∪ wr)⁺ */
    private boolean causal(int first, int second) {
        if (direct(first, second)) {
            return true;
        }
        for (int middle = 0; middle < size; middle++) {
            // every edge leads forward in the order of commits, so this ends
            if (co(first, middle) && co(middle, second) && direct(first, middle) && causal(middle, second)) {
                return true;
            }
        }
        return false;
    }

    /** co* ; (wr ∪ so) */
    private boolean prefix(int first, int second) {
        for (int seen = 0; seen < size; seen++) {
            if (position[first] <= position[seen] && direct(seen, second)) {
                return true;
            }
        }
        return false;
    }

    private boolean conflict(int writer, int reader) {
        for (int other = 0; other < size; other++) {
            if (position[writer] <= position[other]
                    && co(other, reader)
                    && (writtenKeys[other] & writtenKeys[reader]) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean co(int first, int second) {
        return position[first] < position[second];
    }
}
