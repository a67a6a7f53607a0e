package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final List<String> shapes;
    private final boolean lists;
    private final Consumer<History> judge;

    /** @param shapes {@code rx wy} reads from x and writes, or appends, to y */
    SmallTransactions(List<String> shapes, boolean lists, Consumer<History> judge) {
        this.shapes = shapes;
        this.lists = lists;
        this.judge = judge;
    }

    /** Clients whose transactions follow each other, and know nothing of the time of others'. */
    void inSessions(int transactions) {
        for (List<Integer> lengths : partitions(transactions, transactions)) {
            shape(transactions, lengths, new ArrayList<>());
        }
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
        List<String> swapped = sessions(
                chosen.stream().map(SmallTransactions::swapped).toList(), lengths);
        List<String> sorted = sessions.stream().sorted().toList();
        if (sessions.equals(inOrder(sorted, lengths)) && compare(sessions, inOrder(swapped.stream().sorted().toList(), lengths)) <= 0) {
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

    /** What each read can be answered with: what is written anywhere, or nothing. */
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
                        reads ? null : (Long) written.merge(key, 1L, Long::sum)));
            }
            made.add(accesses);
        }
        Map<String, List<Object>> answers = new HashMap<>();
        for (String key : List.of("x", "y")) {
            answers.put(key, answers(written.getOrDefault(key, 0L)));
        }
        fill(made, lengths, answers, 0, 0);
    }

    private static final Object NOTHING = new Object();

    private List<Object> answers(long values) {
        List<Object> all = new ArrayList<>();
        if (!lists) {
            all.add(NOTHING);
            for (long value = 1; value <= values; value++) {
                all.add(value);
            }
            return all;
        }
        arrangements(values, new ArrayList<>(), all);
        return all;
    }

    private static void arrangements(long values, List<Object> begun, List<Object> all) {
        all.add(List.copyOf(begun));
        for (long value = 1; value <= values; value++) {
            if (!begun.contains(value)) {
                begun.add(value);
                arrangements(values, begun, all);
                begun.removeLast();
            }
        }
    }

    private void fill(
            List<List<Access>> made, List<Integer> lengths, Map<String, List<Object>> answers, int which, int place) {
        if (which == made.size()) {
            judge.accept(history(made, lengths));
            return;
        }
        List<Access> accesses = made.get(which);
        if (place == accesses.size()) {
            fill(made, lengths, answers, which + 1, 0);
            return;
        }
        Access access = accesses.get(place);
        if (access.kind() != Kind.READ) {
            fill(made, lengths, answers, which, place + 1);
            return;
        }
        for (Object answer : answers.get(access.key())) {
            accesses.set(place, new Access(Kind.READ, access.key(), answer == NOTHING ? null : answer));
            fill(made, lengths, answers, which, place + 1);
        }
        accesses.set(place, access);
    }

    private static History history(List<List<Access>> made, List<Integer> lengths) {
        Told told = new Told();
        int nth = 0;
        for (int client = 0; client < lengths.size(); client++) {
            for (int own = 0; own < lengths.get(client); own++) {
                Transaction transaction = new Transaction(made.get(nth++));
                told.op(client, 2L * own + 1, 2L * own + 2, transaction, transaction);
            }
        }
        return told.history();
    }

    /** For people. */
    static String told(History history) {
        return history.operations().stream()
                .map(each -> each.client() + " " + (each.outcome() instanceof Outcome.Ok ok ? ok.answer() : each))
                .collect(Collectors.joining("; "));
    }
}
