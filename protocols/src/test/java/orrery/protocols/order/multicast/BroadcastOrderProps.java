package orrery.protocols.order.multicast;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Protocol;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** All four protocols keep their promises in all weather that loses neither a message nor a member. */
class BroadcastOrderProps {

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void fifo(@ForAll @IntRange(min = 1, max = 6) int members, @ForAll long seed) {
        keepsItsPromises(new FifoBroadcast(), members, seed);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void causal(@ForAll @IntRange(min = 1, max = 6) int members, @ForAll long seed) {
        keepsItsPromises(new CausalBroadcast(), members, seed);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void lamport(@ForAll @IntRange(min = 1, max = 6) int members, @ForAll long seed) {
        keepsItsPromises(new LamportBroadcast(), members, seed);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void skeen(@ForAll @IntRange(min = 1, max = 6) int members, @ForAll long seed) {
        keepsItsPromises(new SkeenBroadcast(), members, seed);
    }

    /** A clock that ticks twice on receipt runs ahead, and keeps the order. */
    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void tickingTwiceBreaksNothing(@ForAll @IntRange(min = 2, max = 6) int members, @ForAll long seed) {
        keepsItsPromises(new LamportBroadcast(new TicksTwice()), members, seed);
    }

    private static final class TicksTwice extends LamportOrder.Rules {
        @Override
        long received(long mine, long theirs) {
            return super.received(mine, theirs) + 1;
        }
    }

    private static void keepsItsPromises(Protocol<?, ?> protocol, int members, long seed) {
        new Playhouse(members, Options.DEFAULTS)
                .lasting(Duration.ofSeconds(60))
                .weather(
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.PAUSE,
                        Weather.SLOW,
                        Weather.CLOG,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP)
                .breaksNothing(protocol, seed);
    }
}
