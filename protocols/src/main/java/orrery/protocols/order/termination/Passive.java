package orrery.protocols.order.termination;

import orrery.api.Context;
import orrery.api.NodeId;

/** A machine that does nothing until it is woken. */
public record Passive(Place place, Books books) implements Machine {

    @Override
    public Passive with(Books changed) {
        return new Passive(place, changed);
    }

    @Override
    public Machine receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Work(int energy) -> Active.woken(place, books.receiving(place.rules()), energy, ctx);
            case Message.Token token -> with(books.holding(token)).letGo(ctx);
        };
    }
}
