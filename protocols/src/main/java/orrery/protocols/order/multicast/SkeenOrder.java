package orrery.protocols.order.multicast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;

/**
 * Every member proposes a time at which to deliver a broadcast, its sender decides for the latest, and all deliver in the order of
 * the decided times (Birman and Joseph, the ABCAST protocol, after Skeen).
 *
 * @param clock at least as late as every time seen
 * @param queue what was not delivered
 * @param asked what was proposed for own broadcasts that are not decided, by member
 */
record SkeenOrder(
        Peers peers,
        Rules rules,
        long clock,
        PMap<Id, Entry> queue,
        PMap<Id, PMap<NodeId, Long>> asked,
        Links<Message> links)
        implements Ordering {

    /** @param time proposed by this member, or decided */
    record Entry(long time, boolean decided) {}

    /** The decisions on which order hangs. A wrong twin overrides exactly one. */
    static class Rules {

        /** The sender waits until all have proposed. */
        boolean enough(int proposed, int members) {
            return proposed == members;
        }

        /** The sender decides for the latest proposal. */
        long decide(List<Long> proposed) {
            long latest = 0;
            for (long time : proposed) {
                latest = Math.max(latest, time);
            }
            return latest;
        }

        /** What is not decided holds up all that is later: it may yet come first. */
        boolean holdsUp(boolean decided) {
            return !decided;
        }

        /** What is proposed from now on is later than what was decided. */
        long hear(long clock, long decided) {
            return Math.max(clock, decided);
        }

        /** A member's own broadcasts wait for their turn like all others: nothing is delivered at once. */
        List<Id> atOnce(Id own) {
            return List.of();
        }

        @Override
        public String toString() {
            return "as in the paper";
        }
    }

    static SkeenOrder nothing(Peers peers, Rules rules) {
        return new SkeenOrder(peers, rules, 0, TreePMap.empty(), TreePMap.empty(), Links.fresh());
    }

    @Override
    public Step broadcast(Id id, Context<Numbered<Message>, Timer> ctx) {
        long time = clock + 1;
        Links<Message> told = links.sendAll(peers.others(), new Message.Timed(id, time), ctx);
        PMap<NodeId, Long> own = TreePMap.singleton(peers.self(), time);
        SkeenOrder next =
                new SkeenOrder(peers, rules, time, queue.plus(id, new Entry(time, false)), asked.plus(id, own), told);
        return next.decideIfAllHaveProposed(id, ctx).deliver().after(rules.atOnce(id));
    }

    @Override
    public Step receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received = links.receive(from, message, true);
        SkeenOrder next = new SkeenOrder(peers, rules, clock, queue, asked, received.links());
        for (Message content : received.contents()) {
            next = switch (content) {
                case Message.Timed timed -> next.propose(timed.id(), ctx);
                case Message.Proposed proposed -> next.proposed(from, proposed, ctx);
                case Message.Decided decided -> next.decided(decided.id(), decided.time());
                case Message.Stamped foreign -> throw new IllegalStateException("nothing is held back: " + foreign);
                case Message.Acknowledged foreign -> throw new IllegalStateException("nobody asked: " + foreign);
            };
        }
        return next.deliver();
    }

    private SkeenOrder propose(Id id, Context<Numbered<Message>, Timer> ctx) {
        long time = clock + 1;
        Links<Message> told = links.send(id.sender(), new Message.Proposed(id, time), ctx);
        return new SkeenOrder(peers, rules, time, queue.plus(id, new Entry(time, false)), asked, told);
    }

    private SkeenOrder proposed(NodeId by, Message.Proposed message, Context<Numbered<Message>, Timer> ctx) {
        PMap<NodeId, Long> times = asked.getOrDefault(message.id(), TreePMap.empty());
        return new SkeenOrder(
                        peers, rules, clock, queue, asked.plus(message.id(), times.plus(by, message.time())), links)
                .decideIfAllHaveProposed(message.id(), ctx);
    }

    private SkeenOrder decideIfAllHaveProposed(Id id, Context<Numbered<Message>, Timer> ctx) {
        PMap<NodeId, Long> times = asked.getOrDefault(id, TreePMap.empty());
        if (!rules.enough(times.size(), peers.others().size() + 1)) {
            return this;
        }
        long time = rules.decide(List.copyOf(times.values()));
        Links<Message> told = links.sendAll(peers.others(), new Message.Decided(id, time), ctx);
        return new SkeenOrder(peers, rules, clock, queue, asked.minus(id), told).decided(id, time);
    }

    private SkeenOrder decided(Id id, long time) {
        return new SkeenOrder(
                peers, rules, rules.hear(clock, time), queue.plus(id, new Entry(time, true)), asked, links);
    }

    private Step deliver() {
        PMap<Id, Entry> rest = queue;
        List<Id> now = new ArrayList<>();
        for (Optional<Id> first = first(rest); first.isPresent(); first = first(rest)) {
            now.add(first.get());
            rest = rest.minus(first.get());
        }
        return new Step(new SkeenOrder(peers, rules, clock, rest, asked, links), now);
    }

    /** The earliest that is decided, if nothing holds it up. */
    private Optional<Id> first(PMap<Id, Entry> rest) {
        for (Map.Entry<Id, Entry> candidate : rest.entrySet()) {
            if (candidate.getValue().decided()
                    && rest.entrySet().stream().noneMatch(other -> isBefore(other, candidate))) {
                return Optional.of(candidate.getKey());
            }
        }
        return Optional.empty();
    }

    private boolean isBefore(Map.Entry<Id, Entry> other, Map.Entry<Id, Entry> candidate) {
        long time = candidate.getValue().time();
        long others = other.getValue().time();
        boolean earlier = others != time ? others < time : other.getKey().compareTo(candidate.getKey()) < 0;
        return earlier
                && (other.getValue().decided() || rules.holdsUp(other.getValue().decided()));
    }
}
