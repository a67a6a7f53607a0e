package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;

/** What it means for a clock to be wrong, for any seed. */
class ClockProps extends Family {

    /** Every 5 ms by its own clock, a node notes what its clock shows, in nanoseconds. */
    private static final Protocol<String, String> LOOKING = script((input, ctx, setup) -> {
        ctx.note("" + ctx.clock().toNanos());
        ctx.setTimer(Duration.ofMillis(5), "look");
    });

    @Override
    List<Fault> family() {
        return List.of(
                new Fault.ClockJump(SOME_TIME, N1, 40_000_000, A_WHILE),
                new Fault.ClockJump(SOME_TIME, N1, -40_000_000, Optional.empty()),
                new Fault.ClockDrift(SOME_TIME, N1, 100_000, A_WHILE),
                new Fault.ClockDrift(SOME_TIME, N1, -100_000, Optional.empty()),
                new Fault.ClockStrobe(SOME_TIME, N1, 20_000_000, Span.millis(5, 20), A_WHILE));
    }

    private static long shown(Step step) {
        return Long.parseLong(((Effect.Noted) step.effects().getFirst()).text());
    }

    private static List<Step> looks(Trace trace) {
        return trace.steps().stream().filter(step -> !step.effects().isEmpty()).toList();
    }

    private static long timeOf(Trace trace, Class<? extends Event> kind, long otherwise) {
        return trace.steps().stream()
                .filter(step -> kind.isInstance(step.event()))
                .mapToLong(Step::timeNanos)
                .findFirst()
                .orElse(otherwise);
    }

    /** A timer fires as soon as the node's own clock shows its time, and never before, whatever the clock does. */
    @Property(tries = 200)
    void timersFollowTheNodesOwnClock(@ForAll("faults") Fault fault, @ForAll long seed) {
        List<Step> looks = looks(Worlds.play(LOOKING, Worlds.of(1, Worlds.CALM, fault), seed));
        assertThat(looks).hasSizeGreaterThan(100);
        int late = 0;
        for (int nth = 1; nth < looks.size(); nth++) {
            long passed = shown(looks.get(nth)) - shown(looks.get(nth - 1));
            assertThat(passed).isGreaterThanOrEqualTo(5_000_000);
            late += passed > 5_000_010 ? 1 : 0;
        }
        // a clock that jumps over the time of a timer shows more when it fires: once for each jump
        assertThat(late).isLessThan(fault instanceof Fault.ClockStrobe ? 70 : 3);
    }

    @Property(tries = 100)
    void driftStaysWithinItsBoundAndWhatIsMendedKeepsItsError(
            @ForAll @LongRange(min = -400_000, max = 400_000) long partsPerMillion, @ForAll long seed) {
        Fault drift = new Fault.ClockDrift(SOME_TIME, N1, partsPerMillion, A_WHILE);
        Trace trace = Worlds.play(LOOKING, Worlds.of(1, Worlds.CALM, drift), seed);
        long from = timeOf(trace, Event.Disturbed.class, 0);
        long until = timeOf(trace, Event.Restored.class, 0);
        for (Step look : looks(trace)) {
            long wrong = Math.max(0, Math.min(look.timeNanos(), until) - from);
            double expected = wrong * (double) partsPerMillion / 1e6;
            assertThat((double) (shown(look) - look.timeNanos())).isBetween(expected - 2, expected + 2);
        }
    }

    @Property(tries = 100)
    void aJumpIsThereAsLongAsItLasts(
            @ForAll @LongRange(min = -90_000_000, max = 90_000_000) long byNanos, @ForAll long seed) {
        Fault jump = new Fault.ClockJump(SOME_TIME, N1, byNanos, A_WHILE);
        Trace trace = Worlds.play(LOOKING, Worlds.of(1, Worlds.CALM, jump), seed);
        long from = timeOf(trace, Event.Disturbed.class, 0);
        long until = timeOf(trace, Event.Restored.class, 0);
        for (Step look : looks(trace)) {
            if (look.timeNanos() != from && look.timeNanos() != until) {
                boolean on = from < look.timeNanos() && look.timeNanos() < until;
                assertThat(shown(look) - look.timeNanos()).isEqualTo(on ? byNanos : 0);
            }
        }
    }

    @Property(tries = 100)
    void aStrobeShowsTheTruthOrTheJumpAndTheTruthInTheEnd(@ForAll long seed) {
        long by = 15_000_000;
        Fault strobe = new Fault.ClockStrobe(SOME_TIME, N1, by, Span.millis(5, 20), A_WHILE);
        List<Step> looks = looks(Worlds.play(LOOKING, Worlds.of(1, Worlds.CALM, strobe), seed));
        assertThat(looks).allMatch(look -> List.of(0L, by).contains(shown(look) - look.timeNanos()));
        assertThat(shown(looks.getLast())).isEqualTo(looks.getLast().timeNanos());
    }
}
