package orrery.protocols.order.mutex;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/** A process that does not want to enter yet, or never again. */
public record Thinking(Options options, int left, Algorithm algorithm) implements Role {

    @Override
    public Thinking start(Context<Numbered<Message>, Timer> ctx) {
        if (left > 0) {
            ctx.setTimer(ctx.chance().within(options.think()), Timer.WISH);
        }
        return this;
    }

    @Override
    public Role timeout(Timer timer, Context<Numbered<Message>, Timer> ctx) {
        return switch (timer) {
            case WISH -> new Waiting(options, left, algorithm.request(ctx)).enterIfAllowed(ctx);
            case LEAVE -> throw new IllegalStateException("leaves, but was not inside");
        };
    }

    @Override
    public Thinking receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        return new Thinking(options, left, algorithm.receive(from, message, ctx));
    }
}
