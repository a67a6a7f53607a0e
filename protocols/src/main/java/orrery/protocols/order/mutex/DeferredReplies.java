package orrery.protocols.order.mutex;

import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;

/**
 * Whoever wants to enter asks all others, and enters when all have replied; who is inside, or has asked earlier, replies when
 * he has left (Ricart and Agrawala).
 *
 * @param highest the highest sequence number seen in any request
 * @param mine what we asked for, until we have left
 * @param replied who has replied to it
 * @param deferred who waits for our reply
 */
record DeferredReplies(
        Peers peers,
        long highest,
        Optional<Claim> mine,
        PVector<NodeId> replied,
        PVector<NodeId> deferred,
        Links<Message> links)
        implements Algorithm {

    /** What does not change. */
    record Peers(NodeId self, List<NodeId> others, Rules rules) {}

    /** The decisions on which mutual exclusion hangs. A wrong twin overrides exactly one. */
    static class Rules {

        /** Whose request is earlier replies later; ties go to the process of smaller number. */
        boolean defers(Claim mine, Claim theirs) {
            return mine.isBefore(theirs);
        }

        /** A request's number is greater than all that was heard of. */
        long next(long highest) {
            return highest + 1;
        }

        /** A new request comes after all that was heard of. */
        long hear(long highest, long theirs) {
            return Math.max(highest, theirs);
        }

        /** How many replies it takes: one from each other. */
        int needed(int others) {
            return others;
        }

        /** Whoever was put off is answered on leaving. */
        List<NodeId> owed(PVector<NodeId> deferred) {
            return deferred;
        }

        @Override
        public String toString() {
            return "as in the paper";
        }
    }

    static DeferredReplies idle(Peers peers) {
        return new DeferredReplies(peers, 0, Optional.empty(), TreePVector.empty(), TreePVector.empty(), Links.fresh());
    }

    @Override
    public DeferredReplies request(Context<Numbered<Message>, Timer> ctx) {
        Claim claim = new Claim(peers.rules().next(highest), peers.self());
        return new DeferredReplies(
                peers,
                claim.time(),
                Optional.of(claim),
                TreePVector.empty(),
                deferred,
                links.sendAll(peers.others(), new Message(Message.Kind.REQUEST, claim.time()), ctx));
    }

    @Override
    public DeferredReplies receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received = links.receive(from, message, true);
        DeferredReplies next = with(received.links());
        for (Message content : received.contents()) {
            next = switch (content.kind()) {
                case REQUEST -> next.asked(new Claim(content.time(), from), ctx);
                case REPLY -> next.replied(from);
                case RELEASE -> throw new IllegalStateException("nobody says that he has left");
                case FAILED, INQUIRE, RELINQUISH ->
                    throw new IllegalStateException("there are no arbiters: " + content);
            };
        }
        return next;
    }

    private DeferredReplies asked(Claim theirs, Context<Numbered<Message>, Timer> ctx) {
        boolean later = mine.isPresent() && peers.rules().defers(mine.get(), theirs);
        long heard = peers.rules().hear(highest, theirs.time());
        return new DeferredReplies(
                peers,
                heard,
                mine,
                replied,
                later ? deferred.plus(theirs.process()) : deferred,
                later ? links : reply(links, theirs.process(), ctx));
    }

    private DeferredReplies replied(NodeId by) {
        return new DeferredReplies(peers, highest, mine, replied.plus(by), deferred, links);
    }

    private Links<Message> reply(Links<Message> over, NodeId to, Context<Numbered<Message>, Timer> ctx) {
        return over.send(to, new Message(Message.Kind.REPLY, highest), ctx);
    }

    private DeferredReplies with(Links<Message> changed) {
        return new DeferredReplies(peers, highest, mine, replied, deferred, changed);
    }

    @Override
    public Claim claim() {
        return mine.orElseThrow();
    }

    @Override
    public List<NodeId> awaited() {
        return peers.others().stream().filter(other -> !replied.contains(other)).toList();
    }

    @Override
    public boolean mayEnter() {
        return replied.size() >= peers.rules().needed(peers.others().size());
    }

    @Override
    public DeferredReplies release(Context<Numbered<Message>, Timer> ctx) {
        Links<Message> told = links;
        for (NodeId other : peers.rules().owed(deferred)) {
            told = reply(told, other, ctx);
        }
        return new DeferredReplies(peers, highest, Optional.empty(), TreePVector.empty(), TreePVector.empty(), told);
    }
}
