package orrery.protocols.order.channel;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * The ends of all links at one node. What comes too early waits, what comes again is dropped; what is lost stays lost, and
 * with it all that follows.
 *
 * @param sent how many messages went to each node
 * @param arrivals what came from each node
 */
public record Links<C>(PMap<NodeId, Long> sent, PMap<NodeId, Arrivals<C>> arrivals) {

    /**
     * @param taken how many were handed on
     * @param early what waits for others before it, by number
     */
    public record Arrivals<C>(long taken, PMap<Long, C> early) {}

    /** What became of the links, and what may be looked at now, in order. */
    public record Received<C>(Links<C> links, List<C> contents) {
        public Received {
            contents = List.copyOf(contents);
        }
    }

    public static <C> Links<C> fresh() {
        return new Links<>(TreePMap.empty(), TreePMap.empty());
    }

    public <T> Links<C> send(NodeId to, C content, Context<Numbered<C>, T> ctx) {
        long number = sent.getOrDefault(to, 0L) + 1;
        ctx.send(to, new Numbered<>(number, content));
        return new Links<>(sent.plus(to, number), arrivals);
    }

    public <T> Links<C> sendAll(List<NodeId> receivers, C content, Context<Numbered<C>, T> ctx) {
        Links<C> links = this;
        for (NodeId to : receivers) {
            links = links.send(to, content, ctx);
        }
        return links;
    }

    /** @param inOrder whether messages wait for those before them; otherwise each is handed on as it comes */
    public Received<C> receive(NodeId from, Numbered<C> message, boolean inOrder) {
        if (!inOrder) {
            return new Received<>(this, List.of(message.content()));
        }
        Arrivals<C> known = arrivals.getOrDefault(from, new Arrivals<>(0, TreePMap.empty()));
        if (message.number() <= known.taken()) {
            return new Received<>(this, List.of());
        }
        PMap<Long, C> early = known.early().plus(message.number(), message.content());
        long taken = known.taken();
        List<C> contents = new ArrayList<>();
        for (C next = early.get(taken + 1); next != null; next = early.get(taken + 1)) {
            contents.add(next);
            taken++;
            early = early.minus(taken);
        }
        return new Received<>(new Links<>(sent, arrivals.plus(from, new Arrivals<>(taken, early))), contents);
    }
}
