package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Told;
import orrery.verdict.transaction.Access.Kind;

/**
 * All histories of a few transactions of given shapes, over registers or lists: all ways to divide them among clients, and
 * all answers that the reads can have. Those that differ in the names of clients or keys alone are met once.
 */
final class SmallTransactions {

    /** What reads are answered with. */
    enum Answers {
        /** Anything that is written, in any order. */
        ANY,
        /** What others have written last; of lists, what each was on its way to one end, and then one's own. */
        FITTING
    }

    private static final Object NOTHING = new Object();

    private final List<String> shapes;
    private final boolean lists;
    private final Answers answers;
    private final Consumer<History> judge;
    private boolean unfinished;
    private boolean inTime;

    /** @param shapes {@code rx wy} reads from x and writes, or appends, to y */
    SmallTransactions(List<String> shapes, boolean lists, Answers answers, Consumer<History> judge) {
        this.shapes = shapes;
        this.lists = lists;
        this.answers = answers;
        this.judge = judge;
    }

    /** Clients whose transactions follow each other, while others' may happen at the same time. */
    void inSessions(int transactions) {
        for (List<Integer> lengths : partitions(transactions, transactions)) {
            shape(transactions, lengths, new ArrayList<>());
        }
    }

    /** The same, where one or more of those that write abort, or are never answered. */
    void unfinished(int transactions) {
        unfinished = true;
        inSessions(transactions);
    }

    /** One transaction a client, each before or after others or at the same time, in all ways there are. */
    void inTime(int transactions) {
        inTime = true;
        shape(transactions, Collections.nCopies(transactions, 1), new ArrayList<>());
    }

