package orrery.protocols.order.snapshot;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Span;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** Every snapshot finds all the money, in all weather that loses neither a message nor a bank. */
class ChandyLamportProps {

    /** Snapshots follow each other so closely that banks take part in several at once. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKept(
            @ForAll @IntRange(min = 1, max = 6) int banks,
            @ForAll @IntRange(min = 1, max = 100) int tokens,
            @ForAll long seed) {
        new Playhouse(banks, new Options(tokens, 50, Span.millis(1, 20), 4, Span.millis(0, 20)))
                .lasting(Duration.ofSeconds(60))
                .weather(
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.PAUSE,
                        Weather.SLOW,
                        Weather.CLOG,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP)
                .breaksNothing(new ChandyLamport(), seed);
    }
}
