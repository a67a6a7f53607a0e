package orrery.protocols.gossip;

import orrery.api.Context;

/** Has not heard the rumor. */
public record Susceptible(Place place) implements Site {

    @Override
    public Site start(Context<Message, Timer> ctx) {
        if (place.options().exchange().pulls()) {
            place.awaitTurn(ctx);
        }
        return this;
    }

    @Override
    public long sent() {
        return 0;
    }

    @Override
    public boolean isNews(long cycle) {
        return true;
    }

    @Override
    public Site hear(Context<Message, Timer> ctx) {
        return Infective.since(place.cycle(ctx.clock()), place, 0, ctx);
    }
}
