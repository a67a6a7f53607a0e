package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.World;

/** One more node, one more draw or one fault less changes no other decision of a run. */
class AddressProps {

    private static final Fault FIRST_CRASH = crash(Span.millis(100, 900), "n1", Span.millis(50, 200));
    private static final Fault SECOND_CRASH = crash(Span.millis(200, 800), "n2", Span.millis(10, 100));
    private static final Fault CUT = new Fault.Isolate(
            new Fault.When.At(Span.millis(300, 700)), Worlds.named("n3"), Optional.of(Span.millis(10, 300)));

    private static Fault crash(Span at, String node, Span lasts) {
        return new Fault.Crash(
                new Fault.When.At(at), Worlds.named(node), Optional.of(lasts), Fault.Spot.BETWEEN_HANDLERS, false);
    }

    @Property(tries = 60)
    void oneMoreNode(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int nodes) {
        Decided.assertSame(
                Worlds.play(new Chatter(0), Worlds.of(nodes, Worlds.STORMY), seed),
                Worlds.play(new Chatter(0), Worlds.of(nodes + 1, Worlds.STORMY), seed),
                node -> true);
    }

    @Property(tries = 60)
    void oneMoreDraw(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int draws) {
        World world = Worlds.of(4, Worlds.STORMY);
        Decided.assertSame(
                Worlds.play(new Chatter(0), world, seed), Worlds.play(new Chatter(draws), world, seed), node -> true);
    }

    @Property(tries = 60)
    void oneFaultLess(@ForAll long seed) {
        World many = Worlds.of(4, Worlds.STORMY, FIRST_CRASH, SECOND_CRASH, CUT);
        World fewer = Worlds.of(4, Worlds.STORMY, SECOND_CRASH, CUT);
        Trace before = Worlds.play(new Chatter(0), many, seed);
        Trace after = Worlds.play(new Chatter(0), fewer, seed);
        Decided.assertSame(before, after, node -> true);
        assertThat(timesOf(after, Event.Partitioned.class)).isEqualTo(timesOf(before, Event.Partitioned.class));
        assertThat(timesOf(before, Event.Crashed.class)).containsAll(timesOf(after, Event.Crashed.class));
    }

    private static List<Long> timesOf(Trace trace, Class<? extends Event> kind) {
        List<Long> times = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (kind.isInstance(step.event())) {
                times.add(step.timeNanos());
            }
        }
        return times;
    }
}
