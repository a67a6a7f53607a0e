package orrery.protocols.raft;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.world.World;

/** Plays a world until its first leader is elected. */
final class Elections {

    private final Simulator simulator = new Simulator();

    /**
     * The first leader.
     *
     * @param term empty if there was none
     */
    record Elected(OptionalLong term, long timeNanos) {}

    Elected first(Protocol<?, ?> protocol, World world, long seed) {
        FirstLeader first = new FirstLeader();
        simulator.run(protocol, world, seed, "election", "", Recording.digestOnly(), first);
        return new Elected(first.term, first.timeNanos);
    }

    private static final class FirstLeader implements Observer {
        private OptionalLong term = OptionalLong.empty();
        private long timeNanos;

        @Override
        public boolean changed(
                long step,
                long now,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> after,
                @Nullable Record saved) {
            if (after instanceof Leader leader) {
                term = OptionalLong.of(leader.server().currentTerm());
                timeNanos = now;
                return false;
            }
            return true;
        }
    }
}
