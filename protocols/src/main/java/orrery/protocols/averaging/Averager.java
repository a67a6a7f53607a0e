package orrery.protocols.averaging;

import java.time.Duration;
import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.averaging.Message.Offer;
import orrery.protocols.averaging.Message.Settle;

/**
 * Holds a number. Once in a cycle it meets another node, and both go on with the average of theirs (the paper's push-pull scheme).
 *
 * <p>The paper sends both values, so that each computes the average. Here the one that is asked computes what changes hands,
 * and both book the same amount, whatever has happened to the asker's value in between.
 *
 * @param partners the nodes that it may meet
 */
public record Averager(NodeId self, List<NodeId> partners, Options options, Rules rules, Saved saved)
        implements Node<Message, Timer> {

    /** An exchange that a crash has interrupted goes on. */
    @Override
    public Averager start(Context<Message, Timer> ctx) {
        ctx.setTimer(Duration.ofNanos(ctx.chance().below(options.cycle().toNanos())), Timer.TURN);
        if (saved.open().isPresent()) {
            offer(saved.open().get(), ctx);
        }
        return this;
    }

    /** @return in units */
    public long value() {
        return saved.value();
    }

    @Override
    public Averager timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case TURN -> takeTurn(ctx);
            case RETRY -> keeping(rules.overdue(saved), ctx).offerAgain(ctx);
        };
    }

    /** An exchange that is still open takes the place of the next. */
    private Averager takeTurn(Context<Message, Timer> ctx) {
        awaitNextTurn(ctx);
        if (saved.open().isPresent() || partners.isEmpty()) {
            return this;
        }
        return keeping(saved.asking(ctx.chance().pick(partners)), ctx).offerAgain(ctx);
    }

    /**
     * A node's turn comes at another time in each cycle. If it were always the same, those that come last in a cycle would be
     * more alike than chance makes them, and the variance would shrink a little faster than the paper says.
     */
    private void awaitNextTurn(Context<Message, Timer> ctx) {
        long now = ctx.clock().toNanos();
        long cycle = options.cycle().toNanos();
        long next = Math.floorDiv(now, cycle) * cycle + cycle + ctx.chance().below(cycle);
        ctx.setTimer(Duration.ofNanos(next - now), Timer.TURN);
    }

    private Averager offerAgain(Context<Message, Timer> ctx) {
        saved.open().ifPresent(exchange -> offer(exchange, ctx));
        return this;
    }

    private void offer(Saved.Exchange exchange, Context<Message, Timer> ctx) {
        ctx.send(exchange.with(), new Offer(exchange.serial(), exchange.offer()));
        ctx.setTimer(options.retry(), Timer.RETRY);
    }

    @Override
    public Averager receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Offer offer -> onOffer(from, offer, ctx);
            case Settle settle -> onSettle(from, settle, ctx);
        };
    }

    private Averager onOffer(NodeId from, Offer offer, Context<Message, Timer> ctx) {
        Settle last = saved.settled().getOrDefault(from, new Settle(0, 0));
        if (offer.serial() < last.serial()) {
            return this; // late: its exchange is over
        }
        if (rules.alreadySettled(offer.serial(), last.serial())) {
            ctx.send(from, last);
            return this;
        }
        Settle answer = new Settle(offer.serial(), rules.share(saved.value(), offer.value()));
        Averager next = keeping(saved.giving(from, answer), ctx);
        ctx.send(from, answer);
        return next;
    }

    private Averager onSettle(NodeId from, Settle settle, Context<Message, Timer> ctx) {
        boolean awaited = saved.open()
                .filter(open -> open.with().equals(from) && open.serial() == settle.serial())
                .isPresent();
        if (!awaited) {
            return this;
        }
        ctx.cancelTimer(Timer.RETRY);
        return keeping(saved.gaining(settle.give()), ctx);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object, and is on the disk
    private Averager keeping(Saved next, Context<Message, Timer> ctx) {
        if (next == saved) {
            return this;
        }
        rules.beforeTelling(next, ctx);
        return new Averager(self, partners, options, rules, next);
    }

    @Override
    public String toString() {
        return self + " holds " + (double) saved.value() / Options.ONE;
    }
}
