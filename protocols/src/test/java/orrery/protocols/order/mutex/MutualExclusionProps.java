package orrery.protocols.order.mutex;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** The protocols keep their promises in all weather that loses neither a message nor a process. */
class MutualExclusionProps {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void lamport(@ForAll @IntRange(min = 1, max = 6) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new LamportMutex(), seed);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void ricartAndAgrawala(@ForAll @IntRange(min = 1, max = 6) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new RicartAgrawala(), seed);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void maekawa(@ForAll @IntRange(min = 1, max = 9) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new Maekawa(), seed);
    }

    /** A clock that ticks twice on receipt runs ahead, and keeps the order. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void tickingTwiceBreaksNothing(@ForAll @IntRange(min = 2, max = 6) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new LamportMutex(new TicksTwice()), seed);
    }

    private static final class TicksTwice extends LamportQueue.Rules {
        @Override
        long received(long mine, long theirs) {
            return super.received(mine, theirs) + 1;
        }
    }

    private static Playhouse house(int processes) {
        return new Playhouse(processes, Options.DEFAULTS)
                .lasting(Duration.ofSeconds(60))
                .weather(
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.PAUSE,
                        Weather.SLOW,
                        Weather.CLOG,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP);
    }
}
