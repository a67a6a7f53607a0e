package orrery.protocols.order.clock;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** The clocks tell what happened before what, whatever the weather does. */
class LogicalClocksProps {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAnyWeather(@ForAll @IntRange(min = 1, max = 6) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new LogicalClocks(), seed);
    }

    /** Ticking twice is no mistake: clocks may run ahead, as long as they keep the order. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void tickingTwiceBreaksNothing(@ForAll @IntRange(min = 2, max = 6) int processes, @ForAll long seed) {
        house(processes).breaksNothing(new LogicalClocks(new TicksTwice()), seed);
    }

    private static final class TicksTwice extends Rules {
        @Override
        public long received(long mine, long theirs) {
            return tick(super.received(mine, theirs));
        }

        @Override
        public VectorTime tickOnReceipt(VectorTime vector, int self) {
            return vector.tick(self).tick(self);
        }
    }

    private static Playhouse house(int processes) {
        return new Playhouse(processes, Options.DEFAULTS)
                .weather(
                        Weather.LOSS,
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.CRASH,
                        Weather.CRASH_IN_HANDLER,
                        Weather.PAUSE,
                        Weather.PARTITION,
                        Weather.CLOG,
                        Weather.SLOW_DISK,
                        Weather.CLOCK_JUMP);
    }
}
