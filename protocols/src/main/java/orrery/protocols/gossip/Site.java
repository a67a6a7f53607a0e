package orrery.protocols.gossip;

import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.gossip.Message.Feedback;
import orrery.protocols.gossip.Message.Pull;
import orrery.protocols.gossip.Message.Pulled;
import orrery.protocols.gossip.Message.Push;

/** A site in one of the three states of epidemiology (1.4), and what is the same in all of them. */
public sealed interface Site extends Node<Message, Timer> permits Susceptible, Infective, Removed {

    Place place();

    /** How often the site has sent the rumor: over all sites, and for each of them, the traffic m of the paper. */
    long sent();

    /** The rumor arrives. */
    Site hear(Context<Message, Timer> ctx);

    /** Whether the rumor would be news if it arrived now. */
    boolean isNews(long cycle);

    @Override
    default Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Push push -> answer(from, ctx);
            case Pulled pulled -> answer(from, ctx);
            case Pull pull -> onPull(from, ctx);
            case Feedback feedback -> onFeedback(feedback, ctx);
        };
    }

    private Site answer(NodeId from, Context<Message, Timer> ctx) {
        if (place().options().interest() == Options.Interest.FEEDBACK) {
            ctx.send(from, new Feedback(isNews(place().cycle(ctx.clock()))));
        }
        return hear(ctx);
    }

    /** Who does not spread the rumor has nothing to say. */
    default Site onPull(NodeId from, Context<Message, Timer> ctx) {
        return this;
    }

    /** Who no longer spreads the rumor has no use for late feedback. */
    default Site onFeedback(Feedback late, Context<Message, Timer> ctx) {
        return this;
    }

    /** A site's turn: those that do not spread the rumor can only pull. */
    @Override
    default Site timeout(Timer timer, Context<Message, Timer> ctx) {
        ctx.send(place().rules().partner(place(), ctx.chance()), new Pull());
        place().awaitNextTurn(ctx);
        return this;
    }
}
