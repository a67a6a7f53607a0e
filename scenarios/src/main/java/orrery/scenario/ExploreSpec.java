package orrery.scenario;

import java.util.Objects;
import java.util.Optional;
import orrery.explore.space.Bounds.Asking;
import orrery.explore.space.Bounds.Crashes;
import orrery.explore.space.Bounds.Mail;
import orrery.explore.space.Bounds.Network;
import orrery.explore.space.Bounds.Walk;

/** {@code explore: { network: set, lossy: true }}. */
@Doc(
        "What `orrery explore` takes into account and where it stops. What is said on the command line comes first; runs do not"
                + " look at it.")
public record ExploreSpec(
        @Doc(
                "How messages under way are kept: as a `multiset`, which is usual; as a `set`, in which equal messages are one; or"
                        + " `ordered`, where the oldest of a link comes first.")
        Optional<Network> network,

        @Doc("Whether a message under way may be lost.") Boolean lossy,

        @Doc(
                "Whether a message stays under way when it is delivered, so that it may come again and again; equal ones are one.")
        Boolean duplicating,

        @Doc(
                "Whether the message that was delivered last is part of the state, as in Stateright's duplicating network. It only"
                        + " makes more states.")
        Boolean remembersLast,

        @Doc("How many times servers may crash, at any moment.") @Bounds(min = 0, max = 1_000)
        Integer crashes,

        @Doc("Whether a crash may also fall between two effects of a handler.")
        Boolean crashPoints,

        @Doc("How many questions each client is asked at most. Left out, one.") @Bounds(min = 0, max = 1_000)
        Optional<Integer> questions,

        @Doc(
                "Whether a client is asked as soon as it is free, in the same step: each kind of question of the mix once, in the"
                        + " protocol's order. Otherwise when it is asked, and what, is one more thing that may happen.")
        Boolean eager,

        @Doc("Whether states that differ only in the names of nodes that the protocol calls interchangeable are one.")
        Boolean symmetric,

        @Doc("How many steps from the start are looked at. Left out, all.") @Bounds(min = 0, max = 1_000_000)
        Optional<Integer> depth,

        @Doc("How many states at most. Left out, a million.") @Bounds(min = 1, max = 2_000_000_000)
        Optional<Long> states) {

    /** Messages under way as a multiset, no crashes, one question. */
    public static final ExploreSpec NONE = new ExploreSpec(
            Optional.empty(),
            false,
            false,
            false,
            0,
            false,
            Optional.empty(),
            false,
            false,
            Optional.empty(),
            Optional.empty());

    private static final int USUAL_QUESTIONS = 1;
    private static final long USUAL_STATES = 1_000_000;

    public ExploreSpec {
        lossy = Objects.requireNonNullElse(lossy, false);
        duplicating = Objects.requireNonNullElse(duplicating, false);
        remembersLast = Objects.requireNonNullElse(remembersLast, false);
        crashes = Objects.requireNonNullElse(crashes, 0);
        crashPoints = Objects.requireNonNullElse(crashPoints, false);
        eager = Objects.requireNonNullElse(eager, false);
        symmetric = Objects.requireNonNullElse(symmetric, false);
        if (duplicating && network.filter(Network.ORDERED::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "a message that may come again has no place in an order; a network is" + " duplicating or ordered");
        }
    }

    /** The bounds that these are, in a search that takes so much memory. */
    public orrery.explore.space.Bounds bounds(boolean depthFirst, long maxBytes) {
        Network kept = duplicating ? Network.SET : network.orElse(Network.MULTISET);
        return new orrery.explore.space.Bounds(
                new Mail(kept, duplicating, lossy, remembersLast),
                new Crashes(crashes, crashPoints),
                new Asking(questions.orElse(USUAL_QUESTIONS), eager),
                new Walk(depthFirst, depth.orElse(Integer.MAX_VALUE), states.orElse(USUAL_STATES), maxBytes));
    }
}
