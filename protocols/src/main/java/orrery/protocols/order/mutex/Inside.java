package orrery.protocols.order.mutex;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/** A process in the critical section. */
public record Inside(Options options, int left, Algorithm algorithm) implements Role {

    @Override
    public Thinking timeout(Timer timer, Context<Numbered<Message>, Timer> ctx) {
        return switch (timer) {
            case LEAVE -> new Thinking(options, left - 1, algorithm.release(ctx)).start(ctx);
            case WISH -> throw new IllegalStateException("wants to enter, and is inside");
        };
    }

    @Override
    public Inside receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        return new Inside(options, left, algorithm.receive(from, message, ctx));
    }
}
