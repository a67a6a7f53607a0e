package orrery.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.world.Workload;

/** {@code workload:}. */
@Doc("What clients ask: questions arrive as a Poisson process, and a client works on one at a time.")
public record WorkloadSpec(
        @Doc("How many clients there are: c1, c2 and so on.") @Bounds(min = 0, max = 10_000)
        Integer clients,

        @Doc("How many keys there are, k1, k2 and so on, each as likely as the others.")
        @Bounds(min = 1, max = 1_000_000)
        Integer keys,

        @Doc("How many questions arrive, over all clients together.")
        Rate rate,

        @Doc(
                "The weights of the protocol's questions, by name, as in { put: 2, get: 1 }. Left out, all weigh the same.")
        @Bounds(min = 0, max = 1_000_000)
        Map<String, Integer> mix,

        @Doc("When questions begin to arrive.") Duration from,

        @Doc("When they end, so that a run may fall quiet. Left out, they do not end before the run does.")
        Optional<Duration> until) {

    private static final Rate DEFAULT_RATE = new Rate(10);

    public WorkloadSpec {
        clients = Objects.requireNonNullElse(clients, 1);
        keys = Objects.requireNonNullElse(keys, 1);
        rate = Objects.requireNonNullElse(rate, DEFAULT_RATE);
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(mix, Map.of())));
        from = Objects.requireNonNullElse(from, Duration.ZERO);
    }

    /** One client that asks ten questions a second of all kinds about one key, all the time. */
    public static final WorkloadSpec DEFAULT =
            new WorkloadSpec(1, 1, DEFAULT_RATE, Map.of(), Duration.ZERO, Optional.empty());

    /** Whether anybody is asked anything. */
    boolean asks() {
        return clients > 0 && rate.perSecond() > 0;
    }

    /**
     * The workload in a world.
     *
     * @param asks what the protocol's clients may be asked; null if nobody knows the protocol
     * @param scenario the whole scenario, which takes what cannot be
     */
    Workload workload(@Nullable Set<String> asks, Duration duration, Part scenario) {
        Part part = scenario.field("workload");
        if (asks != null && asks.isEmpty()) {
            part.say("nobody can be asked anything by this protocol");
        }
        Duration end = until.orElse(duration);
        if (part.clean() && clients == 0 && rate.perSecond() > 0) {
            part.field("clients").say("found 0, but somebody must ask; leave the workload out instead");
        }
        if (until.isPresent()
                && end.compareTo(duration) > 0
                && scenario.field("duration").clean()) {
            part.field("until").refuse("the run lasts " + Forms.TIME.write(duration));
        } else if (from.compareTo(end) >= 0
                && part.clean()
                && scenario.field("duration").clean()) {
            part.field("from").refuse("questions end at " + Forms.TIME.write(end));
        }
        return Workload.open(
                rate.perSecond(),
                keys,
                weights(asks == null ? mix.keySet() : asks, part.field("mix")),
                from.toNanos(),
                end.toNanos());
    }

    private Map<String, Integer> weights(Set<String> asks, Part part) {
        mix.keySet().stream()
                .filter(ask -> !asks.contains(ask))
                .forEach(ask -> part.field(ask)
                        .sayOfName("no such question; the protocol answers " + String.join(", ", asks)
                                + Nearest.hint(ask, asks)));
        Map<String, Integer> weights = new LinkedHashMap<>();
        if (mix.isEmpty()) {
            asks.forEach(ask -> weights.put(ask, 1));
        } else if (part.clean()) {
            weights.putAll(mix);
            if (weights.values().stream().allMatch(weight -> weight == 0)) {
                part.say("all weights are 0, so there is nothing to ask; leave the workload out instead");
            }
        }
        return weights;
    }
}
