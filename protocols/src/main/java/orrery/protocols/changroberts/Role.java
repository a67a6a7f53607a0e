package orrery.protocols.changroberts;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** A process on the ring: {@link Candidate}, {@link Lost} or {@link Leader}. */
public sealed interface Role extends Node<Message, Timer> permits Candidate, Lost, Leader {

    Place place();

    long number();

    @Override
    default Role receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Number other -> compare(other, ctx);
            case Message.Elected elected -> told(elected, ctx);
        };
    }

    private Role compare(Message.Number other, Context<Message, Timer> ctx) {
        if (place().rules().wins(other.number(), number())) {
            return won(ctx);
        }
        if (place().rules().passesOn(other.number(), number())) {
            ctx.cancelTimer(Timer.BEGIN);
            ctx.send(place().next(), other);
            return lost();
        }
        return this;
    }

    private Role won(Context<Message, Timer> ctx) {
        if (this instanceof Leader) {
            return this;
        }
        ctx.cancelTimer(Timer.BEGIN);
        if (place().options().announce()) {
            ctx.send(place().next(), new Message.Elected(number()));
        }
        return new Leader(place(), number());
    }

    private Role lost() {
        return this instanceof Candidate ? new Lost(place(), number(), Optional.empty()) : this;
    }

    private Role told(Message.Elected elected, Context<Message, Timer> ctx) {
        if (!place().rules().tellsOn(elected.number(), number())) {
            return this;
        }
        ctx.cancelTimer(Timer.BEGIN);
        Optional<Long> leader = Optional.of(elected.number());
        place().rules().beforeTelling(new Saved(number(), leader), ctx);
        ctx.send(place().next(), elected);
        return new Lost(place(), number(), leader);
    }
}
