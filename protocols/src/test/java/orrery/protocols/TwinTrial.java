package orrery.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Twin;

/** What every wrong twin is held to: it breaks the promise that it names, where the right protocol breaks none. */
public final class TwinTrial {

    private TwinTrial() {}

    /** In one of so many seeds the twin breaks its promise and no other, and the right protocol keeps all in that very run. */
    public static void breaksItsPromise(Protocol<?, ?> right, Twin twin, Arena arena, int seeds) {
        long seed = LongStream.rangeClosed(1, seeds)
                .filter(candidate -> arena.broken(twin.protocol(), candidate).equals(List.of(twin.breaks())))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("in no run was \"" + twin.breaks() + "\" broken, and nothing else"));
        assertThat(arena.broken(right, seed))
                .as("what the right protocol broke with seed %d", seed)
                .isEmpty();
    }

    /** In none of so many seeds is any promise broken. */
    public static void breaksNothing(Protocol<?, ?> protocol, Arena arena, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            assertThat(arena.broken(protocol, seed)).as("seed %d", seed).isEmpty();
        }
    }

    /** A twin has the checks of the right protocol, and what it breaks is among them. */
    public static void promisesWhatTheRightOnePromises(Protocol<?, ?> right) {
        List<String> promises = right.checks().stream().map(Check::promise).toList();
        assertThat(right.twins()).isNotEmpty();
        for (Twin twin : right.twins()) {
            assertThat(promises).as(twin.name()).contains(twin.breaks());
            assertThat(twin.protocol().checks().stream().map(Check::promise)).containsExactlyElementsOf(promises);
        }
    }
}
