package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Fault.Spot;
import orrery.world.World;

/** A handler that saves and sends several times can be cut off at each of these places, and keeps what came before. */
class CrashSpotProps {

    private record Kept(int number) {}

    /** Saves, sends, saves, sends, saves; after a restart it says what it finds. */
    private static final Protocol<String, String> SAVING = script((input, ctx, setup) -> {
        if (!isFirst(ctx)) {
            return;
        }
        if (input.equals("start")) {
            ctx.note("found " + setup.saved(Kept.class).map(Kept::number).orElse(0));
            ctx.setTimer(Duration.ofMillis(100), "go");
        } else {
            for (int number = 1; number <= 3; number++) {
                ctx.save(new Kept(number));
                if (number < 3) {
                    ctx.send(setup.servers().get(1), "saved " + number);
                }
            }
        }
    });

    private static final Map<Spot, List<Integer>> PLACES = Map.of(
            Spot.BETWEEN_EFFECTS, List.of(0, 1, 2, 3, 4),
            Spot.BEFORE_SAVE, List.of(0, 2, 4),
            Spot.AFTER_SAVE, List.of(1, 3, 5),
            Spot.BEFORE_SEND, List.of(1, 3),
            Spot.AFTER_SEND, List.of(2, 4));

    private record Cut(int effects, String found) {}

    private static Cut cut(Spot spot, long seed) {
        Fault crash = new Fault.Crash(Worlds.at(50), Worlds.named("n1"), Optional.of(Span.millis(10, 10)), spot, false);
        World world = Worlds.of(2, Worlds.CALM, crash);
        List<Step> steps = Worlds.play(SAVING, world, seed).steps();
        Step crashed = steps.stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .findFirst()
                .orElseThrow();
        Effect first = steps.stream()
                .filter(step -> step.number() > crashed.number() && step.event() instanceof Event.Booted)
                .findFirst()
                .orElseThrow()
                .effects()
                .getFirst();
        return new Cut(steps.get((int) crashed.cause()).effects().size(), ((Effect.Noted) first).text());
    }

    @Property(tries = 100)
    void whatCameBeforeTheCrashIsDurable(@ForAll Spot spot, @ForAll long seed) {
        if (spot == Spot.BETWEEN_HANDLERS) {
            return;
        }
        Cut cut = cut(spot, seed);
        assertThat(PLACES.get(spot)).contains(cut.effects());
        assertThat(cut.found()).isEqualTo("found " + (cut.effects() + 1) / 2);
    }

    /** What the observer was told of a node: what it was, and what it is. */
    private record Told(
            @Nullable Node<?, ?> before, @Nullable Node<?, ?> after) {}

    /** A node that crashed inside a handler never was what the handler answered, and nobody may judge it by that. */
    @Property(tries = 100)
    void nobodySeesWhatTheHandlerWouldHaveAnswered(@ForAll Spot spot, @ForAll long seed) {
        if (spot == Spot.BETWEEN_HANDLERS) {
            return;
        }
        Fault crash = new Fault.Crash(Worlds.at(50), Worlds.named("n1"), Optional.empty(), spot, false);
        List<Told> told = new ArrayList<>();
        Observer observer = (step, timeNanos, node, before, after, saved) -> {
            if (node.index() == 0) {
                told.add(new Told(before, after));
            }
            return true;
        };
        Trace trace = new Simulator()
                .run(SAVING, Worlds.of(2, Worlds.CALM, crash), seed, "test", "", Recording.everything(), observer);
        int cut = (int) trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .findFirst()
                .orElseThrow()
                .cause();
        int effects = trace.steps().get(cut).effects().size();
        if (effects == 5) { // the crash came behind the last effect: the handler was through
            assertThat(told).hasSize(3);
            return;
        }
        Node<?, ?> booted = Objects.requireNonNull(told.getFirst().after());
        assertThat(told).containsExactly(new Told(null, booted), new Told(booted, null));
        assertThat(trace.steps().get(cut).before()).isEqualTo(booted);
    }

    /** A handler that fits may never come, or too late: then the crash is given up. */
    @Property(tries = 60)
    void aCrashWaitsForItsHandlerNoLongerThanItMay(
            @ForAll @IntRange(min = 0, max = 100) int millis, @ForAll Spot spot, @ForAll long seed) {
        if (spot == Spot.BETWEEN_HANDLERS) {
            return;
        }
        Fault crash = new Fault.Crash(
                Worlds.at(50),
                Worlds.named("n1"),
                Optional.empty(),
                spot,
                false,
                Optional.of(Duration.ofMillis(millis)));
        Trace trace = Worlds.play(SAVING, Worlds.of(2, Worlds.CALM, crash), seed);
        assertThat(trace.summary().fired().containsKey("crash inside a handler"))
                .isEqualTo(millis >= 50);
        assertThat(trace.summary().idle()).hasSize(millis >= 50 ? 0 : 1);
    }

    @Example
    void everyPlaceIsFound() {
        PLACES.forEach((spot, places) -> {
            TreeSet<Integer> seen = new TreeSet<>();
            for (long seed = 1; seed <= 100; seed++) {
                seen.add(cut(spot, seed).effects());
            }
            assertThat(seen).as(spot.name()).containsExactlyElementsOf(places);
        });
    }
}
