package orrery.protocols.pushsum;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.pushsum.Message.Push;
import orrery.protocols.pushsum.Message.Receipt;
import orrery.protocols.pushsum.Saved.Parcel;
import orrery.protocols.pushsum.Timer.Retry;
import orrery.protocols.pushsum.Timer.Round;

/**
 * Holds a share. In each round it keeps half of it and gives the other half away.
 *
 * @param partners the nodes to which it may give
 */
public record Pusher(NodeId self, List<NodeId> partners, Options options, Rules rules, Saved saved)
        implements Node<Message, Timer> {

    /** Nodes begin their rounds at different times. What has no receipt is sent again after a crash. */
    @Override
    public Pusher start(Context<Message, Timer> ctx) {
        long phase = ctx.chance().below(options.round().toNanos());
        ctx.setTimer(Duration.ofNanos(phase), new Round());
        for (Map.Entry<Long, Parcel> open : saved.given().entrySet()) {
            send(open.getKey(), open.getValue(), ctx);
        }
        return this;
    }

    /** What it takes the result to be. */
    public double estimate() {
        return saved.held().estimate();
    }

    @Override
    public Pusher timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case Round round -> nextRound(ctx);
            case Retry(long serial) -> {
                Saved next = rules.overdue(saved, serial);
                Parcel parcel = next.given().get(serial);
                if (parcel == null) {
                    yield keeping(next, ctx);
                }
                send(serial, parcel, ctx);
                yield this;
            }
        };
    }

    private Pusher nextRound(Context<Message, Timer> ctx) {
        ctx.setTimer(options.round(), new Round());
        if (partners.isEmpty()) {
            return this;
        }
        Parcel parcel = new Parcel(ctx.chance().pick(partners), rules.gift(saved.held()));
        Pusher after = keeping(saved.giving(parcel), ctx);
        send(after.saved.serial(), parcel, ctx);
        return after;
    }

    private void send(long serial, Parcel parcel, Context<Message, Timer> ctx) {
        long oldest = saved.given().isEmpty()
                ? serial
                : Math.min(serial, saved.given().firstKey());
        ctx.send(parcel.to(), new Push(serial, oldest, parcel.share()));
        ctx.setTimer(options.retry(), new Retry(serial));
    }

    @Override
    public Pusher receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Push(long serial, long oldest, Share share) -> {
                boolean again = rules.cameBefore(saved, from, serial);
                Pusher next = again ? this : keeping(saved.taking(from, serial, oldest, share), ctx);
                ctx.send(from, new Receipt(serial));
                yield next;
            }
            case Receipt(long serial) -> {
                ctx.cancelTimer(new Retry(serial));
                yield saved.given().containsKey(serial) ? keeping(saved.done(serial), ctx) : this;
            }
        };
    }

    private Pusher keeping(Saved next, Context<Message, Timer> ctx) {
        rules.beforeTelling(next, ctx);
        return new Pusher(self, partners, options, rules, next);
    }

    @Override
    public String toString() {
        return self + " holds " + saved.held() + " = " + estimate();
    }
}
