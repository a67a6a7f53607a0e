package orrery.protocols.order.hybrid;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A process in which things happen now and then: it does something, sends a message to anybody, or receives one. */
public record Process(Place place, Saved saved) implements Node<Message, Timer> {

    /** What does not change: who it is, and among whom. */
    public record Place(NodeId self, List<NodeId> others, Options options, Rules rules) {}

    @Override
    public Process start(Context<Message, Timer> ctx) {
        awaitNext(ctx);
        return this;
    }

    private void awaitNext(Context<Message, Timer> ctx) {
        if (saved.left() > 0) {
            ctx.setTimer(ctx.chance().within(place.options().pause()), Timer.NEXT);
        }
    }

    /** What the physical clock of this process says, which is nobody's true time. */
    private long physical(Context<Message, Timer> ctx) {
        long tick = place.options().tick().toNanos();
        long ahead = place.options().skew().toNanos() * place.self().index();
        return Math.floorDiv(ctx.clock().toNanos() + ahead, tick) * tick;
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case NEXT -> act(ctx);
        };
    }

    private Process act(Context<Message, Timer> ctx) {
        long physical = physical(ctx);
        Event event =
                new Event(nextId(), physical, place.rules().next(saved.last().stamp(), physical), Optional.empty());
        Process after = happened(event, saved.left() - 1, ctx);
        if (!place.others().isEmpty() && ctx.chance().happens(place.options().sends())) {
            ctx.send(ctx.chance().pick(place.others()), new Message(event.id(), event.stamp()));
        }
        after.awaitNext(ctx);
        return after;
    }

    @Override
    public Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        long physical = physical(ctx);
        Stamp stamp = place.rules().received(saved.last().stamp(), message.stamp(), physical);
        return happened(new Event(nextId(), physical, stamp, Optional.of(message.sending())), saved.left(), ctx);
    }

    private Event.Id nextId() {
        return new Event.Id(place.self(), saved.last().id().number() + 1);
    }

    private Process happened(Event event, int left, Context<Message, Timer> ctx) {
        Process after = new Process(place, new Saved(event, left));
        place.rules().beforeTelling(after.saved, ctx);
        return after;
    }
}
