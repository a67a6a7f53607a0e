package orrery.protocols.twophase;

import java.util.List;
import java.util.Optional;
import org.pcollections.OrderedPSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/**
 * Asks for votes, decides, and sees to it that everybody hears.
 *
 * @param begun transactions that do their work and have not asked for a commit
 * @param ballots votes in progress
 * @param conclusion what it decided last in this incarnation, for those who look on
 * @param names how many transactions it has named in this incarnation
 */
public record Coordinator(
        Place place,
        Minutes minutes,
        PSet<Txn> begun,
        PMap<Txn, Ballot> ballots,
        Optional<Conclusion> conclusion,
        long names)
        implements Node<Message, Timer> {

    /** A decision, and the vote that led to it. */
    public record Conclusion(Txn txn, Decision decision, Ballot ballot) {}

    static Coordinator of(Place place, Minutes minutes) {
        return new Coordinator(place, minutes, OrderedPSet.empty(), TreePMap.empty(), Optional.empty(), 0);
    }

    /**
     * A new incarnation says so on its disk, so that its names are new. What was decided is told again to whoever has not
     * acknowledged it; where votes were being collected, the answer is no (R*).
     */
    @Override
    public Coordinator start(Context<Message, Timer> ctx) {
        Minutes found = minutes.booted(place.rules());
        for (Txn undecided : minutes.collecting().keySet()) {
            found = found.decide(undecided, Decision.ABORT, minutes.collecting().get(undecided));
        }
        Coordinator booted = with(found);
        booted.minutes.force(ctx);
        booted.minutes.decided().keySet().forEach(txn -> booted.tellAgain(txn, ctx));
        return booted;
    }

    @Override
    public Coordinator receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Begin(long op) -> begin(from, op, ctx);
            case Message.Abandon(Txn txn) -> with(begun.minus(txn));
            case Message.CommitRequest(Txn txn, List<Message.Enlisted> enlisted) ->
                begun.contains(txn) ? open(txn, Ballot.open(new Message.Request(from, enlisted)), ctx) : this;
            case Message.Vote vote -> vote(from, vote, ctx);
            case Message.Ack(Txn txn) -> acknowledged(from, txn, ctx);
            case Message.Inquiry(Txn txn) -> answer(from, txn, ctx);
            case Message.Begun misrouted -> ctx.refuse(misrouted, this);
            case Message.Execute misrouted -> ctx.refuse(misrouted, this);
            case Message.Executed misrouted -> ctx.refuse(misrouted, this);
            case Message.Refused misrouted -> ctx.refuse(misrouted, this);
            case Message.Prepare misrouted -> ctx.refuse(misrouted, this);
            case Message.Decided misrouted -> ctx.refuse(misrouted, this);
            case Message.Finished misrouted -> ctx.refuse(misrouted, this);
        };
    }

    @Override
    public Coordinator timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case Timer.Votes(Txn txn) -> decide(txn, place.rules().whenVotesAreMissing(), ctx);
            case Timer.Acks(Txn txn) -> {
                tellAgain(txn, ctx);
                yield this;
            }
            case Timer.Idle misplaced -> throw new IllegalStateException("a coordinator sets no timer " + misplaced);
            case Timer.Uncertain misplaced ->
                throw new IllegalStateException("a coordinator sets no timer " + misplaced);
            case Timer.Patience misplaced ->
                throw new IllegalStateException("a coordinator sets no timer " + misplaced);
        };
    }

    private Coordinator begin(NodeId client, long op, Context<Message, Timer> ctx) {
        Txn txn = new Txn(place.self(), minutes.incarnation(), names + 1);
        ctx.send(client, new Message.Begun(op, txn));
        return new Coordinator(place, minutes, begun.plus(txn), ballots, conclusion, names + 1);
    }

    // ---- phase one

    /** Asks everybody who has not voted unasked. */
    private Coordinator open(Txn txn, Ballot ballot, Context<Message, Timer> ctx) {
        Minutes after = minutes;
        if (place.rules().collectsFirst(place.presumption())) {
            after = minutes.collect(txn, ballot.participants());
            after.force(ctx);
        }
        for (NodeId participant : ballot.participants()) {
            if (!ballot.votes().containsKey(participant)) {
                ctx.send(participant, new Message.Prepare(txn, ballot.enlisted()));
            }
        }
        ctx.setTimer(place.options().votes(), new Timer.Votes(txn));
        return new Coordinator(place, after, begun.minus(txn), ballots.plus(txn, ballot), conclusion, names);
    }

    private Coordinator vote(NodeId from, Message.Vote vote, Context<Message, Timer> ctx) {
        Txn txn = vote.txn();
        Coordinator counting = this;
        Ballot ballot = ballots.get(txn);
        if (ballot == null) {
            boolean late = !begun.contains(txn) || vote.request().isEmpty();
            if (late) {
                return this;
            }
            ballot = Ballot.open(vote.request().get());
            if (vote.choice() != Choice.NO && ballot.participants().size() > 1) {
                return open(txn, ballot.with(from, vote.choice()), ctx);
            }
            counting = with(begun.minus(txn));
        }
        Ballot counted = ballot.with(from, vote.choice());
        Coordinator after = counting.with(txn, counted);
        if (counted.votes().containsValue(Choice.NO)) {
            return after.decide(txn, Decision.ABORT, ctx);
        }
        int voted = place.rules().voted(counted.arrived(), counted.votes());
        return place.rules().enough(voted, counted.enlisted().size()) ? after.decide(txn, Decision.COMMIT, ctx) : after;
    }

    // ---- phase two

    private Coordinator decide(Txn txn, Decision decision, Context<Message, Timer> ctx) {
        Ballot ballot = ballots.get(txn);
        if (ballot == null) {
            throw new IllegalStateException("there is no vote on " + txn);
        }
        ctx.cancelTimer(new Timer.Votes(txn));
        List<NodeId> concerned = ballot.concerned();
        boolean awaitsAcks =
                place.presumption().acknowledged(decision) && !place.rules().mayForget(concerned);
        Minutes after = awaitsAcks ? minutes.decide(txn, decision, concerned) : minutes.end(txn);
        place.rules()
                .decide(
                        () -> record(txn, decision, concerned, after, ctx),
                        () -> concerned.forEach(to -> ctx.send(to, new Message.Decided(txn, decision))));
        ctx.send(ballot.client(), new Message.Finished(txn, decision));
        if (awaitsAcks) {
            ctx.setTimer(place.options().retry(), new Timer.Acks(txn));
        }
        return new Coordinator(
                place, after, begun, ballots.minus(txn), Optional.of(new Conclusion(txn, decision, ballot)), names);
    }

    /** If all were readers, nobody will ever ask: then nothing needs to be forced (R*). */
    private void record(
            Txn txn, Decision decision, List<NodeId> concerned, Minutes after, Context<Message, Timer> ctx) {
        if (place.presumption().forcedByCoordinator(decision) && !concerned.isEmpty()) {
            after.force(ctx);
        } else if (after.decided().containsKey(txn) || minutes.collecting().containsKey(txn)) {
            after.write(ctx);
        }
    }

    private void tellAgain(Txn txn, Context<Message, Timer> ctx) {
        Minutes.Unended open = minutes.decided().get(txn);
        if (open != null) {
            open.unacknowledged().forEach(to -> ctx.send(to, new Message.Decided(txn, open.decision())));
            ctx.setTimer(place.options().retry(), new Timer.Acks(txn));
        }
    }

    private Coordinator acknowledged(NodeId from, Txn txn, Context<Message, Timer> ctx) {
        Minutes.Unended open = minutes.decided().get(txn);
        if (open == null || !open.unacknowledged().contains(from)) {
            return this;
        }
        List<NodeId> missing = open.unacknowledged().stream()
                .filter(node -> !node.equals(from))
                .toList();
        if (!place.rules().mayForget(missing)) {
            return with(minutes.decide(txn, open.decision(), missing));
        }
        ctx.cancelTimer(new Timer.Acks(txn));
        Minutes ended = minutes.end(txn);
        ended.write(ctx);
        return with(ended);
    }

    // ---- recovery of others

    /** What was decided, or, where nothing is known of it, what the presumption says (R*). */
    private Coordinator answer(NodeId from, Txn txn, Context<Message, Timer> ctx) {
        Minutes.Unended known = minutes.decided().get(txn);
        if (known != null) {
            ctx.send(from, new Message.Decided(txn, known.decision()));
            return this;
        }
        if (!place.rules().mayPresume(ballots.containsKey(txn))) {
            return this;
        }
        // whoever asks has voted, unasked, and that vote was overtaken: it shall not open a ballot any more
        Coordinator after = with(begun.minus(txn));
        ctx.send(from, new Message.Decided(txn, place.presumption().presumed()));
        return after;
    }

    // ---- the same coordinator with something changed

    private Coordinator with(Minutes changed) {
        return new Coordinator(place, changed, begun, ballots, conclusion, names);
    }

    private Coordinator with(Txn txn, Ballot ballot) {
        return new Coordinator(place, minutes, begun, ballots.plus(txn, ballot), conclusion, names);
    }

    private Coordinator with(PSet<Txn> changed) {
        return new Coordinator(place, minutes, changed, ballots, conclusion, names);
    }
}
