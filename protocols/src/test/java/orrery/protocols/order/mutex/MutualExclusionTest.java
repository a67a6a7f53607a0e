package orrery.protocols.order.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.order.Playhouse;

/** How many messages an entry takes, and the wrong twins. */
class MutualExclusionTest {

    private static final LamportMutex LAMPORT = new LamportMutex();
    private static final RicartAgrawala RICART_AGRAWALA = new RicartAgrawala();

    /** Lamport: 3(N-1); Ricart and Agrawala: 2(N-1). Whoever waits for whom, the number is the same. */
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 3", "3, 3", "5, 4", "10, 2"})
    void messagesAnEntry(int processes, int entries) {
        Playhouse house =
                new Playhouse(processes, new Options(entries, Span.millis(0, 200), Span.millis(5, 10))).reordering(0.2);
        long all = (long) processes * entries;
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(house.messages(LAMPORT, seed)).isEqualTo(3L * (processes - 1) * all);
            assertThat(house.messages(RICART_AGRAWALA, seed)).isEqualTo(2L * (processes - 1) * all);
        }
    }

    static Stream<Twin> lamportTwins() {
        return LAMPORT.twins().stream();
    }

    static Stream<Twin> ricartAgrawalaTwins() {
        return RICART_AGRAWALA.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("lamportTwins")
    void aTwinOfLamportBreaksItsPromise(Twin twin) {
        breaksItsPromise(LAMPORT, twin);
    }

    @ParameterizedTest
    @MethodSource("ricartAgrawalaTwins")
    void aTwinOfRicartAndAgrawalaBreaksItsPromise(Twin twin) {
        breaksItsPromise(RICART_AGRAWALA, twin);
    }

    private static void breaksItsPromise(Protocol<?, ?> right, Twin twin) {
        new Playhouse(4, new Options(5, Span.millis(0, 100), Span.millis(10, 40)))
                .reordering(0.2)
                .breaksItsPromise(right, twin, 100);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(LAMPORT);
        Playhouse.promisesWhatTheRightOnePromises(RICART_AGRAWALA);
    }
}
