package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Times;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;

/** {@code climate:}. Written {@code stormy}, or with fields. */
@Doc("Faults that are not written down but drawn from the seed (swarm testing: Groce et al., [Swarm"
        + " Testing](https://doi.org/10.1145/2338965.2336763), ISSTA 2012): each run leaves out a random half of the kinds,"
        + " and all is over after four fifths of it, but for servers that are gone for good and what links do to single"
        + " messages. Nothing is drawn that goes beyond what the protocol is to survive. `orrery"
        + " run` tells what was drawn. Written by its name alone, as in `climate: stormy`, or with fields.")
public record ClimateSpec(
        @Doc("One that is known.") Optional<Name> name,

        @Doc(
                "One of one's own, in the place of a name: which kinds of weather may come, and how many of each at most, or how"
                        + " bad, from 1 to 20, as in { crash: 3, partition: 2, loss: 1 }.")
        @Bounds(min = 1, max = 20)
        Map<String, Integer> kinds,

        @Doc("How many servers may be down at the same time. Left out, a minority.") @Bounds(min = 0, max = 10_000)
        Optional<Integer> down,

        @Doc("How many servers may lose their disk in a run. Left out, none.") @Bounds(min = 0, max = 10_000)
        Optional<Integer> amnesiac,

        @Doc("How many servers may be Byzantine in a run. Left out, none.") @Bounds(min = 0, max = 10_000)
        Optional<Integer> byzantine,

        @Doc("By how much clocks may be wrong. Left out, 1s.")
        Optional<Duration> clockError,

        @Doc("When all is over. Left out, after four fifths of the run.")
        Optional<Duration> until) {

    /** The climates that are known, each worse than the one before. */
    public enum Name {
        CALM,
        BREEZY,
        STORMY,
        HOSTILE
    }

    static final List<String> WEATHERS =
            Stream.of(Weather.values()).map(Forms::word).toList();

    static final String ALLOWED = "a climate is calm, breezy, stormy or hostile, or { kinds: { crash: 3, loss: 1 } }";

    static final ClimateSpec NONE = of(Optional.empty());

    public ClimateSpec {
        // what could not be read is null here, and the reader says so
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(kinds, Map.of())));
    }

    /** A climate that is known, with the budget that goes without saying. */
    public static ClimateSpec of(Name name) {
        return of(Optional.of(name));
    }

    private static ClimateSpec of(Optional<Name> name) {
        return new ClimateSpec(
                name,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether its name says it all. */
    boolean named() {
        return name.filter(known -> equals(of(known))).isPresent();
    }

    /** Null if there is no such climate, and then that has been said. */
    static @Nullable Object read(Part part) {
        return switch (part.value()) {
            case Value.Fields fields -> Binder.bind(part, ClimateSpec.class);
            case Value.Word word -> {
                Object name = Binder.value(part, Name.class, null);
                yield name == null ? null : of((Name) name);
            }
            case null, default -> {
                part.refuse(ALLOWED);
                yield null;
            }
        };
    }

    /**
     * The climate over a world.
     *
     * @param duration of a run
     * @param part the field, which takes what cannot be
     */
    Climate climate(int servers, Duration duration, Part part) {
        if (name.isPresent() == !kinds.isEmpty()) {
            part.say("a climate has either a name or kinds of its own; " + ALLOWED);
        }
        if (until.isPresent() && until.get().isZero()) {
            part.field("until").refuse("it is longer than 0s");
        }
        if (until.isPresent() && until.get().multipliedBy(5).compareTo(duration.multipliedBy(4)) > 0) {
            part.field("until")
                    .say("the weather is over after four fifths of the run at the latest, which is "
                            + Times.text(duration.toNanos() / 5 * 4));
        }
        Budget usual = Budget.minority(servers);
        Budget budget = new Budget(
                down.orElse(usual.down()),
                amnesiac.orElse(usual.amnesiac()),
                byzantine.orElse(usual.byzantine()),
                clockError.map(Duration::toNanos).orElse(usual.clockErrorNanos()));
        if (name.isPresent()) {
            return Climate.named(Forms.word(name.get()), budget).until(until);
        }
        List<Climate.Kind> own = new ArrayList<>();
        kinds.forEach((weather, most) -> {
            int index = WEATHERS.indexOf(weather);
            if (index < 0) {
                part.field("kinds")
                        .field(weather)
                        .sayOfName("no such weather; there is " + String.join(", ", WEATHERS)
                                + Nearest.hint(weather, WEATHERS));
            } else {
                own.add(new Climate.Kind(Weather.values()[index], most));
            }
        });
        return new Climate("own", own, budget, until);
    }
}
