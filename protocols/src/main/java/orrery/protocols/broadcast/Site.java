package orrery.protocols.broadcast;

import java.util.List;
import java.util.Map;
import org.pcollections.PSortedSet;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.broadcast.Message.ClientReply;
import orrery.protocols.broadcast.Message.ClientRequest;
import orrery.protocols.broadcast.Message.Forward;
import orrery.protocols.broadcast.Message.Probe;
import orrery.protocols.broadcast.Message.Received;

/**
 * Passes each value on, once, to all neighbours but the one that it had it from.
 *
 * @param forwarded how many values it has passed on since it booted
 */
public record Site(NodeId self, List<NodeId> neighbours, Options options, Rules rules, Saved saved, long forwarded)
        implements Node<Message, Timer> {

    /** The first site begins the tree; what was owed before a crash is owed after it. */
    @Override
    public Site start(Context<Message, Timer> ctx) {
        if (options.acknowledge()) {
            ctx.setTimer(options.retry(), Timer.RETRY);
        }
        boolean root = self.index() == 0 && saved.parent().isEmpty() && options.along() == Options.Along.TREE;
        return root ? adopted(self, ctx) : this;
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Forward(long value) -> onForward(from, value, ctx);
            case Received(long value) -> keeping(saved.acknowledged(from, value), forwarded, ctx);
            case Probe probe -> onProbe(from, ctx);
            case ClientRequest(long op, Question.Read read) -> {
                ctx.send(from, new ClientReply(op, rules.read(saved.values())));
                yield this;
            }
            case ClientRequest(long op, Question.Broadcast(long value)) -> {
                Site next = take(from, value, ctx);
                ctx.send(from, new ClientReply(op, List.of()));
                yield next;
            }
            case ClientReply misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Site onForward(NodeId from, long value, Context<Message, Timer> ctx) {
        Site next = take(from, value, ctx);
        if (options.acknowledge()) {
            ctx.send(from, new Received(value));
        }
        return next;
    }

    private Site take(NodeId from, long value, Context<Message, Timer> ctx) {
        if (!rules.isNews(saved.values(), value)) {
            return this;
        }
        Saved next = saved.knowing(value);
        List<NodeId> to = rules.recipients(links(), from);
        if (options.acknowledge()) {
            for (NodeId neighbour : to) {
                next = next.owing(neighbour, value);
            }
        }
        Site after = keeping(next, forwarded + 1, ctx);
        for (NodeId neighbour : to) {
            ctx.send(neighbour, new Forward(value));
        }
        return after;
    }

    /** The links that values take: as long as it is not known that one is outside of the tree, it is used. */
    private List<NodeId> links() {
        return neighbours.stream()
                .filter(neighbour -> !saved.outside().contains(neighbour))
                .toList();
    }

    private Site keeping(Saved next, long passedOn, Context<Message, Timer> ctx) {
        rules.beforeTelling(next, ctx);
        return new Site(self, neighbours, options, rules, next, passedOn);
    }

    // ---- the tree

    /** The first probe comes from the parent; one from anybody else shows that the link closes a cycle. */
    private Site onProbe(NodeId from, Context<Message, Timer> ctx) {
        if (saved.parent().isEmpty()) {
            return adopted(from, ctx);
        }
        return rules.closesCycle(saved.parent().get(), from) ? keeping(saved.without(from), forwarded, ctx) : this;
    }

    private Site adopted(NodeId parent, Context<Message, Timer> ctx) {
        Site next = keeping(saved.childOf(parent), forwarded, ctx);
        for (NodeId neighbour : neighbours) {
            if (!neighbour.equals(parent)) {
                ctx.send(neighbour, new Probe());
            }
        }
        return next;
    }

    // ---- what was not acknowledged

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case RETRY -> {
                for (Map.Entry<NodeId, PSortedSet<Long>> owed :
                        saved.unacknowledged().entrySet()) {
                    for (long value : owed.getValue()) {
                        rules.sendAgain(owed.getKey(), value, ctx);
                    }
                }
                ctx.setTimer(options.retry(), Timer.RETRY);
                yield this;
            }
        };
    }

    @Override
    public String toString() {
        return self + " knows " + saved.values();
    }
}