    /** A number as a sum of others, the largest first. */
    private static List<List<Integer>> partitions(int whole, int most) {
        if (whole == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = Math.min(whole, most); first > 0; first--) {
            for (List<Integer> rest : partitions(whole - first, first)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }

    private void shape(int left, List<Integer> lengths, List<String> chosen) {
        if (left > 0) {
            for (String shape : shapes) {
                chosen.add(shape);
                shape(left - 1, lengths, chosen);
                chosen.removeLast();
            }
            return;
        }
        List<String> sessions = sessions(chosen, lengths);
        List<String> swapped =
                sessions(chosen.stream().map(SmallTransactions::swapped).toList(), lengths);
        List<String> sorted = sessions.stream().sorted().toList();
        if (sessions.equals(inOrder(sorted, lengths))
                && compare(sessions, inOrder(swapped.stream().sorted().toList(), lengths)) <= 0) {
            answer(chosen, lengths);
        }
    }

    private static String swapped(String shape) {
        return shape.replace('x', 'z').replace('y', 'x').replace('z', 'y');
    }

    private static int compare(List<String> one, List<String> other) {
        return String.join("|", one).compareTo(String.join("|", other));
    }

    private static List<String> sessions(List<String> chosen, List<Integer> lengths) {
        List<String> sessions = new ArrayList<>();
        int from = 0;
        for (int length : lengths) {
            sessions.add(String.join(";", chosen.subList(from, from + length)));
            from += length;
        }
        return sessions;
    }

    /** The longer before the shorter, and else by name. */
    private static List<String> inOrder(List<String> sorted, List<Integer> lengths) {
        List<String> ordered = new ArrayList<>();
        for (int length : lengths.stream().distinct().toList()) {
            sorted.stream().filter(each -> each.split(";").length == length).forEach(ordered::add);
        }
        return ordered;
    }

    /** Fills in what is written, and tries all answers. */
    private void answer(List<String> chosen, List<Integer> lengths) {
        List<List<Access>> made = new ArrayList<>();
        Map<String, Long> written = new HashMap<>();
        for (String shape : chosen) {
            List<Access> accesses = new ArrayList<>();
            for (String word : shape.split(" ")) {
                String key = word.substring(1);
                boolean reads = word.startsWith("r");
                accesses.add(new Access(
                        reads ? Kind.READ : lists ? Kind.APPEND : Kind.WRITE,
                        key,
                        reads ? null : written.merge(key, 1L, Long::sum)));
            }
            made.add(accesses);
        }
        if (!lists || answers == Answers.ANY) {
            fill(made, lengths, Map.of(), 0, 0);
            return;
        }
        for (List<Object> x : orders(written.getOrDefault("x", 0L))) {
            for (List<Object> y : orders(written.getOrDefault("y", 0L))) {
                fill(made, lengths, Map.of("x", x, "y", y), 0, 0);
            }
        }
    }

    private static List<List<Object>> orders(long values) {
        List<List<Object>> all = new ArrayList<>();
        arrangements(values, new ArrayList<>(), all);
        return all.stream().filter(each -> each.size() == values).toList();
    }

    private static void arrangements(long values, List<Object> begun, List<List<Object>> all) {
        all.add(List.copyOf(begun));
        for (long value = 1; value <= values; value++) {
            if (!begun.contains(value)) {
                begun.add(value);
                arrangements(values, begun, all);
                begun.removeLast();
            }
        }
    }

    /** What one read can be answered with. */
    private List<Object> answers(List<List<Access>> made, Map<String, List<Object>> ends, int which, int place) {
        String key = (String) made.get(which).get(place).key();
        List<Object> before = new ArrayList<>();
        List<Object> own = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        List<Object> last = new ArrayList<>();
        for (int each = 0; each < made.size(); each++) {
            List<Object> values = new ArrayList<>();
            for (int at = 0; at < made.get(each).size(); at++) {
                Access access = made.get(each).get(at);
                if (access.key().equals(key) && access.kind() != Kind.READ) {
                    values.add(access.value());
                    if (each == which && at < place) {
                        before.add(access.value());
                    }
                }
            }
            (each == which ? own : others).addAll(values);
            if (each != which && !values.isEmpty()) {
                last.add(values.getLast());
            }
        }
        List<Object> all = new ArrayList<>();
        if (lists && answers == Answers.ANY) {
            List<List<Object>> arranged = new ArrayList<>();
            arrangements(own.size() + others.size(), new ArrayList<>(), arranged);
            all.addAll(arranged);
        } else if (lists) {
            List<Object> end = new ArrayList<>(ends.getOrDefault(key, List.of()));
            end.removeAll(own);
            for (int length = 0; length <= end.size(); length++) {
                List<Object> list = new ArrayList<>(end.subList(0, length));
                list.addAll(before);
                all.add(list);
            }
        } else if (answers == Answers.ANY) {
            all.add(NOTHING);
            all.addAll(own);
            all.addAll(others);
        } else if (before.isEmpty()) {
            all.add(NOTHING);
            all.addAll(last);
        } else {
            all.add(before.getLast());
        }
        return all;
    }

    @SuppressWarnings("ReferenceEquality") // there is one nothing
    private void fill(
            List<List<Access>> made, List<Integer> lengths, Map<String, List<Object>> ends, int which, int place) {
        if (which == made.size()) {
            finish(made, lengths);
            return;
        }
        List<Access> accesses = made.get(which);
        if (place == accesses.size()) {
            fill(made, lengths, ends, which + 1, 0);
            return;
        }
        Access access = accesses.get(place);
        if (access.kind() != Kind.READ) {
            fill(made, lengths, ends, which, place + 1);
            return;
        }
        for (Object answer : answers(made, ends, which, place)) {
            accesses.set(place, new Access(Kind.READ, access.key(), answer == NOTHING ? null : answer));
            fill(made, lengths, ends, which, place + 1);
        }
        accesses.set(place, access);
    }

    private void finish(List<List<Access>> made, List<Integer> lengths) {
        List<long[][]> times = inTime ? intervals(made.size()) : List.<long[][]>of(one(lengths));
        for (long[][] each : times) {
            if (unfinished) {
                endings(made, lengths, each, new char[made.size()], 0);
            } else {
                judge.accept(history(made, lengths, each, new char[made.size()]));
            }
        }
    }

    /** Each client's one after the other, from the same moment on. */
    private static long[][] one(List<Integer> lengths) {
        List<long[]> times = new ArrayList<>();
        for (int length : lengths) {
            for (int own = 0; own < length; own++) {
                times.add(new long[] {2L * own + 1, 2L * own + 2});
            }
        }
        return times.toArray(long[][]::new);
    }

    /** Intervals on a short line, one for each relation of who had ended before whom began. */
    private static List<long[][]> intervals(int transactions) {
        Map<String, long[][]> byRelation = new TreeMap<>();
        int ends = 2 * transactions - 1;
        int choices = (int) Math.pow(ends * ends, transactions);
        for (int choice = 0; choice < choices; choice++) {
            long[][] times = new long[transactions][];
            int left = choice;
            boolean forward = true;
            for (int each = 0; each < transactions; each++) {
                times[each] = new long[] {left % ends + 1, left / ends % ends + 1};
                forward &= times[each][0] < times[each][1];
                left /= ends * ends;
            }
            if (forward) {
                StringBuilder relation = new StringBuilder();
                for (long[] one : times) {
                    for (long[] other : times) {
                        relation.append(one[1] < other[0] ? '<' : '.');
                    }
                }
                byRelation.putIfAbsent(relation.toString(), times);
            }
        }
        return List.copyOf(byRelation.values());
    }

    private void endings(List<List<Access>> made, List<Integer> lengths, long[][] times, char[] endings, int which) {
        if (which == made.size()) {
            if (new String(endings).strip().chars().anyMatch(ending -> ending == 'f' || ending == 'u')) {
                judge.accept(history(made, lengths, times, endings));
            }
            return;
        }
        boolean writes = made.get(which).stream().anyMatch(access -> access.kind() != Kind.READ);
        for (char ending : writes ? new char[] {'o', 'f', 'u'} : new char[] {'o'}) {
            endings[which] = ending;
            endings(made, lengths, times, endings, which + 1);
        }
    }

    private static History history(List<List<Access>> made, List<Integer> lengths, long[][] times, char[] endings) {
        Told told = new Told();
        int nth = 0;
        for (int client = 0; client < lengths.size(); client++) {
            for (int own = 0; own < lengths.get(client); own++) {
                Transaction transaction = new Transaction(made.get(nth));
                switch (endings[nth]) {
                    case 'f' -> told.failed(client, times[nth][0], times[nth][1], transaction);
                    case 'u' -> told.lost(client, times[nth][0], transaction);
                    default -> told.op(client, times[nth][0], times[nth][1], transaction, transaction);
                }
                nth++;
            }
        }
        return told.history();
    }

    /** For people: who did what, when, and how it ended. */
    static String told(History history) {
        return history.operations().stream()
                .map(each -> "%s %s %d..%s %s"
                        .formatted(
                                each.client(),
                                each.question(),
                                each.invoked(),
                                each.completed() == Operation.OPEN ? "" : each.completed(),
                                each.outcome() instanceof Outcome.Ok ? "" : each.outcome()))
                .collect(Collectors.joining("; "));
    }
}
