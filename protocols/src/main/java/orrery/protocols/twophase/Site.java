package orrery.protocols.twophase;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A participant that coordinates, too: what one half says to the other takes no message. */
public record Site(Coordinator coordinator, Participant participant) implements Node<Message, Timer> {

    @Override
    public Site start(Context<Message, Timer> ctx) {
        return new Site(coordinator.start(ctx), participant.start(ctx));
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Begin begin -> toCoordinator(from, begin, ctx);
            case Message.CommitRequest request -> toCoordinator(from, request, ctx);
            case Message.Vote vote -> toCoordinator(from, vote, ctx);
            case Message.Ack ack -> toCoordinator(from, ack, ctx);
            case Message.Inquiry inquiry ->
                inquiry.txn().coordinator().equals(ctx.self())
                        ? toCoordinator(from, inquiry, ctx)
                        : toParticipant(from, inquiry, ctx);
            case Message.Abandon abandon -> toCoordinator(from, abandon, ctx).toParticipant(from, abandon, ctx);
            case Message.Execute execute -> toParticipant(from, execute, ctx);
            case Message.Prepare prepare -> toParticipant(from, prepare, ctx);
            case Message.Decided decided -> toParticipant(from, decided, ctx);
            case Message.Begun misrouted -> ctx.refuse(misrouted, this);
            case Message.Executed misrouted -> ctx.refuse(misrouted, this);
            case Message.Refused misrouted -> ctx.refuse(misrouted, this);
            case Message.Finished misrouted -> ctx.refuse(misrouted, this);
        };
    }

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case Timer.Votes votes -> new Site(coordinator.timeout(votes, ctx), participant);
            case Timer.Acks acks -> new Site(coordinator.timeout(acks, ctx), participant);
            case Timer.Idle idle -> new Site(coordinator, participant.timeout(idle, ctx));
            case Timer.Uncertain uncertain -> new Site(coordinator, participant.timeout(uncertain, ctx));
            case Timer.Patience misplaced -> throw new IllegalStateException("a site sets no timer " + misplaced);
        };
    }

    private Site toCoordinator(NodeId from, Message message, Context<Message, Timer> ctx) {
        return new Site(coordinator.receive(from, message, ctx), participant);
    }

    private Site toParticipant(NodeId from, Message message, Context<Message, Timer> ctx) {
        return new Site(coordinator, participant.receive(from, message, ctx));
    }

    /** The part of a node that coordinates, if it does. */
    static Optional<Coordinator> coordinator(Node<?, ?> node) {
        return node instanceof Coordinator alone
                ? Optional.of(alone)
                : node instanceof Site site ? Optional.of(site.coordinator) : Optional.empty();
    }

    /** The part of a node that participates, if it does. */
    static Optional<Participant> participant(Node<?, ?> node) {
        return node instanceof Participant alone
                ? Optional.of(alone)
                : node instanceof Site site ? Optional.of(site.participant) : Optional.empty();
    }
}
