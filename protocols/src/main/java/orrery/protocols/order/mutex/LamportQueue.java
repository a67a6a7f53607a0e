package orrery.protocols.order.mutex;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;

/**
 * Every process keeps the queue of all requests, ordered by time; who is first in his own and has heard from all others
 * since, enters (Lamport, rules 1 to 5). Assumes links that keep the order and lose nothing.
 *
 * @param clock Lamport clock
 * @param queue the time of each process's request
 * @param heard the time of the last message from each process
 */
record LamportQueue(Peers peers, long clock, PMap<NodeId, Long> queue, PMap<NodeId, Long> heard, Links<Message> links)
        implements Algorithm {

    /** What does not change. */
    record Peers(NodeId self, List<NodeId> others, Rules rules) {}

    /** The decisions on which mutual exclusion hangs. A wrong twin overrides exactly one. */
    static class Rules {

        /** Requests are ordered by time, and if they have the same, by process (section "Ordering the Events Totally"). */
        boolean before(Claim mine, Claim theirs) {
            return mine.isBefore(theirs);
        }

        /** A process waits until it has heard, from each other, something later than its request (rule 5 ii). */
        boolean heardSince(long heard, long request) {
            return heard > request;
        }

        /** Messages are received in the order in which they were sent (assumed on p. 560). */
        boolean inOrder() {
            return true;
        }

        /** A request carries the time of its sending (rule 1), which is later than all before it (IR1). */
        long asks(long clock) {
            return clock + 1;
        }

        /** On receipt the clock becomes greater than both (IR2). */
        long received(long mine, long theirs) {
            return Math.max(mine, theirs) + 1;
        }

        /** When a release arrives, the request goes from the queue (rule 4). */
        PMap<NodeId, Long> released(PMap<NodeId, Long> queue, NodeId by) {
            return queue.minus(by);
        }

        @Override
        public String toString() {
            return "as in the paper";
        }
    }

    static LamportQueue empty(Peers peers) {
        return new LamportQueue(peers, 0, TreePMap.empty(), TreePMap.empty(), Links.fresh());
    }

    @Override
    public LamportQueue request(Context<Numbered<Message>, Timer> ctx) {
        long time = peers.rules().asks(clock);
        Links<Message> told = links.sendAll(peers.others(), new Message(Message.Kind.REQUEST, time), ctx);
        return new LamportQueue(peers, clock + 1, queue.plus(peers.self(), time), heard, told);
    }

    @Override
    public LamportQueue release(Context<Numbered<Message>, Timer> ctx) {
        long time = clock + 1;
        Links<Message> told = links.sendAll(peers.others(), new Message(Message.Kind.RELEASE, time), ctx);
        return new LamportQueue(peers, time, queue.minus(peers.self()), heard, told);
    }

    @Override
    public LamportQueue receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received =
                links.receive(from, message, peers.rules().inOrder());
        LamportQueue next = new LamportQueue(peers, clock, queue, heard, received.links());
        for (Message content : received.contents()) {
            next = next.take(from, content, ctx);
        }
        return next;
    }

    private LamportQueue take(NodeId from, Message message, Context<Numbered<Message>, Timer> ctx) {
        long now = peers.rules().received(clock, message.time());
        PMap<NodeId, Long> since = heard.plus(from, message.time());
        return switch (message.kind()) {
            case REQUEST -> {
                long reply = now + 1;
                Links<Message> replied = links.send(from, new Message(Message.Kind.REPLY, reply), ctx);
                yield new LamportQueue(peers, reply, queue.plus(from, message.time()), since, replied);
            }
            case REPLY -> new LamportQueue(peers, now, queue, since, links);
            case RELEASE -> new LamportQueue(peers, now, peers.rules().released(queue, from), since, links);
            case FAILED, INQUIRE, RELINQUISH -> throw new IllegalStateException("there are no arbiters: " + message);
        };
    }

    @Override
    public Claim claim() {
        return new Claim(queue.getOrDefault(peers.self(), 0L), peers.self());
    }

    @Override
    public boolean mayEnter() {
        return awaited().isEmpty();
    }

    /** Whose request is earlier (rule 5 i), and who has not been heard since (rule 5 ii). */
    @Override
    public List<NodeId> awaited() {
        Claim mine = claim();
        return peers.others().stream()
                .filter(other ->
                        isAhead(other, mine) || !peers.rules().heardSince(heard.getOrDefault(other, 0L), mine.time()))
                .toList();
    }

    private boolean isAhead(NodeId other, Claim mine) {
        Long time = queue.get(other);
        return time != null && !peers.rules().before(mine, new Claim(time, other));
    }
}
