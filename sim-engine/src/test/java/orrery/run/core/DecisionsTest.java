package orrery.run.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import orrery.run.core.Decisions.Kind;

/** Decisions are pure functions of their address, and look random along every way through the addresses. */
class DecisionsTest {

    private static final int DRAWS = 1 << 16;

    /** 255 degrees of freedom: beyond 5 standard deviations, which is a chance of 1 in 3 million. */
    private static final double LIMIT = 255 + 5 * StrictMath.sqrt(2 * 255);

    @Test
    void theValueOfAnAddressIsFixedForEver() {
        long stream = Decisions.within(Decisions.stream(42, "n1->n3"), Kind.DELAY);
        assertThat(LongStream.range(0, 3).map(index -> Decisions.bits(stream, index)))
                .containsExactly(5879146822537496517L, -6777966423901796148L, 684810703159288443L);
    }

    @Test
    void isUniformAlongTheIndex() {
        long stream = Decisions.stream(7, "n1->n2");
        assertUniform(LongStream.range(0, DRAWS).map(index -> Decisions.bits(stream, index)));
    }

    @Test
    void isUniformAlongTheSeed() {
        assertUniform(LongStream.range(0, DRAWS).map(seed -> Decisions.bits(Decisions.stream(seed, "n1"), 0)));
    }

    @Test
    void isUniformAlongTheName() {
        assertUniform(LongStream.range(0, DRAWS).map(n -> Decisions.bits(Decisions.stream(1, "n" + n), 0)));
    }

    @Test
    void neighbouringDecisionsAreIndependent() {
        long stream = Decisions.stream(7, "n1->n2");
        assertUniform(LongStream.range(0, DRAWS)
                .map(index -> Decisions.bits(stream, index) ^ Decisions.bits(stream, index + 1)));
        assertUniform(LongStream.range(0, DRAWS)
                .map(seed -> Decisions.bits(Decisions.stream(seed, "n1"), 0)
                        ^ Decisions.bits(Decisions.stream(seed + 1, "n1"), 0)));
    }

    @Test
    void streamsDoNotOverlap() {
        Set<Long> seen = new LinkedHashSet<>();
        for (int node = 0; node < 1000; node++) {
            long stream = Decisions.stream(3, "n" + node);
            for (Kind kind : Kind.values()) {
                for (long index = 0; index < 20; index++) {
                    seen.add(Decisions.bits(Decisions.within(stream, kind), index));
                }
            }
        }
        assertThat(seen).hasSize(1000 * Kind.values().length * 20);
    }

    private static void assertUniform(LongStream values) {
        int[][] counts = new int[8][256];
        values.forEach(value -> {
            for (int octet = 0; octet < 8; octet++) {
                counts[octet][(int) (value >>> (8 * octet)) & 255]++;
            }
        });
        double expected = DRAWS / 256.0;
        for (int[] octet : counts) {
            double chiSquare = 0;
            for (int count : octet) {
                chiSquare += (count - expected) * (count - expected) / expected;
            }
            assertThat(chiSquare).isLessThan(LIMIT);
        }
    }
}
