package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Isolation.Level;

/** All small histories of transactions, up to the names of clients and keys, get the verdicts of the definitions. */
class EveryTransactionTest {

    private static final List<String> ONE = List.of("rx", "ry", "wx", "wy");
    private static final List<String> TWO = List.of(
            "rx rx", "rx ry", "ry rx", "rx wx", "wx rx", "rx wy", "wy rx", "ry wx", "wx wx", "wx wy", "wy ry", "ry wy");

    private int judged;
 java.util.TreeMap<String,Integer> seen=new java.util.TreeMap<>();
    private final int[] held = new int[Level.values().length];

    private void judge(History history) {
        judged++;
        Set<Level> expected = Definitions.levels(history);
        for (Level level : Level.values()) {
            Finding finding = new Isolation(level).check(history);
            if (finding instanceof Finding.Holds != expected.contains(level) || finding instanceof Finding.Undecided) {
                String k = level + " " + (finding instanceof Finding.Holds) + " " + (finding instanceof Finding.Broken b ? b.sentence().replaceAll(":.*","") : "");
                if (seen.merge(k, 1, Integer::sum) <= 3)
                System.out.println(k + " of " + SmallTransactions.told(history) + ", by definition "
                        + expected + ", is " + finding.toString().replaceAll("core=.*",""));
                continue;
            }
            if (finding instanceof Finding.Holds holds) {
                held[level.ordinal()]++;
                if (!Definitions.explains(holds.order(), level)) {
                    throw new AssertionError(level + " of " + SmallTransactions.told(history)
                            + " is not explained by " + holds.order());
                }
            }
        }
    }

    /** There is something to be found at every level: none holds always, or never, or just when the next does. */
    private void assertSharp(int least) {
        assertThat(judged).isGreaterThan(least);
        for (int level = 0; level < held.length; level++) {
            assertThat(held[level]).as(Level.values()[level].toString()).isPositive();
            assertThat(held[level]).isLessThan(level == 0 ? judged : held[level - 1]);
        }
    }

    private static List<String> both() {
        List<String> both = new ArrayList<>(ONE);
        both.addAll(TWO);
        return both;
    }

    @Test
    void threeOverRegisters() {
        new SmallTransactions(both(), false, this::judge).inSessions(3);
        System.out.println(judged + " " + java.util.Arrays.toString(held) + seen);
    }

    @Test
    void threeOverLists() {
        new SmallTransactions(both(), true, this::judge).inSessions(3);
        System.out.println(judged + " " + java.util.Arrays.toString(held) + seen);
    }
}
