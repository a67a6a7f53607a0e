package orrery.scenario;

import java.util.Objects;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;

/** {@code network:}. */
@Doc("How messages travel, on every link and in both directions.")
public record NetworkSpec(
        @Doc("How long a message travels.") Distribution latency,
        @Doc("How likely a message is lost.") Probability loss,

        @Doc("How likely a message arrives a second time, after a latency of its own.")
        Probability duplication,

        @Doc("How likely a message is held back, so that later ones may overtake it.")
        Probability reordering,

        @Doc("How long a message is held back when it is.") Span heldBack,

        @Doc("`fifo`: messages of a link arrive in the order in which they were sent; `unordered`: each takes its own"
                + " time.")
        Order order) {

    /** Whether messages of a link may overtake each other. */
    public enum Order {
        FIFO,
        UNORDERED
    }

    private static final Distribution DEFAULT_LATENCY = new Distribution.Uniform(5_000_000, 15_000_000);
    private static final Span DEFAULT_HELD_BACK = Span.millis(20, 100);

    /** Five to fifteen milliseconds, and nothing lost. */
    public static final NetworkSpec DEFAULT = new NetworkSpec(
            DEFAULT_LATENCY,
            Probability.NEVER,
            Probability.NEVER,
            Probability.NEVER,
            DEFAULT_HELD_BACK,
            Order.UNORDERED);

    public NetworkSpec {
        latency = Objects.requireNonNullElse(latency, DEFAULT_LATENCY);
        loss = Objects.requireNonNullElse(loss, Probability.NEVER);
        duplication = Objects.requireNonNullElse(duplication, Probability.NEVER);
        reordering = Objects.requireNonNullElse(reordering, Probability.NEVER);
        heldBack = Objects.requireNonNullElse(heldBack, DEFAULT_HELD_BACK);
        order = Objects.requireNonNullElse(order, Order.UNORDERED);
    }

    Network network() {
        return new Network(new Link(
                latency,
                new Loss.Independent(loss.value()),
                duplication.value(),
                reordering.value(),
                heldBack,
                order == Order.FIFO,
                0,
                true,
                Optional.empty(),
                0));
    }
}
