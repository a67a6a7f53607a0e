package orrery.protocols.order.mutex;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/** A process that has asked the others and waits for its turn. */
public record Waiting(Options options, int left, Algorithm algorithm) implements Role {

    Role enterIfAllowed(Context<Numbered<Message>, Timer> ctx) {
        if (!algorithm.mayEnter()) {
            return this;
        }
        ctx.setTimer(ctx.chance().within(options.stay()), Timer.LEAVE);
        return new Inside(options, left, algorithm);
    }

    @Override
    public Role receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        return new Waiting(options, left, algorithm.receive(from, message, ctx)).enterIfAllowed(ctx);
    }
}
