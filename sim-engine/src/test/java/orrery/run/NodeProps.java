package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Fault.Spot;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Zones;

/** What it means for a node to be down, to stand still, to be slow, to come and to go, for any seed. */
class NodeProps extends Family {

    private record Kept(long number) {}

    /** Every 7 ms, a node says a number to the next one, saves it, says it again, and notes it. */
    private static final Protocol<String, String> SAVING = script((input, ctx, setup) -> {
        long last = setup.saved(Kept.class).map(Kept::number).orElse(0L);
        if (input.equals("start")) {
            ctx.note("found " + last);
        }
        if (input.equals("start") || input.equals("tick")) {
            long number = Math.max(last, ctx.clock().toMillis());
            int next = (ctx.self().index() + 1) % setup.servers().size();
            ctx.setTimer(Duration.ofMillis(7), "tick");
            ctx.send(setup.servers().get(next), "before " + number);
            ctx.save(new Kept(number));
            ctx.send(setup.servers().get(next), "after " + number);
        }
    });

    @Override
    List<Fault> family() {
        List<Fault> faults = new ArrayList<>(List.of(
                new Fault.Crash(SOME_TIME, N1, A_WHILE, Spot.BETWEEN_HANDLERS, true),
                new Fault.Crash(SOME_TIME, N1, Optional.empty(), Spot.BETWEEN_HANDLERS, false),
                new Fault.Pause(SOME_TIME, N1, A_WHILE),
                new Fault.Slow(SOME_TIME, N1, Span.millis(1, 5), A_WHILE),
                new Fault.Join(SOME_TIME, Worlds.node("n1")),
                new Fault.Leave(SOME_TIME, N1)));
        for (Spot spot : Spot.values()) {
            faults.add(new Fault.Crash(SOME_TIME, N1, A_WHILE, spot, false));
        }
        return faults;
    }

