package orrery.protocols.order.multicast;

import org.pcollections.PVector;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/**
 * A member of a group that broadcasts something now and then, and delivers what all broadcast.
 *
 * @param sent how much it has broadcast itself
 * @param delivered what it has delivered, in order
 */
public record Member(NodeId self, Options options, long sent, PVector<Id> delivered, Ordering ordering)
        implements Node<Numbered<Message>, Timer> {

    @Override
    public Member start(Context<Numbered<Message>, Timer> ctx) {
        awaitNext(ctx);
        return this;
    }

    private void awaitNext(Context<Numbered<Message>, Timer> ctx) {
        if (sent < options.broadcasts()) {
            ctx.setTimer(ctx.chance().within(options.pause()), Timer.BROADCAST);
        }
    }

    @Override
    public Member timeout(Timer timer, Context<Numbered<Message>, Timer> ctx) {
        return switch (timer) {
            case BROADCAST -> {
                Member after = after(sent + 1, ordering.broadcast(new Id(self, sent + 1), ctx));
                after.awaitNext(ctx);
                yield after;
            }
        };
    }

    @Override
    public Member receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        return after(sent, ordering.receive(from, message, ctx));
    }

    private Member after(long nowSent, Ordering.Step step) {
        return new Member(self, options, nowSent, delivered.plusAll(step.delivered()), step.next());
    }
}
