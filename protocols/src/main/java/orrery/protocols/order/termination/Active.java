package orrery.protocols.order.termination;

import orrery.api.Context;
import orrery.api.NodeId;

/**
 * A machine at work.
 *
 * @param energy how many pieces of work are left
 */
public record Active(Place place, Books books, int energy) implements Machine {

    @Override
    public Active with(Books changed) {
        return new Active(place, changed, energy);
    }

    @Override
    public Machine start(Context<Message, Timer> ctx) {
        if (!ctx.chance().happens(place.options().active())) {
            return new Passive(place, books).letGo(ctx);
        }
        return work(ctx);
    }

    private Active work(Context<Message, Timer> ctx) {
        ctx.setTimer(ctx.chance().within(place.options().piece()), Timer.WORK);
        return this;
    }

    @Override
    public Machine timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case WORK -> energy == 0 ? new Passive(place, books).letGo(ctx) : finished(ctx);
        };
    }

    private Active finished(Context<Message, Timer> ctx) {
        Books after = books;
        if (place.machines().size() > 1 && ctx.chance().happens(place.options().sends())) {
            ctx.send(ctx.chance().pick(place.others()), new Message.Work(energy - 1));
            after = books.sending(place.rules());
        }
        return new Active(place, after, energy - 1).work(ctx);
    }

    @Override
    public Machine receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Work(int more) -> new Active(place, books.receiving(place.rules()), Math.max(energy, more));
            case Message.Token token -> with(books.holding(token)).letGo(ctx);
        };
    }

    /** It has been woken. */
    static Active woken(Place place, Books books, int energy, Context<Message, Timer> ctx) {
        return new Active(place, books, energy).work(ctx);
    }
}
