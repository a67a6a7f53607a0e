package orrery.protocols.gossip;

import orrery.api.Context;

/**
 * Knows the rumor and no longer spreads it.
 *
 * @param heard in which cycle it heard the rumor
 */
public record Removed(Place place, long heard, long sent) implements Site {

    static Removed after(Infective was, Context<Message, Timer> ctx) {
        if (!was.place().options().exchange().pulls()) {
            ctx.cancelTimer(Timer.TURN);
        }
        return new Removed(was.place(), was.heard(), was.sent());
    }

    @Override
    public Site start(Context<Message, Timer> ctx) {
        if (place.options().exchange().pulls()) {
            place.awaitTurn(ctx);
        }
        return this;
    }

    /** A turn that came up together with the loss of interest is the turn of a site that can only pull, if that. */
    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return place.options().exchange().pulls() ? Site.super.timeout(timer, ctx) : this;
    }

    @Override
    public boolean isNews(long cycle) {
        return place.rules().isNews(heard, cycle, place.options().cycles());
    }

    @Override
    public Site hear(Context<Message, Timer> ctx) {
        return place.rules().catchesAgain() ? Infective.since(heard, place, sent, ctx) : this;
    }
}
