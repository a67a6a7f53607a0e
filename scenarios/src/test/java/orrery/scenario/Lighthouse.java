package orrery.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Span;
import orrery.api.Twin;

/** A protocol for scenarios to name: it has options of every kind, roles, promises and a twin. */
final class Lighthouse implements Protocol<Lighthouse.Signal, Lighthouse.Tick> {

    record Signal() {}

    enum Tick {
        TURN
    }

    enum Colour {
        RED,
        DEEP_GREEN
    }

    record Options(
            Span period,
            Duration gap,
            int lamps,
            long oil,
            double brightness,
            boolean foghorn,
            String keeper,
            Colour colour,
            List<Duration> flashes) {

        Options {
            if (lamps == 13) {
                throw new IllegalArgumentException("lamps must not be 13");
            }
        }
    }

    static final Options DEFAULTS = new Options(
            Span.millis(150, 300),
            Duration.ofMillis(50),
            3,
            1_000_000_000_000L,
            0.5,
            true,
            "nobody",
            Colour.RED,
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));

    sealed interface Light extends Node<Signal, Tick> {}

    record Dark() implements Light {
        @Override
        public Light receive(NodeId from, Signal message, Context<Signal, Tick> ctx) {
            return new BlinkingLight();
        }
    }

    record BlinkingLight() implements Light {
        @Override
        public Light receive(NodeId from, Signal message, Context<Signal, Tick> ctx) {
            return this;
        }
    }

    @Override
    public String name() {
        return "lighthouse";
    }

    @Override
    public String summary() {
        return "Lights that answer each other.";
    }

    @Override
    public Record options() {
        return DEFAULTS;
    }

    @Override
    public Node<Signal, Tick> boot(NodeId self, Setup setup) {
        return new Dark();
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.always("one light at most", snapshot -> Optional.empty()),
                Check.sometimes("a light", snapshot -> true));
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Map.of(
                "a light goes on",
                snapshot -> snapshot.nodes().stream()
                        .anyMatch(node -> snapshot.state(node)
                                .filter(BlinkingLight.class::isInstance)
                                .isPresent()));
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("burns-always", "one light at most", "It never rests.", new Lighthouse()));
    }
}
