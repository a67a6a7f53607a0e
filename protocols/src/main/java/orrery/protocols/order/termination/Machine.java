package orrery.protocols.order.termination;

import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.termination.Message.Token;

/** A machine, {@link Active} or {@link Passive}. The first one begins probes and announces the end. */
public sealed interface Machine extends Node<Message, Timer> permits Active, Passive {

    /** What does not change: which machine it is of which. */
    record Place(NodeId self, List<NodeId> machines, Options options, Rules rules) {

        List<NodeId> others() {
            return machines.stream().filter(other -> !other.equals(self)).toList();
        }

        boolean begins() {
            return self.index() == 0;
        }

        /** The token goes from each machine to the one before, and from the first to the last. */
        NodeId next() {
            return machines.get((self.index() + machines.size() - 1) % machines.size());
        }

        @Override
        public String toString() {
            return self + " of " + machines.size();
        }
    }

    Place place();

    Books books();

    Machine with(Books changed);

    /** Lets go of the token, if it has it and may. */
    default Machine letGo(Context<Message, Timer> ctx) {
        if (books().token().isEmpty() || !place().rules().letsGo(this instanceof Active)) {
            return this;
        }
        Token token = books().token().get();
        return place().begins() ? home(token, ctx) : passOn(token, ctx);
    }

    private Machine passOn(Token token, Context<Message, Timer> ctx) {
        Rules rules = place().rules();
        ctx.send(place().next(), rules.pass(token, books().black(), books().counter()));
        return with(books().without(rules.colourAfterPassing(books().black()), false));
    }

    /** The token has come home, and the probe has told something or nothing. */
    private Machine home(Token token, Context<Message, Timer> ctx) {
        Rules rules = place().rules();
        if (rules.concludes(token, books().black(), books().counter())) {
            ctx.note("all is over");
            return with(books().without(books().black(), true));
        }
        if (!rules.probesAgain(token.equals(Token.FIRST))) {
            return with(books().without(books().black(), false));
        }
        ctx.send(place().next(), Token.FRESH);
        return with(books().without(rules.colourAfterPassing(books().black()), false));
    }
}
