package orrery.protocols.bully;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A process: {@link Follower}, {@link Candidate}, {@link Elect} or {@link Coordinator}. Those of larger numbers are above it. */
public sealed interface Process extends Node<Message, Timer> permits Follower, Candidate, Elect, Coordinator {

    /** What does not change: who it is among whom. */
    record Place(NodeId self, List<NodeId> all, Options options, Rules rules) {

        List<NodeId> above() {
            return all.subList(self.index() + 1, all.size());
        }

        List<NodeId> below() {
            return all.subList(0, self.index());
        }

        /** Two beats and the way: in less, no coordinator that is alive is silent. */
        Duration silence() {
            return options.beat().multipliedBy(2).plus(options.delay());
        }

        boolean watches(NodeId coordinator) {
            return switch (options.watch()) {
                case ALL -> true;
                case LOWEST -> self.index() == 0;
                case NEXT -> self.index() == coordinator.index() - 1;
            };
        }

        void tell(List<NodeId> whom, Message message, Context<Message, Timer> ctx) {
            whom.forEach(to -> ctx.send(to, message));
        }

        @Override
        public String toString() {
            return self + " of " + all.size();
        }
    }

    Place place();

    @Override
    default Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case ELECTION -> called(from, ctx);
            case ANSWER -> answered(ctx);
            case COORDINATOR -> announced(from, ctx);
            case ALIVE -> alive(from, ctx);
        };
    }

    /** Somebody below calls an election: it is answered, and this process calls one itself. */
    private Process called(NodeId by, Context<Message, Timer> ctx) {
        ctx.send(by, Message.ANSWER);
        return switch (this) {
            case Coordinator sitting -> {
                ctx.send(by, Message.COORDINATOR);
                yield sitting;
            }
            case Elect soon -> {
                ctx.send(by, Message.COORDINATOR);
                yield soon;
            }
            case Candidate already -> already;
            case Follower follower -> Candidate.standing(place(), Optional.empty(), ctx);
        };
    }

    private Process answered(Context<Message, Timer> ctx) {
        if (!(this instanceof Candidate candidate) || !place().rules().yields()) {
            return this;
        }
        ctx.cancelTimer(Timer.ANSWER);
        ctx.setTimer(
                place().rules().answersTake(place().options().delay()).plus(place().silence()), Timer.ANNOUNCEMENT);
        return candidate;
    }

    private Process announced(NodeId coordinator, Context<Message, Timer> ctx) {
        boolean below = coordinator.compareTo(place().self()) < 0;
        return switch (this) {
            case Coordinator sitting -> overruled(coordinator, ctx);
            case Elect soon -> overruled(coordinator, ctx);
            case Candidate candidate -> below ? candidate : Follower.of(place(), coordinator, ctx);
            case Follower follower ->
                below ? Candidate.standing(place(), Optional.empty(), ctx) : Follower.of(place(), coordinator, ctx);
        };
    }

    private Process overruled(NodeId by, Context<Message, Timer> ctx) {
        if (place().rules().stepsDown(place().self().index(), by.index())) {
            return Follower.of(place(), by, ctx);
        }
        ctx.send(by, Message.COORDINATOR);
        return this;
    }

    private Process alive(NodeId coordinator, Context<Message, Timer> ctx) {
        if (this instanceof Follower follower && follower.coordinator().equals(Optional.of(coordinator))) {
            return place().rules().isContent()
                    ? Follower.of(place(), coordinator, ctx)
                    : Candidate.standing(place(), Optional.empty(), ctx);
        }
        return this;
    }

    /** A timer that this role does not set. */
    default Process misplaced(Timer timer) {
        throw new IllegalStateException(place().self() + " sets no timer " + timer + " in this role");
    }
}
