package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/** A scenario is a test: what passes, and what is said about it. */
class ConclusionTest {

    private static final Expectation BROKEN_A = Expectation.ALL_HELD.withBroken(Optional.of("a"));

    @Test
    void everythingMustHold() {
        assertThat(of(Expectation.ALL_HELD, "a HELD", "b HELD", "c REACHED"))
                .isEqualTo(new Conclusion(true, "2 promises held"));
        assertThat(of(Expectation.ALL_HELD, "a HELD")).isEqualTo(new Conclusion(true, "one promise held"));
        assertThat(of(Expectation.ALL_HELD)).isEqualTo(new Conclusion(true, "no promise was broken"));
        assertThat(of(Expectation.ALL_HELD, "a BROKEN", "b HELD", "c BROKEN"))
                .isEqualTo(new Conclusion(false, "broken: a; c"));
    }

    @Test
    void whatNobodyCanSayIsNamed() {
        assertThat(of(Expectation.ALL_HELD, "a HELD", "b UNKNOWN", "c NOT_REACHED"))
                .isEqualTo(new Conclusion(true, "one promise held; nobody can say about: b"));
    }

    @Test
    void exactlyTheExpectedPromiseMustBreak() {
        assertThat(of(BROKEN_A, "a BROKEN", "b HELD")).isEqualTo(new Conclusion(true, "broken, as expected: a"));
        assertThat(of(BROKEN_A, "a HELD", "b HELD").asExpected()).isFalse();
        assertThat(of(BROKEN_A, "a BROKEN", "b BROKEN"))
                .isEqualTo(new Conclusion(false, "broken: a; b; this scenario expects exactly \"a\" to be broken"));
        assertThat(of(BROKEN_A, "a HELD", "b BROKEN").asExpected()).isFalse();
    }

    @Test
    void aRunThatProvesLittlePassesUnlessItMustNot() {
        Vacuity little = new Vacuity(List.of("crash"), List.of("b"), false, true);
        List<Verdict> held = List.of(new Verdict("a", Status.HELD, "", -1, 0));
        assertThat(Conclusion.of(Expectation.ALL_HELD, held, little))
                .isEqualTo(new Conclusion(true, "one promise held"));
        assertThat(Conclusion.of(Expectation.ALL_HELD.strict(), held, little))
                .isEqualTo(new Conclusion(
                        false,
                        "one promise held, but the run proves too little (touched nothing: crash; never seen: b;"
                                + " no operation completed); this scenario expects vacuous: never"));
        assertThat(Conclusion.of(Expectation.ALL_HELD.strict(), held, Vacuity.NONE)
                        .asExpected())
                .isTrue();
    }

    private static Conclusion of(Expectation expectation, String... verdicts) {
        List<Verdict> all = Arrays.stream(verdicts)
                .map(text -> text.split(" "))
                .map(parts -> new Verdict(parts[0], Status.valueOf(parts[1]), "", -1, 0))
                .toList();
        return Conclusion.of(expectation, all, Vacuity.NONE);
    }
}
