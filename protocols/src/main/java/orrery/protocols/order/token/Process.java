package orrery.protocols.order.token;

import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.token.Message.Token;

/** A process on the ring, {@link Outside} or {@link Inside} the critical section. */
public sealed interface Process extends Node<Message, Timer> permits Outside, Inside {

    /**
     * What does not change.
     *
     * @param next the process after it on the ring
     */
    record Place(NodeId self, NodeId next, Options options, Rules rules) {

        void awaitToken(Context<Message, Timer> ctx) {
            ctx.setTimer(ctx.chance().within(options.missing()), Timer.MISSING);
        }

        @Override
        public String toString() {
            return self + " before " + next;
        }
    }

    Place place();

    Saved saved();

    /** Passes the token on, and waits for it to come round. */
    default Outside pass(Token token, Saved now, boolean wants, Context<Message, Timer> ctx) {
        Token next = token.passedOn();
        Saved after = now.seeing(next);
        ctx.save(after);
        ctx.send(place().next(), next);
        place().awaitToken(ctx);
        return new Outside(place(), after, wants);
    }
}
