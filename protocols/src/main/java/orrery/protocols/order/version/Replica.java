package orrery.protocols.order.version;

import java.time.Duration;
import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** Takes reads and writes of any client, and tells others what it has. */
public record Replica(NodeId self, List<NodeId> others, Options options, Rules rules, Store store)
        implements Node<Message, Timer> {

    @Override
    public Replica start(Context<Message, Timer> ctx) {
        ctx.setTimer(Duration.ofNanos(ctx.chance().below(options.period().toNanos())), Timer.PERIOD);
        return this;
    }

    @Override
    public Replica timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case PERIOD -> {
                ctx.setTimer(options.period(), Timer.PERIOD);
                if (!others.isEmpty() && !store.siblings().isEmpty()) {
                    ctx.send(ctx.chance().pick(others), new Message.Sync(store));
                }
                yield this;
            }
            case PATIENCE -> throw new IllegalStateException("replicas ask nobody");
        };
    }

    @Override
    public Replica receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Get(long op, String key) -> {
                ctx.send(from, new Message.Found(op, key, store.of(key)));
                yield this;
            }
            case Message.Put put -> {
                Replica after = known(put) ? this : keeping(write(put), ctx);
                ctx.send(from, new Message.Done(put.op()));
                yield after;
            }
            case Message.Sync(Store theirs) -> keeping(store.merge(theirs, rules), ctx);
            case Message.Found misrouted -> ctx.refuse(misrouted, this);
            case Message.Done misrouted -> ctx.refuse(misrouted, this);
        };
    }

    /** The network may bring a write twice. */
    private boolean known(Message.Put put) {
        return store.of(put.key()).stream()
                .anyMatch(version ->
                        version.value() == put.value() || version.history().contains(put.value()));
    }

    private Store write(Message.Put put) {
        List<Version> here = store.of(put.key());
        Dot dot = rules.next(self, here);
        VersionVector overwritten = rules.overwrites(put.context(), rules.context(here));
        Version version = new Version(put.value(), dot, rules.past(overwritten, dot), put.history());
        return store.with(put.key(), rules.merge(here, List.of(version)));
    }

    private Replica keeping(Store next, Context<Message, Timer> ctx) {
        if (next.equals(store)) {
            return this;
        }
        rules.beforeAnswering(next, ctx);
        return new Replica(self, others, options, rules, next);
    }

    @Override
    public String toString() {
        return self + " has " + store.siblings();
    }
}
