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
 * What comes before its turn is held back (Birman, Schiper and Stephenson, CBCAST). Which turn that is, the rules say.
 *
 * @param delivered how many broadcasts of each member were delivered
 * @param held what waits, and for what
 */
record HoldBack(
        Peers peers, Rules rules, PMap<NodeId, Long> delivered, PMap<Id, PMap<NodeId, Long>> held, Links<Message> links)
        implements Ordering {

    /** The decisions on which order hangs. A wrong twin overrides exactly one. */
    abstract static class Rules {

        /** Whether it is the next of its sender; what was delivered already is not. */
        boolean nextOfItsSender(Id id, long delivered) {
            return id.number() == delivered + 1;
        }

        /** Whether so much of somebody else was delivered as before it at its sender. */
        abstract boolean enoughOfOthers(long before, long delivered);

        /** What a sender knows to be before its broadcast: all that it has delivered. */
        PMap<NodeId, Long> before(NodeId self, PMap<NodeId, Long> delivered) {
            return delivered;
        }

        /** What comes before its turn is kept. */
        boolean keeps() {
            return true;
        }

        @Override
        public String toString() {
            return "as in the paper";
        }
    }

    /** Broadcasts of one sender are delivered in the order in which it sent them. */
    static class Fifo extends Rules {
        @Override
        boolean enoughOfOthers(long before, long delivered) {
            return true;
        }
    }

    /** What was delivered at the sender before is delivered before. */
    static class Causal extends Rules {
        @Override
        boolean enoughOfOthers(long before, long delivered) {
            return delivered >= before;
        }
    }

    static HoldBack nothing(Peers peers, Rules rules) {
        return new HoldBack(peers, rules, TreePMap.empty(), TreePMap.empty(), Links.fresh());
    }

    /** A member delivers its own broadcasts at once. */
    @Override
    public Step broadcast(Id id, Context<Numbered<Message>, Timer> ctx) {
        Message message = new Message.Stamped(id, rules.before(peers.self(), delivered));
        Links<Message> told = links.sendAll(peers.others(), message, ctx);
        return new Step(new HoldBack(peers, rules, delivered.plus(peers.self(), id.number()), held, told), List.of(id));
    }

    @Override
    public Step receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        return switch (message.content()) {
            case Message.Stamped stamped -> arrived(stamped);
            case Message.Timed foreign -> throw new IllegalStateException("no queue here: " + foreign);
            case Message.Acknowledged foreign -> throw new IllegalStateException("no queue here: " + foreign);
            case Message.Proposed foreign -> throw new IllegalStateException("no queue here: " + foreign);
            case Message.Decided foreign -> throw new IllegalStateException("no queue here: " + foreign);
        };
    }

    private Step arrived(Message.Stamped stamped) {
        boolean turn = turn(stamped.id(), stamped.before(), delivered);
        if (!turn
                && (!rules.keeps()
                        || stamped.id().number() <= ofMember(stamped.id().sender(), delivered))) {
            return new Step(this, List.of());
        }
        PMap<NodeId, Long> counts = delivered;
        PMap<Id, PMap<NodeId, Long>> waiting = held.plus(stamped.id(), stamped.before());
        List<Id> now = new ArrayList<>();
        for (Optional<Id> next = next(waiting, counts); next.isPresent(); next = next(waiting, counts)) {
            Id id = next.get();
            now.add(id);
            counts = counts.plus(id.sender(), Math.max(ofMember(id.sender(), counts), id.number()));
            waiting = waiting.minus(id);
        }
        return new Step(new HoldBack(peers, rules, counts, waiting, links), now);
    }

    private Optional<Id> next(PMap<Id, PMap<NodeId, Long>> waiting, PMap<NodeId, Long> counts) {
        return waiting.entrySet().stream()
                .filter(entry -> turn(entry.getKey(), entry.getValue(), counts))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean turn(Id id, PMap<NodeId, Long> before, PMap<NodeId, Long> counts) {
        return rules.nextOfItsSender(id, ofMember(id.sender(), counts))
                && before.entrySet().stream()
                        .allMatch(entry -> entry.getKey().equals(id.sender())
                                || rules.enoughOfOthers(entry.getValue(), ofMember(entry.getKey(), counts)));
    }

    private static long ofMember(NodeId member, PMap<NodeId, Long> counts) {
        return counts.getOrDefault(member, 0L);
    }
}
