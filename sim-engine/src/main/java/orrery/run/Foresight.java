package orrery.run;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.core.Decisions.Kind;
import orrery.run.fault.Faults;
import orrery.run.net.Foretold;
import orrery.world.Deviations.Deviation;
import orrery.world.Fault;
import orrery.world.Network;
import orrery.world.World;

/**
 * What a seed decides, told without playing: every decision is a pure function of seed and address, so one can ask for
 * it. Of what a run does, only the number of messages on each link must be known.
 */
public final class Foresight {

    private Foresight() {}

    /**
     * All that the first messages of a link do otherwise than in a calm network. With these deviations in the place of its
     * probabilities, a network of datagrams plays the same run. On a reliable link what is lost several times in a row is
     * lost once here.
     *
     * @param count how many messages were sent
     */
    public static List<Deviation> deviations(Network network, long seed, NodeId from, NodeId to, long count) {
        return Foretold.deviations(network, seed, from, to, count);
    }

    /** The time drawn for a fault that strikes at a time; empty if it waits for something. */
    public static Optional<Long> strikesAt(World world, long seed, int fault) {
        return world.faults().get(fault).when() instanceof Fault.When.At(Span time)
                ? Optional.of(draw(world, seed, fault, Kind.TIME, time))
                : Optional.empty();
    }

    /** How long a fault lasts, as drawn; empty if for good. */
    public static Optional<Long> lasts(World world, long seed, int fault) {
        return world.faults().get(fault).lasts().map(span -> draw(world, seed, fault, Kind.LASTS, span));
    }

    private static long draw(World world, long seed, int fault, Kind kind, Span span) {
        return Faults.stream(world, seed, fault, kind).within(span).toNanos();
    }
}
