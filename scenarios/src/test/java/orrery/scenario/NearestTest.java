package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistyped word is recognised; an unlike one is not taken for it. */
class NearestTest {

    private static final List<String> WORDS = List.of("duration", "seed", "nodes", "network", "heldBack", "expect");

    @ParameterizedTest
    @CsvSource({
        "durration, duration",
        "dration, duration",
        "duratoin, duration",
        "Seed, seed",
        "heldback, heldBack",
        "held-back, heldBack",
        "ndoes, nodes",
        "exp, expect",
        "netwrk, network"
    })
    void mistyped(String written, String meant) {
        assertThat(Nearest.to(written, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"weather", "x", "''", "faults", "ed"})
    void unlike(String written) {
        assertThat(Nearest.to(written, WORDS)).isEmpty();
    }

    @Test
    void neighboursThatChangedPlacesAreOneMistake() {
        assertThat(Nearest.to("ab", List.of("ba"))).contains("ba");
        assertThat(Nearest.to("ab", List.of("cd"))).isEmpty();
    }

    @Test
    void endlessWordsAreNotCompared() {
        assertThat(Nearest.to("seed".repeat(100), WORDS)).isEmpty();
    }
}