    /** Between its crash and its next boot nothing happens at a node, and it boots with what it saved last. */
    @Property(tries = 150)
    void aNodeThatIsDownDoesNothingAndFindsWhatItSaved(@ForAll("faults") Fault fault, @ForAll long seed) {
        Trace trace = Worlds.play(SAVING, Worlds.of(3, Worlds.STORMY, fault), seed);
        boolean amnesia = fault instanceof Fault.Crash crash && crash.amnesia();
        Map<Object, Long> saved = new HashMap<>();
        TreeSet<Integer> up = new TreeSet<>();
        for (Step step : trace.steps()) {
            if (step.node() == null) {
                continue;
            }
            int node = step.node().index();
            switch (step.event()) {
                case Event.Booted booted -> {
                    assertThat(up.add(node)).isTrue();
                    boolean lost = amnesia && booted.incarnation() > 0;
                    assertThat(step.effects())
                            .contains(new Effect.Noted("found " + (lost ? 0 : saved.getOrDefault(node, 0L))));
                }
                case Event.Crashed crashed -> assertThat(up.remove(node)).isTrue();
                case Event.Delivered delivered -> assertThat(up).contains(node);
                case Event.TimedOut timedOut -> assertThat(up).contains(node);
                case Event.Dropped drop
                when drop.reason() == Event.Reason.DOWN ->
                    assertThat(up).doesNotContain(drop.to().index());
                default -> {}
            }
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Saved(Object state)) {
                    saved.put(node, ((Kept) state).number());
                }
            }
        }
    }

    /** What a handler asked for happens up to the crash and not beyond, in the order in which it was asked for. */
    @Property(tries = 150)
    void aCrashInAHandlerCutsItsEffectsOff(@ForAll long seed, @ForAll Spot spot) {
        Fault crash = new Fault.Crash(SOME_TIME, N1, Optional.empty(), spot, false);
        Trace trace = Worlds.play(SAVING, Worlds.of(2, Worlds.CALM, crash), seed);
        Step crashed = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .findFirst()
                .orElseThrow();
        Step last = trace.steps().subList(0, (int) crashed.number()).reversed().stream()
                .filter(step -> crashed.node() != null && crashed.node().equals(step.node()))
                .filter(step -> step.event() instanceof Event.TimedOut)
                .findFirst()
                .orElseThrow();
        List<String> whole = List.of("TimerSet", "Sent", "Saved", "Sent");
        List<String> done = last.effects().stream()
                .map(effect -> effect.getClass().getSimpleName())
                .toList();
        assertThat(done).isEqualTo(whole.subList(0, done.size()));
        switch (spot) {
            case BETWEEN_HANDLERS -> assertThat(done).isEqualTo(whole);
            case BETWEEN_EFFECTS -> assertThat(done).hasSizeLessThan(4);
            case BEFORE_SAVE -> assertThat(done).hasSize(2);
            case AFTER_SAVE -> assertThat(done).hasSize(3);
            case BEFORE_SEND -> assertThat(done.size()).isIn(1, 3);
            case AFTER_SEND -> assertThat(done.size()).isIn(2, 4);
        }
        assertThat(crashed.cause()).isEqualTo(spot == Spot.BETWEEN_HANDLERS ? Step.NO_CAUSE : last.number());
    }

    @Property(tries = 100)
    void aNodeThatStandsStillDoesNothingAndLosesNothing(@ForAll long seed) {
        Fault pause = new Fault.Pause(SOME_TIME, N1, A_WHILE);
        Trace trace = Worlds.play(SAVING, Worlds.of(2, Worlds.CALM, pause), seed);
        long from = timeOf(trace, Event.Disturbed.class);
        long until = timeOf(trace, Event.Restored.class);
        assertThat(trace.steps())
                .filteredOn(step -> step.node() != null && step.node().index() == 0)
                .noneMatch(step -> from < step.timeNanos() && step.timeNanos() < until);
        assertThat(trace.steps()).extracting(Step::timeNanos).isSorted();
        assertThat(trace.steps()).noneMatch(step -> step.event() instanceof Event.Dropped);
        long heard = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Delivered && step.node() != null)
                .filter(step -> step.node().index() == 0)
                .count();
        // the other server ticks every 7 ms for a second and says two things each time, of which the last are under way
        assertThat(heard).isBetween(2 * (1000L - 10) / 7 - 2, 2 * 1000L / 7 + 2);
    }

    private static long timeOf(Trace trace, Class<? extends Event> kind) {
        return trace.steps().stream()
                .filter(step -> kind.isInstance(step.event()))
                .findFirst()
                .orElseThrow()
                .timeNanos();
    }

    @Property(tries = 100)
    void aSlowNodeTakesItsTimeForEachInput(@ForAll long seed) {
        Fault slow = new Fault.Slow(SOME_TIME, N1, Span.millis(2, 3), A_WHILE);
        Trace trace = Worlds.play(SAVING, Worlds.of(2, Worlds.CALM, slow), seed);
        long from = timeOf(trace, Event.Disturbed.class);
        long until = timeOf(trace, Event.Restored.class);
        long last = 0;
        for (Step step : trace.steps()) {
            boolean input = step.event() instanceof Event.Delivered || step.event() instanceof Event.TimedOut;
            if (input && step.node() != null && step.node().index() == 0) {
                if (last > from && last < until) {
                    assertThat(step.timeNanos() - last).isGreaterThanOrEqualTo(2_000_000);
                }
                last = step.timeNanos();
            }
        }
    }

    @Property(tries = 100)
    void aZoneGoesDownAsAWholeAndNobodyElse(@ForAll long seed) {
        Zones zones = new Zones(
                List.of("here", "there"),
                List.of(List.of(Worlds.node("n1"), Worlds.node("n2")), List.of(Worlds.node("n3"), Worlds.node("n4"))),
                List.of(List.of(0L, 1_000_000L), List.of(1_000_000L, 0L)));
        Network network = new Network(Worlds.CALM, List.of(), Optional.empty(), Optional.of(zones));
        Fault down = new Fault.ZoneDown(SOME_TIME, "here", A_WHILE);
        Trace trace = Worlds.play(SAVING, Worlds.on(network, Worlds.of(4, Worlds.CALM, down)), seed);
        List<Step> crashes = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .toList();
        assertThat(crashes).extracting(step -> String.valueOf(step.node())).containsExactly("n1", "n2");
        assertThat(crashes.getFirst().timeNanos()).isEqualTo(crashes.getLast().timeNanos());
        assertThat(trace.steps())
                .filteredOn(step -> step.event() instanceof Event.Booted booted && booted.incarnation() == 1)
                .hasSize(2);
    }

    @Property(tries = 60)
    void aRollingRestartTakesEachServerDownOnceAndOneAtATime(@ForAll long seed, @ForAll boolean upgrade) {
        Span down = Span.millis(10, 60);
        Span gap = Span.millis(0, 60);
        Fault rolling = upgrade
                ? new Fault.RollingUpgrade(SOME_TIME, "", down, gap)
                : new Fault.RollingRestart(SOME_TIME, down, gap);
        Trace trace = Worlds.play(SAVING, Worlds.of(3, Worlds.STORMY, rolling), seed);
        List<String> story = new ArrayList<>();
        for (Step step : trace.steps()) {
            switch (step.event()) {
                case Event.Crashed crashed -> story.add(step.node() + " down");
                case Event.Booted booted when booted.incarnation() > 0 -> story.add(step.node() + " up");
                default -> {}
            }
        }
        assertThat(story).containsExactly("n1 down", "n1 up", "n2 down", "n2 up", "n3 down", "n3 up");
    }

    @Property(tries = 60)
    void whoJoinsDoesNothingBeforeAndWhoLeavesNothingAfter(@ForAll long seed) {
        Fault join = new Fault.Join(SOME_TIME, Worlds.node("n1"));
        Fault leave = new Fault.Leave(SOME_TIME, N2);
        Fault back = new Fault.Crash(SOME_TIME, N2, A_WHILE, Spot.BETWEEN_HANDLERS, false);
        Trace trace = Worlds.play(SAVING, Worlds.of(3, Worlds.STORMY, join, leave, back), seed);
        List<Step> ofTheJoiner = at(trace, 0);
        assertThat(ofTheJoiner.getFirst().event()).isEqualTo(new Event.Booted(0));
        assertThat(ofTheJoiner.getFirst().timeNanos()).isBetween(100_000_000L, 500_000_000L);
        List<Step> ofTheLeaver = at(trace, 1);
        assertThat(ofTheLeaver.getLast().event()).isInstanceOf(Event.Crashed.class);
        assertThat(ofTheLeaver.getLast().timeNanos()).isLessThanOrEqualTo(500_000_000L);
    }

    /** What happens at a node while it is there; messages that it sent may be lost later. */
    private static List<Step> at(Trace trace, int node) {
        return trace.steps().stream()
                .filter(step -> step.node() != null && step.node().index() == node)
                .filter(step -> !(step.event() instanceof Event.Dropped))
                .toList();
    }

    @Property(tries = 60)
    void whoIsToBeStruckIsFoundWhenTheTimeComes(@ForAll long seed) {
        Fault crash = new Fault.Crash(SOME_TIME, new Target.Any(), A_WHILE, Spot.BETWEEN_HANDLERS, false);
        Fault first = new Fault.Crash(Worlds.at(50), N1, Optional.empty(), Spot.BETWEEN_HANDLERS, false);
        Trace trace = Worlds.play(SAVING, Worlds.of(2, Worlds.CALM, first, crash), seed);
        assertThat(trace.steps())
                .filteredOn(step -> step.event() instanceof Event.Crashed)
                .extracting(step -> String.valueOf(step.node()))
                .containsExactly("n1", "n2");
    }
}
