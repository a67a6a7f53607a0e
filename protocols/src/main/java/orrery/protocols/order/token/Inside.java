package orrery.protocols.order.token;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.token.Message.Lost;
import orrery.protocols.order.token.Message.Token;

/** A process in the critical section, with the token. */
public record Inside(Place place, Saved saved, Token token) implements Process {

    @Override
    public Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            // there is no other: it is one that was replaced, or this one twice
            case Token old -> this;
            case Lost lost -> place.rules().answersFor(true) ? here(lost) : passOn(lost, ctx);
        };
    }

    /** The token is here: it becomes the one of the epoch that was asked about, which all before us wait for. */
    private Inside here(Lost lost) {
        return lost.epoch().compareTo(token.epoch()) > 0 ? new Inside(place, saved, new Token(lost.epoch(), 1)) : this;
    }

    private Inside passOn(Lost lost, Context<Message, Timer> ctx) {
        if (lost.epoch().maker() != place.self().index()) {
            ctx.send(place.next(), lost);
        }
        return this;
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case LEAVE -> pass(token, saved.entered(), false, ctx).wish(ctx);
            case WISH -> throw new IllegalStateException("wants to enter, and is inside");
            case MISSING -> throw new IllegalStateException("misses what it has");
        };
    }
}
