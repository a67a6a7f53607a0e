package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.transaction.Causal.Strength;

/** What looks at whole views gives up when its budget is spent; what only scans needs none. */
class CausalBudgetTest {

    private static History twoClients() {
        Told told = new Told();
        for (int nth = 1; nth <= 20; nth++) {
            told.put(0, 4L * nth, 4L * nth + 1, "x", nth);
            told.get(1, 4L * nth + 2, 4L * nth + 3, "x", (long) nth);
        }
        return told.history();
    }

    @ParameterizedTest
    @EnumSource(Strength.class)
    void aBudgetThatIsSpentLeavesItUndecided(Strength strength) {
        boolean ofViews = strength == Strength.PRAM || strength == Strength.MEMORY;
        assertThat(new Causal(strength, 10).check(twoClients()))
                .isInstanceOf(ofViews ? Finding.Undecided.class : Finding.Holds.class);
        assertThat(new Causal(strength).check(twoClients())).isInstanceOf(Finding.Holds.class);
    }

    /** A hundred thousand operations would need sets of a gigabyte. */
    @ParameterizedTest
    @EnumSource(
            value = Strength.class,
            names = {"PRAM", "MEMORY"})
    void soDoesOneThatWouldNeedTooMuchMemory(Strength strength) {
        Told told = new Told();
        for (int nth = 1; nth <= 50_000; nth++) {
            told.put(0, 2L * nth, 2L * nth + 1, "x", nth);
        }
        assertThat(new Causal(strength).check(told.history())).isInstanceOf(Finding.Undecided.class);
    }
}
