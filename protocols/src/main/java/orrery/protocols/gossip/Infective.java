package orrery.protocols.gossip;

import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.gossip.Message.Feedback;
import orrery.protocols.gossip.Message.Pull;
import orrery.protocols.gossip.Message.Pulled;
import orrery.protocols.gossip.Message.Push;
import orrery.protocols.gossip.Options.Interest;

/**
 * Knows the rumor and spreads it.
 *
 * @param heard in which cycle it heard the rumor
 * @param counter contacts that count towards losing interest
 * @param found what the contacts of this cycle have shown so far
 */
public record Infective(Place place, long heard, int counter, Found found, long sent) implements Site {

    /**
     * What the contacts of one simultaneous cycle show, together: if the rumor was useful to anybody, the cycle was useful
     * (footnote to Table 3). A site that only pushes has one contact in a cycle.
     */
    public enum Found {
        NOTHING,
        USELESS,
        USEFUL;

        Found and(boolean useful) {
            return useful || this == USEFUL ? USEFUL : USELESS;
        }
    }

    static Infective since(long cycle, Place place, long sent, Context<Message, Timer> ctx) {
        place.rules().beforeSpreading(cycle, ctx);
        if (!place.options().exchange().pulls()) {
            place.awaitTurn(ctx); // who pulls waits for its turn already
        }
        return new Infective(place, cycle, 0, Found.NOTHING, sent);
    }

    /** The first site begins with the rumor. */
    @Override
    public Site start(Context<Message, Timer> ctx) {
        place.rules().beforeSpreading(heard, ctx);
        place.awaitTurn(ctx);
        return this;
    }

    @Override
    public boolean isNews(long cycle) {
        return place.rules().isNews(heard, cycle, place.options().cycles());
    }

    @Override
    public Site hear(Context<Message, Timer> ctx) {
        return this;
    }

    /** In a simultaneous cycle, all that was found in the last one takes effect before this one begins. */
    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        Site next = found == Found.NOTHING ? this : after(found == Found.USEFUL, ctx);
        return next instanceof Infective still ? still.takeTurn(ctx) : next.timeout(timer, ctx);
    }

    private Site takeTurn(Context<Message, Timer> ctx) {
        NodeId partner = place.rules().partner(place, ctx.chance());
        place.awaitNextTurn(ctx);
        if (place.options().exchange().pulls()) {
            ctx.send(partner, new Pull());
        }
        if (!place.options().exchange().pushes()) {
            return this;
        }
        ctx.send(partner, new Push());
        return sentOne(ctx);
    }

    /** What became infective in this cycle was susceptible when a simultaneous cycle began. */
    @Override
    public Site onPull(NodeId from, Context<Message, Timer> ctx) {
        if (isNews(place.cycle(ctx.clock()))) {
            return this;
        }
        ctx.send(from, new Pulled());
        return sentOne(ctx);
    }

    private Site sentOne(Context<Message, Timer> ctx) {
        Infective next = new Infective(place, heard, counter, found, sent + 1);
        return place.options().interest() == Interest.BLIND ? next.contact(false, ctx) : next;
    }

    @Override
    public Site onFeedback(Feedback feedback, Context<Message, Timer> ctx) {
        return contact(feedback.useful(), ctx);
    }

    /** In a simultaneous cycle, what a contact shows takes effect when the cycle is over. */
    private Site contact(boolean useful, Context<Message, Timer> ctx) {
        return switch (place.options().cycles()) {
            case SIMULTANEOUS -> new Infective(place, heard, counter, found.and(useful), sent);
            case SEQUENTIAL -> after(useful, ctx);
        };
    }

    private Site after(boolean useful, Context<Message, Timer> ctx) {
        Rules rules = place.rules();
        int count = rules.count(counter, useful, place.options().reset());
        if (!useful && rules.losesInterest(count, place.options(), ctx.chance())) {
            return Removed.after(this, ctx);
        }
        return new Infective(place, heard, count, Found.NOTHING, sent);
    }
}
