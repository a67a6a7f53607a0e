package orrery.protocols.order.termination;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Span;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** The end is announced when it has come, in all weather that neither loses nor doubles a message. */
class Ewd998Props {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKept(
            @ForAll @IntRange(min = 1, max = 8) int machines,
            @ForAll @IntRange(max = 5) int energy,
            @ForAll long seed) {
        new Playhouse(machines, new Options(0.5, energy, Span.millis(1, 30), 0.7))
                .lasting(Duration.ofSeconds(60))
                .weather(
                        Weather.REORDERING,
                        Weather.PAUSE,
                        Weather.SLOW,
                        Weather.CLOG,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP)
                .breaksNothing(new Ewd998(), seed);
    }
}
