package orrery.protocols.antientropy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.antientropy.Item.Value;
import orrery.protocols.antientropy.Message.Branch;
import orrery.protocols.antientropy.Message.ClientReply;
import orrery.protocols.antientropy.Message.ClientRequest;
import orrery.protocols.antientropy.Message.Compare;
import orrery.protocols.antientropy.Message.Entry;
import orrery.protocols.antientropy.Message.Items;

/**
 * Has a copy of the database, takes writes of clients, and resolves its differences with a partner, drawn, in each period:
 * both learn what the other knows better ("push-pull", 1.3).
 */
public record Replica(
        NodeId self, List<NodeId> replicas, List<NodeId> partners, Options options, Rules rules, Database database)
        implements Node<Message, Timer> {

    @Override
    public Replica start(Context<Message, Timer> ctx) {
        ctx.setTimer(Duration.ofNanos(ctx.chance().below(options.period().toNanos())), Timer.PERIOD);
        return this;
    }

    @Override
    public Replica timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case PERIOD -> compare(ctx);
            case RETRY -> throw new IllegalStateException("replicas ask nobody twice");
        };
    }

    private Replica compare(Context<Message, Timer> ctx) {
        ctx.setTimer(options.period(), Timer.PERIOD);
        Replica next = keeping(database.aged(self, ctx.clock().toNanos(), options, rules), ctx);
        if (!partners.isEmpty()) {
            ctx.send(ctx.chance().pick(partners), new Compare(List.of(next.branch(HashTree.ROOT))));
        }
        return next;
    }

    private Branch branch(int node) {
        return new Branch(node, database.tree().hash(node));
    }

    @Override
    public Replica receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Compare compare -> onCompare(from, compare, ctx);
            case Items items -> onItems(from, items, ctx);
            case ClientRequest(long op, Question question) -> onRequest(from, op, question, ctx);
            case ClientReply misrouted -> ctx.refuse(misrouted, this);
        };
    }

    // ---- what differs is found from the root down

    private Replica onCompare(NodeId from, Compare compare, Context<Message, Timer> ctx) {
        HashTree tree = database.tree();
        List<Branch> below = new ArrayList<>();
        List<Integer> leaves = new ArrayList<>();
        for (Branch theirs : compare.branches()) {
            if (tree.has(theirs.node()) && theirs.hash() != tree.hash(theirs.node())) {
                if (tree.isLeaf(theirs.node())) {
                    leaves.add(theirs.node());
                } else {
                    below.add(branch(2 * theirs.node()));
                    below.add(branch(2 * theirs.node() + 1));
                }
            }
        }
        if (!below.isEmpty()) {
            ctx.send(from, new Compare(List.copyOf(below)));
        }
        if (!leaves.isEmpty()) {
            ctx.send(from, new Items(List.copyOf(leaves), under(leaves), true));
        }
        return this;
    }

    private List<Entry> under(List<Integer> leaves) {
        return leaves.stream().flatMap(leaf -> database.under(leaf).stream()).toList();
    }

    private Replica onItems(NodeId from, Items items, Context<Message, Timer> ctx) {
        Database next = database;
        for (Entry entry : items.entries()) {
            next = next.merge(entry, ctx.clock().toNanos(), rules);
        }
        Replica after = keeping(next, ctx);
        if (items.answer()) {
            List<Entry> better = after.under(items.leaves()).stream()
                    .filter(entry -> !items.entries().contains(entry))
                    .toList();
            if (!better.isEmpty()) {
                ctx.send(from, new Items(items.leaves(), better, false));
            }
        }
        return after;
    }

    // ---- clients

    private Replica onRequest(NodeId client, long op, Question question, Context<Message, Timer> ctx) {
        Stamp stamp = database.stamp(ctx.clock().toNanos(), self);
        Database next = switch (question) {
            case Question.Put(String key, long value) -> database.with(key, new Value(value, stamp), rules);
            case Question.Delete(String key) -> deleted(key, stamp, ctx);
            case Question.Get get -> database;
        };
        Replica after = keeping(next, ctx);
        ctx.send(client, new ClientReply(op, after.answer(question)));
        return after;
    }

    /** Even what the replica does not have: others may. */
    private Database deleted(String key, Stamp stamp, Context<Message, Timer> ctx) {
        List<NodeId> retainers = ctx.chance().shuffle(replicas).stream()
                .limit(rules.retainers(options.retainers()))
                .sorted()
                .toList();
        return rules.bury(database, key, new Item.Certificate(stamp, stamp.nanos(), retainers));
    }

    private Record answer(Question question) {
        return switch (question) {
            case Question.Get(String key) ->
                new Question.Found(database.items().get(key) instanceof Value found ? found.value() : null);
            case Question.Put put -> new Question.Done();
            case Question.Delete delete -> new Question.Done();
        };
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object, and is on the disk
    private Replica keeping(Database next, Context<Message, Timer> ctx) {
        if (next == database) {
            return this;
        }
        ctx.save(next);
        return new Replica(self, replicas, partners, options, rules, next);
    }

    @Override
    public String toString() {
        return self + " knows " + database.items();
    }
}
