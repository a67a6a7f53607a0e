package orrery.protocols.order.version;

import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePSet;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;

/**
 * Asks any replica, and remembers of each key what it has read last: what it writes then overwrites that.
 *
 * @param read by key
 * @param open the operation that it waits for
 */
public record Client(List<NodeId> replicas, Options options, Rules rules, PMap<String, Read> read, Optional<Long> open)
        implements Node<Message, Timer> {

    /** What was read of a key: as its version vector, and in truth. */
    public record Read(VersionVector context, PSet<Long> history) {
        static final Read NOTHING = new Read(VersionVector.NOTHING, TreePSet.empty());
    }

    @Override
    public Client request(long op, Record question, Context<Message, Timer> ctx) {
        Message message = switch ((Question) question) {
            case Question.Get(String key) -> new Message.Get(op, key);
            case Question.Put(String key, long value) -> {
                Read before = read.getOrDefault(key, Read.NOTHING);
                yield new Message.Put(op, key, value, before.context(), before.history());
            }
        };
        ctx.send(ctx.chance().pick(replicas), message);
        ctx.setTimer(options.patience(), Timer.PATIENCE);
        return new Client(replicas, options, rules, read, Optional.of(op));
    }

    @Override
    public Client receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Done(long op) -> answered(op, new Question.Done(), read, ctx);
            case Message.Found(long op, String key, List<Version> siblings) -> found(op, key, siblings, ctx);
            case Message.Get misrouted -> ctx.refuse(misrouted, this);
            case Message.Put misrouted -> ctx.refuse(misrouted, this);
            case Message.Sync misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Client found(long op, String key, List<Version> siblings, Context<Message, Timer> ctx) {
        PSet<Long> history = TreePSet.empty();
        for (Version version : siblings) {
            history = history.plusAll(version.history()).plus(version.value());
        }
        List<Long> values = siblings.stream().map(Version::value).toList();
        Read now = new Read(rules.context(siblings), history);
        return answered(op, new Question.Siblings(values), read.plus(key, now), ctx);
    }

    private Client answered(long op, Record answer, PMap<String, Read> now, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty() || open.get() != op;
        if (late) {
            return this;
        }
        ctx.cancelTimer(Timer.PATIENCE);
        ctx.complete(op, Outcome.ok(answer));
        return new Client(replicas, options, rules, now, Optional.empty());
    }

    @Override
    public Client timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case PATIENCE -> {
                ctx.complete(open.orElseThrow(), Outcome.unknown("no answer"));
                yield new Client(replicas, options, rules, read, Optional.empty());
            }
            case PERIOD -> throw new IllegalStateException("clients have no period");
        };
    }
}
