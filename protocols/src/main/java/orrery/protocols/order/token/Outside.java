package orrery.protocols.order.token;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.token.Message.Lost;
import orrery.protocols.order.token.Message.Token;

/**
 * A process that has not the token, but for the moment in which it passes it on.
 *
 * @param wants whether it wants to enter
 */
public record Outside(Place place, Saved saved, boolean wants) implements Process {

    /** The first process makes the first token, unless it has been here before. */
    @Override
    public Process start(Context<Message, Timer> ctx) {
        Outside wishing = wish(ctx);
        boolean first = place.self().index() == 0 && saved.seen().passes() < 0;
        if (first) {
            return wishing.take(new Token(Epoch.FIRST, 0), ctx);
        }
        place.awaitToken(ctx);
        return wishing;
    }

    Outside wish(Context<Message, Timer> ctx) {
        if (saved.left() > 0) {
            ctx.setTimer(ctx.chance().within(place.options().think()), Timer.WISH);
        }
        return this;
    }

    @Override
    public Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Token token -> place.rules().takes(token, saved.seen()) ? take(token, ctx) : this;
            case Lost lost -> asked(lost, ctx);
        };
    }

    private Process take(Token token, Context<Message, Timer> ctx) {
        if (!wants) {
            return pass(token, saved, false, ctx);
        }
        Saved now = saved.seeing(token);
        ctx.save(now);
        ctx.cancelTimer(Timer.MISSING);
        ctx.setTimer(ctx.chance().within(place.options().stay()), Timer.LEAVE);
        return new Inside(place, now, token);
    }

    private Process asked(Lost lost, Context<Message, Timer> ctx) {
        boolean mine = lost.epoch().maker() == place.self().index();
        if (mine) {
            // everybody has been asked, if nothing later was heard of meanwhile
            boolean home =
                    saved.seen().epoch().equals(lost.epoch()) && saved.seen().passes() == 0;
            return home ? take(new Token(lost.epoch(), 1), ctx) : this;
        }
        if (lost.epoch().compareTo(saved.seen().epoch()) <= 0) {
            return this;
        }
        Saved now = saved.seeing(place.rules().promise(saved.seen(), lost));
        ctx.save(now);
        ctx.send(place.next(), lost);
        place.awaitToken(ctx);
        return new Outside(place, now, wants);
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case WISH -> new Outside(place, saved, true);
            case MISSING -> place.rules().missesTheToken() ? miss(ctx) : this;
            case LEAVE -> throw new IllegalStateException("leaves, but was not inside");
        };
    }

    private Process miss(Context<Message, Timer> ctx) {
        Epoch epoch = place.rules().next(saved.seen().epoch(), place.self().index());
        if (!place.rules().asksFirst()) {
            return take(new Token(epoch, 1), ctx);
        }
        Saved now = saved.seeing(new Token(epoch, 0));
        ctx.save(now);
        ctx.send(place.next(), new Lost(epoch));
        place.awaitToken(ctx);
        return new Outside(place, now, wants);
    }
}
