package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.SmallTransactions.Answers;

/**
 * All small histories of transactions, up to the names of clients and keys, get the verdicts of the definitions at every level, and
 * their anomalies the names of the definitions.
 */
class EveryTransactionTest {

    private static final List<String> ONE = List.of("rx", "ry", "wx", "wy");
    private static final List<String> TWO = List.of(
            "rx rx", "rx ry", "ry rx", "rx wx", "wx rx", "rx wy", "wy rx", "ry wx", "wx wx", "wx wy", "wy ry", "ry wy");
    /** Those that say something that others do not, where there are many. */
    private static final List<String> TELLING =
            List.of("wx", "wy", "rx ry", "ry rx", "rx wx", "rx wy", "ry wx", "ry wy", "wx wy");

    private static final Set<String> OF_NO_CYCLE =
            Set.of("G1a", "G1b", "thin-air", "future-read", "internal", "incompatible-order", "duplicate-elements");

    private int judged;
    private final int[] held = new int[Level.values().length];
    private final Map<String, Integer> named = new TreeMap<>();

    private void judge(History history) {
        judged++;
        Set<Level> expected = Definitions.levels(history);
        for (Level level : Level.values()) {
            Finding finding = new Isolation(level).check(history);
            if (finding instanceof Finding.Holds != expected.contains(level) || finding instanceof Finding.Undecided) {
                throw new AssertionError(level + " of " + SmallTransactions.told(history) + ", by definition "
                        + expected + ", is " + finding);
            }
            if (finding instanceof Finding.Holds holds) {
                held[level.ordinal()]++;
                if (!Definitions.explains(holds.order(), level)) {
                    throw new AssertionError(
                            level + " of " + SmallTransactions.told(history) + " is not explained by " + holds.order());
                }
            }
        }
    }

    /** Each level is there to be told from the next: some histories have the one and not the other. */
    private void assertEachLevelDiffers() {
        assertThat(held[0]).isLessThan(judged);
        for (int level = 1; level < held.length; level++) {
            assertThat(held[level]).as(Level.values()[level].toString()).isBetween(1, held[level - 1] - 1);
        }
    }

    private void assertSomeHold(int least) {
        assertThat(judged).isGreaterThan(least);
        assertThat(held[0]).isLessThan(judged);
        assertThat(held[held.length - 1]).isBetween(1, held[0] - 1);
    }

    private static List<String> both() {
        List<String> both = new ArrayList<>(ONE);
        both.addAll(TWO);
        return both;
    }

    @Test
    void threeOverRegisters() {
        new SmallTransactions(both(), false, Answers.ANY, this::judge).inSessions(3);
        assertSomeHold(48_000);
    }

    @Test
    void fourOverRegisters() {
        List<String> shapes = List.of("wx", "wy", "rx ry", "rx wx", "rx wy", "ry wx");
        new SmallTransactions(shapes, false, Answers.FITTING, this::judge).inSessions(4);
        assertEachLevelDiffers();
    }

    @Test
    void fourOverLists() {
        new SmallTransactions(List.of("wx", "wy", "rx ry", "rx wy"), true, Answers.FITTING, this::judge).inSessions(4);
        assertEachLevelDiffers();
    }

    @Test
    void threeOverLists() {
        new SmallTransactions(TELLING, true, Answers.FITTING, this::judge).inSessions(3);
        assertSomeHold(10_000);
    }

    /** Three accesses each, and lists that no order of appends makes. */
    @Test
    void twoOverLists() {
        List<String> shapes = new ArrayList<>(both());
        TWO.forEach(shape -> ONE.forEach(more -> shapes.add(shape + " " + more)));
        new SmallTransactions(shapes, true, Answers.ANY, this::judge).inSessions(2);
        assertSomeHold(10_000);
    }

    @Test
    void someAbortedOrNeverAnswered() {
        new SmallTransactions(TELLING, false, Answers.ANY, this::judge).unfinished(3);
        assertSomeHold(14_000);
    }

    @Test
    void someAbortedOrNeverAnsweredOverLists() {
        List<String> shapes = List.of("wx", "wy", "wx wx", "wx wy", "rx", "rx ry", "ry wx");
        new SmallTransactions(shapes, true, Answers.FITTING, this::judge).unfinished(3);
        assertSomeHold(10_000);
    }

    @Test
    void inTime() {
        new SmallTransactions(TELLING, false, Answers.FITTING, this::judge).inTime(3);
        assertSomeHold(6_000);
    }

    @Test
    void inTimeOverLists() {
        List<String> shapes = List.of("wx", "wy", "rx ry", "rx wx", "rx wy");
        new SmallTransactions(shapes, true, Answers.FITTING, this::judge).inTime(3);
        assertSomeHold(3_000);
    }

    /** What a kind of anomaly is a special case of. */
    private static Set<String> withThoseImplied(List<String> names) {
        List<String> missing = List.of("G-single", "G-nonadjacent", "G2-item");
        List<String> suffixes = List.of("", "-process", "-realtime");
        Set<String> implied = new TreeSet<>(names);
        for (String name : names) {
            String suffix = name.endsWith("-process") ? "-process" : name.endsWith("-realtime") ? "-realtime" : "";
            String kind = name.substring(0, name.length() - suffix.length());
            for (String more : suffixes.subList(suffixes.indexOf(suffix), suffixes.size())) {
                int from = missing.indexOf(kind);
                for (String weaker : from < 0 ? List.of(kind) : missing.subList(from, missing.size())) {
                    implied.add(weaker + more);
                }
            }
        }
        return implied;
    }

    private void name(History history) {
        List<String> found = Elle.anomalies(history).stream().map(Anomaly::name).toList();
        if (found.stream().anyMatch(OF_NO_CYCLE::contains)) {
            return;
        }
        found.forEach(name -> named.merge(name, 1, Integer::sum));
        Set<String> expected = Phenomena.of(history);
        if (!withThoseImplied(found).containsAll(expected) || !expected.containsAll(found)) {
            throw new AssertionError(
                    SmallTransactions.told(history) + " has " + expected + ", but found were " + found);
        }
    }

    @Test
    void anomaliesOfLists() {
        List<String> shapes = List.of("wx", "rx ry", "rx wx", "rx wy", "ry wy", "wx wy");
        new SmallTransactions(shapes, true, Answers.FITTING, this::name).inSessions(3);
        new SmallTransactions(shapes, true, Answers.FITTING, this::name).inTime(3);
        assertThat(named.keySet()).hasSize(13);
    }

    @Test
    void anomaliesOfRegisters() {
        new SmallTransactions(TELLING, false, Answers.FITTING, this::name).inSessions(3);
        assertThat(named.keySet()).hasSize(13);
    }

    /** What takes four: a long fork is missed writes that do not follow each other, and nothing worse. */
    @Test
    void anomaliesOfFour() {
        List<String> shapes = List.of("wx", "wy", "rx ry", "ry wx");
        new SmallTransactions(shapes, false, Answers.FITTING, this::name).inSessions(4);
        new SmallTransactions(shapes, true, Answers.FITTING, this::name).inSessions(4);
        assertThat(named).containsKeys("G-nonadjacent", "G-nonadjacent-process", "G-nonadjacent-realtime");
    }
}
