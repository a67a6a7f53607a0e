package orrery.protocols.changroberts;

import java.time.Duration;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Span;
import orrery.protocols.changroberts.Options.Numbers;
import orrery.protocols.order.Playhouse;
import orrery.world.Climate.Weather;

/** One leader is elected in all weather that loses neither a message nor a process, whoever begins when. */
class ChangRobertsProps {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKept(
            @ForAll @IntRange(min = 1, max = 9) int processes,
            @ForAll @IntRange(max = 200) int lastBegins,
            @ForAll Numbers numbers,
            @ForAll long seed) {
        new Playhouse(processes, new Options(numbers, Span.millis(0, lastBegins), true))
                .lasting(Duration.ofSeconds(60))
                .weather(
                        Weather.DUPLICATION,
                        Weather.REORDERING,
                        Weather.PAUSE,
                        Weather.SLOW,
                        Weather.CLOG,
                        Weather.CLOCK_DRIFT,
                        Weather.CLOCK_JUMP)
                .breaksNothing(new ChangRoberts(), seed);
    }
}
