package orrery.protocols.order.clock;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.clock.Event.Stamp;

/** A process in which things happen now and then: it does something, sends a message to anybody, or receives one. */
public record Process(Place place, Saved saved) implements Node<Message, Timer> {

    /** What does not change: who it is, and among whom. */
    public record Place(NodeId self, List<NodeId> others, Options options, Rules rules) {}

    Event last() {
        return saved.last();
    }

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

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case NEXT -> act(ctx);
        };
    }

    private Process act(Context<Message, Timer> ctx) {
        Stamp now = last().stamp();
        Stamp next = new Stamp(
                place.rules().tick(now.lamport()),
                now.vector().tick(place.self().index()));
        Event event = new Event(nextId(), next, Optional.empty(), Optional.empty());
        Process after = happened(event, saved.left() - 1, ctx);
        if (!place.others().isEmpty() && ctx.chance().happens(place.options().sends())) {
            ctx.send(ctx.chance().pick(place.others()), new Message(event.id(), event.stamp()));
        }
        after.awaitNext(ctx);
        return after;
    }

    @Override
    public Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        Rules rules = place.rules();
        Stamp mine = last().stamp();
        Stamp theirs = message.stamp();
        VectorTime learnt = rules.learn(mine.vector(), theirs.vector());
        Stamp next = new Stamp(
                rules.received(mine.lamport(), theirs.lamport()),
                rules.tickOnReceipt(learnt, place.self().index()));
        Event receipt = new Event(
                nextId(),
                next,
                Optional.of(message.sending()),
                last().id().number() == 0
                        ? Optional.empty()
                        : Optional.of(rules.relation(theirs.vector(), mine.vector())));
        return happened(receipt, saved.left(), ctx);
    }

    private Event.Id nextId() {
        return new Event.Id(place.self(), last().id().number() + 1);
    }

    private Process happened(Event event, int left, Context<Message, Timer> ctx) {
        Process after = new Process(place, new Saved(event, left));
        place.rules().beforeTelling(after.saved, ctx);
        return after;
    }
}
