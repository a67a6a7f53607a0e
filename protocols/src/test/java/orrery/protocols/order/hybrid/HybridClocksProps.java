package orrery.protocols.order.hybrid;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** Hybrid clocks keep their promises in all weather, however wrong the physical clocks are. */
class HybridClocksProps {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAnyWeather(
            @ForAll @IntRange(min = 1, max = 6) int processes,
            @ForAll @IntRange(max = 100) int skewMillis,
            @ForAll @IntRange(min = 1, max = 100) int tickMillis,
            @ForAll long seed) {
        Options defaults = Options.DEFAULTS;
        Options options = new Options(
                defaults.events(),
                defaults.pause(),
                defaults.sends(),
                Duration.ofMillis(skewMillis),
                Duration.ofMillis(tickMillis));
        new Playhouse(processes, options)
                .lasting(Duration.ofSeconds(2))
                .weather(
                        Weather.LOSS,
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.CRASH,
                        Weather.CRASH_IN_HANDLER,
                        Weather.PAUSE,
                        Weather.PARTITION,
                        Weather.SLOW_DISK,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP)
                .breaksNothing(new HybridClocks(), seed);
    }
}
