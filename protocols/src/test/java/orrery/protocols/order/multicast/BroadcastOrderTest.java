package orrery.protocols.order.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.order.Playhouse;
import orrery.world.Fault;
import orrery.world.Fault.When;

/** How many messages a broadcast takes, and the wrong twins. */
class BroadcastOrderTest {

    private static final List<Protocol<?, ?>> ALL =
            List.of(new FifoBroadcast(), new CausalBroadcast(), new LamportBroadcast(), new SkeenBroadcast());

    /** One to each other; with Lamport's queue each of them answers everybody else; with Skeen's, it proposes and is told. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void messagesABroadcast(int members) {
        int each = 4;
        Playhouse house = new Playhouse(members, new Options(each, Span.millis(1, 40))).reordering(0.2);
        long broadcasts = (long) members * each;
        long others = members - 1L;
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(house.messages(new FifoBroadcast(), seed)).isEqualTo(broadcasts * others);
            assertThat(house.messages(new CausalBroadcast(), seed)).isEqualTo(broadcasts * others);
            assertThat(house.messages(new LamportBroadcast(), seed)).isEqualTo(broadcasts * (others + others * others));
            assertThat(house.messages(new SkeenBroadcast(), seed)).isEqualTo(broadcasts * 3 * others);
        }
    }

    static Stream<Arguments> twins() {
        return ALL.stream()
                .flatMap(
                        right -> right.twins().stream().map(twin -> arguments(right.name(), twin.name(), right, twin)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("twins")
    void aTwinBreaksItsPromise(String protocol, String name, Protocol<?, ?> right, Twin twin) {
        assertThat(protocol).isEqualTo(right.name());
        assertThat(name).isEqualTo(twin.name());
        Playhouse house = switch (twin.name()) {
            case "does-not-hear-decisions" -> oneHearsLate();
            case "delivers-its-own-at-once" -> new Playhouse(4, new Options(1, Span.millis(1, 2_000)));
            case "delivers-what-comes-again" ->
                new Playhouse(4, Options.DEFAULTS).reordering(0.2).duplicating(0.2);
            default -> new Playhouse(4, Options.DEFAULTS).reordering(0.2);
        };
        house.breaksItsPromise(right, twin, 50);
    }

    /** n4 hears late of what n1 and n3 broadcast, and has little to say itself that would wait for them. */
    private static Playhouse oneHearsLate() {
        return new Playhouse(4, new Options(2, Span.millis(1, 300)))
                .fault(new Fault.Clog(
                        new When.At(Span.millis(0, 0)),
                        List.of(Playhouse.server(1), Playhouse.server(3)),
                        List.of(Playhouse.server(4)),
                        Optional.of(Span.millis(300, 300))));
    }

    @Test
    void whatATwinBreaksIsPromised() {
        ALL.forEach(Playhouse::promisesWhatTheRightOnePromises);
    }
}
