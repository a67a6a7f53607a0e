package orrery.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.Span;
import orrery.world.Distribution;
import orrery.world.Workload;

/** {@code workload:}. */
@Doc(
        "What clients ask. In an open loop, questions arrive at a rate, as a Poisson process, whatever happens, and a client"
                + " works on one at a time; in a closed loop, a client is asked again when it has been answered and has thought.")
public record WorkloadSpec(
        @Doc("How many clients there are: c1, c2 and so on.") @Bounds(min = 0, max = 10_000)
        Integer clients,

        @Doc("How many keys there are, k1, k2 and so on.") @Bounds(min = 1, max = 1_000_000)
        Integer keys,

        @Doc(
                "How popular the first keys are: the exponent of a Zipf distribution, from 0, where each is as likely as the"
                        + " others, to 10. The field's usual one is 0.99.")
        Double skew,

        @Doc("Open loop: how many questions arrive, over all clients together. There is a rate or a time to think.")
        Rate rate,

        @Doc("Closed loop: how long each client thinks, from an answer to its next question.")
        Optional<Distribution> think,

        @Doc(
                "The weights of the protocol's questions, by name, as in { put: 2, get: 1 }. Left out, all weigh the same.")
        @Bounds(min = 0, max = 1_000_000)
        Map<String, Integer> mix,

        @Doc("When questions begin to arrive.") Duration from,

        @Doc("When they end, so that a run may fall quiet. Left out, they do not end before the run does.")
        Optional<Duration> until,

        @Doc(
                "After how long a client gives an operation up, whose outcome is then unknown: drawn for each. Left out, it waits"
                        + " for ever.")
        Optional<Span> timeout,

        @Doc("How often a question is asked again, as a new operation, when it failed or was given up.")
        @Bounds(min = 0, max = 1_000)
        Integer retries) {

    private static final double MOST_SKEWED = 10;

    private static final Rate DEFAULT_RATE = new Rate(10);

    public WorkloadSpec {
        clients = Objects.requireNonNullElse(clients, 1);
        keys = Objects.requireNonNullElse(keys, 1);
        skew = Objects.requireNonNullElse(skew, 0.0);
        retries = Objects.requireNonNullElse(retries, 0);
        rate = Objects.requireNonNullElse(rate, DEFAULT_RATE);
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(mix, Map.of())));
        from = Objects.requireNonNullElse(from, Duration.ZERO);
    }

    /** One client that asks ten questions a second of all kinds about one key, all the time. */
    public static final WorkloadSpec DEFAULT = new WorkloadSpec(
            1, 1, 0.0, DEFAULT_RATE, Optional.empty(), Map.of(), Duration.ZERO, Optional.empty(), Optional.empty(), 0);

    /** Whether anybody is asked anything. */
    boolean asks() {
        return clients > 0 && (think.isPresent() || rate.perSecond() > 0);
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
        if (think.isPresent() && part.field("rate").value() != null) {
            part.field("think").say("questions come at a rate or after a time to think; take one of them away");
        }
        if (!(skew >= 0 && skew <= MOST_SKEWED)) {
            part.field("skew").refuse("a Zipf distribution's exponent is from 0 to 10, as in 0.99");
        }
        if (part.clean() && clients == 0 && (think.isPresent() || rate.perSecond() > 0)) {
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
        return new Workload(
                think.<Workload.Loop>map(Workload.Loop.Closed::new)
                        .orElseGet(() -> new Workload.Loop.Open(rate.perSecond())),
                keys,
                skew,
                weights(asks == null ? mix.keySet() : asks, part.field("mix")),
                from.toNanos(),
                end.toNanos(),
                timeout,
                retries);
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
