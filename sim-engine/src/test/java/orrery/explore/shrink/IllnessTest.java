package orrery.explore.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A smaller world is no worse than a larger. */
class IllnessTest {

    private static Illness down(int down, int servers, String... troubles) {
        return new Illness(down, servers, new TreeSet<>(List.of(troubles)));
    }

    @Test
    void noLargerPartIsDown() {
        assertThat(down(1, 3).isNoWorseThan(down(2, 5), false)).isTrue();
        assertThat(down(1, 3).isNoWorseThan(down(1, 5), false)).isFalse();
    }

    @Test
    void whereTheRightProtocolSaysWhatCanBeExpectedNoMoreAreDownAndFewerThanHalf() {
        assertThat(down(1, 3).isNoWorseThan(down(1, 5), true)).isTrue();
        assertThat(down(1, 2).isNoWorseThan(down(1, 5), true)).isFalse();
        assertThat(down(1, 3).isNoWorseThan(down(0, 5), true)).isFalse();
        assertThat(down(1, 2).isNoWorseThan(down(1, 2), true)).isTrue();
    }

    @Test
    void nothingIsWrongThatWasMended() {
        assertThat(down(0, 3).isNoWorseThan(down(0, 3, "PARTITION"), true)).isTrue();
        assertThat(down(0, 3, "PARTITION").isNoWorseThan(down(0, 3), true)).isFalse();
    }
}
