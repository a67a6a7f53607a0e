package orrery.protocols.bully;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * A process that does as the coordinator says.
 *
 * @param coordinator who that is; empty when it has just come back
 */
public record Follower(Place place, Optional<NodeId> coordinator) implements Process {

    /** Who comes back calls an election, for it may be the highest that is up. */
    @Override
    public Process start(Context<Message, Timer> ctx) {
        return Candidate.standing(place, Optional.empty(), ctx);
    }

    static Follower of(Place place, NodeId coordinator, Context<Message, Timer> ctx) {
        for (Timer timer : Timer.values()) {
            ctx.cancelTimer(timer);
        }
        if (place.watches(coordinator)) {
            ctx.setTimer(place.silence(), Timer.SILENCE);
        }
        return new Follower(place, Optional.of(coordinator));
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case SILENCE -> place.rules().missesTheCoordinator() ? Candidate.standing(place, coordinator, ctx) : this;
            case ANSWER, ANNOUNCEMENT, OFFICE, BEAT -> misplaced(timer);
        };
    }
}
