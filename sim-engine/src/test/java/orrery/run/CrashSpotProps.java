package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
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
