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
 * Everything goes into a queue by its time, and is delivered when it is first and nothing earlier can come any more (Lamport, pp.
 * 560-561). Assumes links that keep the order and lose nothing.
 *
 * @param queue the time of each broadcast that was not delivered
 * @param heard the time of the last message from each other
 */
record LamportOrder(
        Peers peers, Rules rules, long clock, PMap<Id, Long> queue, PMap<NodeId, Long> heard, Links<Message> links)
        implements Ordering {

    /** The decisions on which order hangs. A wrong twin overrides exactly one. */
    static class Rules {

        /** Broadcasts are ordered by time, and if they have the same, by sender. */
        boolean before(Id id, long time, Id other, long otherTime) {
            return time != otherTime ? time < otherTime : id.compareTo(other) < 0;
        }

        /** What is first waits until each other has been heard from: whatever comes from there now is later. */
        boolean heardSince(long heard, long time) {
            return heard >= time;
        }

        /** Messages are received in the order in which they were sent. */
        boolean inOrder() {
            return true;
        }

        /** On receipt the clock becomes greater than both. */
        long received(long mine, long theirs) {
            return Math.max(mine, theirs) + 1;
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

    static LamportOrder nothing(Peers peers, Rules rules) {
        return new LamportOrder(peers, rules, 0, TreePMap.empty(), TreePMap.empty(), Links.fresh());
    }

    @Override
    public Step broadcast(Id id, Context<Numbered<Message>, Timer> ctx) {
        long time = clock + 1;
        Links<Message> told = links.sendAll(peers.others(), new Message.Timed(id, time), ctx);
        return new LamportOrder(peers, rules, time, queue.plus(id, time), heard, told)
                .deliver()
                .after(rules.atOnce(id));
    }

    @Override
    public Step receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received = links.receive(from, message, rules.inOrder());
        LamportOrder next = new LamportOrder(peers, rules, clock, queue, heard, received.links());
        for (Message content : received.contents()) {
            next = switch (content) {
                case Message.Timed timed -> next.timed(from, timed, ctx);
                case Message.Acknowledged seen -> next.heard(from, seen.time());
                case Message.Stamped foreign -> throw new IllegalStateException("nothing is held back: " + foreign);
                case Message.Proposed foreign -> throw new IllegalStateException("nobody proposes: " + foreign);
                case Message.Decided foreign -> throw new IllegalStateException("nobody decides: " + foreign);
            };
        }
        return next.deliver();
    }

    private LamportOrder heard(NodeId from, long time) {
        return new LamportOrder(peers, rules, rules.received(clock, time), queue, heard.plus(from, time), links);
    }

    private LamportOrder timed(NodeId from, Message.Timed timed, Context<Numbered<Message>, Timer> ctx) {
        LamportOrder now = heard(from, timed.time());
        long time = now.clock + 1;
        return new LamportOrder(
                peers,
                rules,
                time,
                queue.plus(timed.id(), timed.time()),
                now.heard,
                links.sendAll(peers.others(), new Message.Acknowledged(time), ctx));
    }

    private Step deliver() {
        PMap<Id, Long> rest = queue;
        List<Id> now = new ArrayList<>();
        for (Optional<Id> first = first(rest); first.isPresent(); first = first(rest)) {
            now.add(first.get());
            rest = rest.minus(first.get());
        }
        return new Step(new LamportOrder(peers, rules, clock, rest, heard, links), now);
    }

    private Optional<Id> first(PMap<Id, Long> rest) {
        for (Map.Entry<Id, Long> entry : rest.entrySet()) {
            if (isFirst(entry.getKey(), entry.getValue(), rest)) {
                boolean settled = peers.others().stream()
                        .allMatch(other -> rules.heardSince(heard.getOrDefault(other, 0L), entry.getValue()));
                return settled ? Optional.of(entry.getKey()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isFirst(Id id, long time, PMap<Id, Long> rest) {
        return rest.entrySet().stream()
                .allMatch(
                        other -> other.getKey().equals(id) || rules.before(id, time, other.getKey(), other.getValue()));
    }
}
