package orrery.protocols.order.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.TreePSet;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.world.Distribution;

/** The paper's example, and the wrong twins. */
class VersionVectorsTest {

    private static final VersionVectors RIGHT = new VersionVectors();
    private static final NodeId A = new NodeId(0, "n1");
    private static final Rules RULES = new Rules();

    /**
     * Two clients have read v1 at a replica and write to it, one after the other: both writes stay, and overwrite v1
     * (Preguiça and others; plain version vectors lose one of them).
     */
    @Test
    void twoClientsOfOneReplica() {
        Version first = version(1, List.of(), VersionVector.NOTHING);
        VersionVector read = RULES.context(List.of(first));
        Version second = version(2, List.of(first), read);
        List<Version> afterSecond = RULES.merge(List.of(first), List.of(second));
        assertThat(afterSecond).containsExactly(second);
        Version third = version(3, afterSecond, read);
        assertThat(RULES.merge(afterSecond, List.of(third))).containsExactly(second, third);
        Version last = version(4, List.of(second, third), RULES.context(List.of(second, third)));
        assertThat(RULES.merge(List.of(second, third), List.of(last))).containsExactly(last);
    }

    /** A store from which all siblings of a key are gone is the same as one that never had any. */
    @Test
    void versionsThatOverwriteEachOther() {
        Dot one = new Dot(A, 1);
        Dot other = new Dot(A, 2);
        Version first = new Version(1, one, VersionVector.NOTHING.and(other), TreePSet.empty());
        Version second = new Version(2, other, VersionVector.NOTHING.and(one), TreePSet.empty());
        Store here = Store.EMPTY.with("x", List.of(first));
        Store there = Store.EMPTY.with("x", List.of(second));
        assertThat(here.merge(there, RULES)).isEqualTo(Store.EMPTY);
    }

    private static Version version(long value, List<Version> here, VersionVector read) {
        return new Version(value, RULES.next(A, here), read, TreePSet.empty());
    }

    private static Arena arena() {
        return new Arena(3, Options.DEFAULTS)
                .latency(new Distribution.Uniform(5_000_000, 50_000_000))
                .lasting(Duration.ofSeconds(30))
                .clients(3, 2, 10, Duration.ofSeconds(5), "put", "get");
    }

    private static Arena crashing() {
        return arena().crash(Span.millis(1_000, 2_000), Arena.server(1), Optional.of(Duration.ofMillis(200)));
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        TwinTrial.breaksItsPromise(RIGHT, twin, twin.name().equals("forgets-in-a-crash") ? crashing() : arena(), 200);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void nothingIsLostWhateverTheNetworkDoes() {
        Arena faulty = crashing()
                .losing(0.1)
                .duplicating(0.2)
                .reordering(0.2)
                .isolate(Span.millis(0, 4_000), Arena.ANY, Duration.ofSeconds(1));
        TwinTrial.breaksNothing(RIGHT, faulty, 100);
    }
}
