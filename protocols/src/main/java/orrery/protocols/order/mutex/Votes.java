package orrery.protocols.order.mutex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSet;
import org.pcollections.TreePSet;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;
import orrery.protocols.order.mutex.Arbiter.Letter;
import orrery.protocols.order.mutex.Message.Kind;

/**
 * Whoever wants to enter asks its quorum, and enters when it has all of their votes; where two quorums meet sits an arbiter that
 * votes for one at a time (Maekawa). Assumes links that keep the order and lose nothing. A process that is in its own
 * quorum sends itself nothing.
 *
 * @param highest the highest time of any request seen
 * @param mine what we asked for, until we have left
 * @param granted who votes for it
 * @param failed who does not, as far as we know
 * @param inquired who would like to have its vote back
 * @param arbiter what we are to others
 */
record Votes(
        Peers peers,
        long highest,
        Optional<Claim> mine,
        PSet<NodeId> granted,
        PSet<NodeId> failed,
        PSet<NodeId> inquired,
        Arbiter arbiter,
        Links<Message> links)
        implements Algorithm {

    /** What does not change. */
    record Peers(NodeId self, List<NodeId> quorum, Rules rules) {}

    /** The decisions on which mutual exclusion hangs. A wrong twin overrides exactly one. */
    static class Rules {

        /** Any two quorums have somebody in common. */
        List<NodeId> quorum(NodeId self, List<NodeId> all) {
            return Quorums.of(self, all);
        }

        /** How many votes it takes: those of the whole quorum. */
        int needed(int quorum) {
            return quorum;
        }

        /** Whether an arbiter votes for a request while another has its vote. */
        boolean votesAgain() {
            return false;
        }

        /** An arbiter asks for its vote back when an earlier request comes (INQUIRE). */
        boolean inquires() {
            return true;
        }

        /**
         * A request that was to be the next, and is overtaken by an earlier one, is told so (Sanders 1987; the paper tells only
         * those that come too late, and may stand still).
         */
        boolean tellsWhoIsOvertaken() {
            return true;
        }

        /** Whoever cannot get all votes gives back those that it is asked for (RELINQUISH). */
        boolean givesBack(boolean cannotGetAll) {
            return cannotGetAll;
        }

        @Override
        public String toString() {
            return "as in the papers";
        }
    }

    static Votes idle(Peers peers) {
        return new Votes(
                peers,
                0,
                Optional.empty(),
                TreePSet.empty(),
                TreePSet.empty(),
                TreePSet.empty(),
                Arbiter.free(peers.rules()),
                Links.fresh());
    }

    @Override
    public Votes request(Context<Numbered<Message>, Timer> ctx) {
        Claim claim = new Claim(highest + 1, peers.self());
        return claiming(claim.time(), Optional.of(claim)).post(toQuorum(Kind.REQUEST, claim), ctx);
    }

    @Override
    public Votes release(Context<Numbered<Message>, Timer> ctx) {
        return claiming(highest, Optional.empty()).post(toQuorum(Kind.RELEASE, claim()), ctx);
    }

    private List<Letter> toQuorum(Kind kind, Claim about) {
        return peers.quorum().stream()
                .map(arbiter -> new Letter(arbiter, new Message(kind, about.time())))
                .toList();
    }

    @Override
    public Votes receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received = links.receive(from, message, true);
        Votes next = with(received.links());
        for (Message content : received.contents()) {
            next = next.take(from, content).in(next.links, ctx);
        }
        return next;
    }

    /** What became of it, and what is to be said. */
    private record Step(Votes next, List<Letter> letters) {
        Votes in(Links<Message> links, Context<Numbered<Message>, Timer> ctx) {
            return next.with(links).post(letters, ctx);
        }
    }

    /** Sends letters, and takes those that go to ourselves at once. */
    private Votes post(List<Letter> letters, Context<Numbered<Message>, Timer> ctx) {
        Votes next = this;
        Deque<Letter> open = new ArrayDeque<>(letters);
        while (!open.isEmpty()) {
            Letter letter = open.removeFirst();
            if (letter.to().equals(peers.self())) {
                Step step = next.take(peers.self(), letter.message());
                next = step.next();
                open.addAll(step.letters());
            } else {
                next = next.with(next.links.send(letter.to(), letter.message(), ctx));
            }
        }
        return next;
    }

    private Step take(NodeId from, Message message) {
        boolean late = mine.isEmpty() || mine.get().time() != message.time();
        return switch (message.kind()) {
            case REQUEST -> {
                Claim claim = new Claim(message.time(), from);
                yield hearing(claim.time()).ruled(arbiter.asked(claim));
            }
            case RELEASE -> ruled(arbiter.released());
            case RELINQUISH -> ruled(arbiter.relinquished());
            case REPLY ->
                new Step(late ? this : voting(granted.plus(from), failed.minus(from), inquired.minus(from)), List.of());
            case FAILED ->
                late ? same() : voting(granted, failed.plus(from), inquired).giveBack();
            case INQUIRE ->
                late || mayEnter()
                        ? same()
                        : voting(granted, failed, inquired.plus(from)).giveBack();
        };
    }

    private Step same() {
        return new Step(this, List.of());
    }

    private Step ruled(Arbiter.Ruling ruling) {
        return new Step(
                new Votes(peers, highest, mine, granted, failed, inquired, ruling.next(), links), ruling.letters());
    }

    /** What is given back is missing, until the arbiter votes for us again. */
    private Step giveBack() {
        if (!peers.rules().givesBack(!failed.isEmpty())) {
            return same();
        }
        List<Letter> letters = inquired.stream()
                .map(arbiter -> new Letter(arbiter, new Message(Kind.RELINQUISH, claim().time())))
                .toList();
        return new Step(voting(granted.minusAll(inquired), failed.plusAll(inquired), TreePSet.empty()), letters);
    }

    @Override
    public Claim claim() {
        return mine.orElseThrow();
    }

    @Override
    public List<NodeId> awaited() {
        return peers.quorum().stream()
                .filter(arbiter -> !granted.contains(arbiter))
                .toList();
    }

    @Override
    public boolean mayEnter() {
        return granted.size() >= peers.rules().needed(peers.quorum().size());
    }

    // ---- the same with something changed

    private Votes claiming(long time, Optional<Claim> claim) {
        return new Votes(peers, time, claim, TreePSet.empty(), TreePSet.empty(), TreePSet.empty(), arbiter, links);
    }

    private Votes hearing(long time) {
        return new Votes(peers, Math.max(highest, time), mine, granted, failed, inquired, arbiter, links);
    }

    private Votes voting(PSet<NodeId> nowGranted, PSet<NodeId> nowFailed, PSet<NodeId> nowInquired) {
        return new Votes(peers, highest, mine, nowGranted, nowFailed, nowInquired, arbiter, links);
    }

    private Votes with(Links<Message> changed) {
        return new Votes(peers, highest, mine, granted, failed, inquired, arbiter, changed);
    }
}
