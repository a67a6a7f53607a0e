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
 * Holds some of the accounts. It does work under locks, votes, and then does as it is told: between its yes and the
 * decision it is <em>uncertain</em>, and can neither commit nor abort.
 *
 * @param active work for which nobody has asked its vote yet; gone after a crash
 * @param dropped what it voted "read-only" on, and need hear no more of
 */
public record Participant(Place place, Ledger ledger, PMap<Txn, Work> active, PSet<Txn> dropped)
        implements Node<Message, Timer> {

    static Participant of(Place place, Ledger ledger) {
        return new Participant(place, ledger, TreePMap.empty(), OrderedPSet.empty());
    }

    /** A new incarnation says so on its disk, and asks about all that it had promised (R*, recovery). */
    @Override
    public Participant start(Context<Message, Timer> ctx) {
        Participant booted = with(ledger.booted());
        booted.ledger.force(ctx, place.rules());
        ledger.prepared().keySet().forEach(txn -> booted.ask(txn, ctx));
        return booted;
    }

    @Override
    public Participant receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Execute execute -> execute(from, execute, ctx);
            case Message.Abandon(Txn txn) -> letGo(txn, ctx);
            case Message.CommitRequest(Txn txn, List<Message.Enlisted> enlisted) ->
                prepare(txn, enlisted, Optional.of(new Message.Request(from, enlisted)), ctx);
            case Message.Prepare(Txn txn, List<Message.Enlisted> enlisted) ->
                prepare(txn, enlisted, Optional.empty(), ctx);
            case Message.Decided(Txn txn, Decision decision) -> decided(txn, decision, ctx);
            case Message.Inquiry(Txn txn) -> answerPeer(from, txn, ctx);
            case Message.Begin misrouted -> ctx.refuse(misrouted, this);
            case Message.Begun misrouted -> ctx.refuse(misrouted, this);
            case Message.Executed misrouted -> ctx.refuse(misrouted, this);
            case Message.Refused misrouted -> ctx.refuse(misrouted, this);
            case Message.Vote misrouted -> ctx.refuse(misrouted, this);
            case Message.Ack misrouted -> ctx.refuse(misrouted, this);
            case Message.Finished misrouted -> ctx.refuse(misrouted, this);
        };
    }

    @Override
    public Participant timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case Timer.Idle(Txn txn) -> abort(txn, ctx);
            case Timer.Uncertain(Txn txn) -> uncertain(txn, ctx);
            case Timer.Votes misplaced -> throw new IllegalStateException("a participant sets no timer " + misplaced);
            case Timer.Acks misplaced -> throw new IllegalStateException("a participant sets no timer " + misplaced);
            case Timer.Patience misplaced ->
                throw new IllegalStateException("a participant sets no timer " + misplaced);
        };
    }

    // ---- the work

    private Participant execute(NodeId client, Message.Execute asked, Context<Message, Timer> ctx) {
        Txn txn = asked.txn();
        boolean late =
                ledger.outcomes().containsKey(txn) || ledger.prepared().containsKey(txn) || dropped.contains(txn);
        if (late) {
            return this;
        }
        boolean again = active.containsKey(txn);
        if (!again && locked(asked.work())) {
            ctx.send(client, new Message.Refused(txn));
            return this;
        }
        ctx.setTimer(place.options().idle(), new Timer.Idle(txn));
        ctx.send(
                client,
                new Message.Executed(txn, ledger.incarnation(), asked.work().found(ledger.balances())));
        return again ? this : with(active.plus(txn, asked.work()));
    }

    private boolean locked(Work work) {
        boolean byPrepared = place.rules().keepsLocksWhenPrepared()
                && ledger.prepared().values().stream()
                        .anyMatch(promise -> promise.work().conflictsWith(work));
        return byPrepared || active.values().stream().anyMatch(other -> other.conflictsWith(work));
    }

    private Participant letGo(Txn txn, Context<Message, Timer> ctx) {
        ctx.cancelTimer(new Timer.Idle(txn));
        return active.containsKey(txn) ? with(active.minus(txn)) : this;
    }

    /** Before its vote, a participant may abort without asking anybody (BHG, 7.3). */
    private Participant abort(Txn txn, Context<Message, Timer> ctx) {
        Participant after = letGo(txn, ctx).with(ledger.decide(txn, Decision.ABORT));
        if (place.presumption() == Presumption.NOTHING) {
            after.ledger.force(ctx, place.rules());
        } else {
            after.ledger.write(ctx, place.rules());
        }
        return after;
    }

    // ---- phase one

    private Participant prepare(
            Txn txn, List<Message.Enlisted> enlisted, Optional<Message.Request> request, Context<Message, Timer> ctx) {
        Decision known = ledger.outcomes().get(txn);
        if (known == Decision.COMMIT) {
            return this;
        }
        if (ledger.prepared().containsKey(txn)) {
            return vote(txn, Choice.YES, request, ctx);
        }
        if (dropped.contains(txn)) {
            return vote(txn, Choice.READ_ONLY, request, ctx);
        }
        Work work = active.get(txn);
        // what an earlier incarnation did is lost, and what this one may have done since is something else
        boolean mine = enlisted.contains(new Message.Enlisted(place.self(), ledger.incarnation()));
        if (known == Decision.ABORT || work == null || !mine) {
            return vote(txn, Choice.NO, request, ctx);
        }
        if (!work.possible(ledger.balances())) {
            return abort(txn, ctx).vote(txn, Choice.NO, request, ctx);
        }
        if (work.onlyReads() && place.options().readOnly()) {
            Participant out = letGo(txn, ctx);
            return new Participant(place, ledger, out.active, dropped.plus(txn))
                    .vote(txn, Choice.READ_ONLY, request, ctx);
        }
        List<NodeId> peers = enlisted.stream()
                .map(Message.Enlisted::node)
                .filter(node -> !node.equals(place.self()))
                .toList();
        Participant prepared = letGo(txn, ctx).with(ledger.prepare(txn, new Ledger.Prepared(work, peers)));
        prepared.ledger.force(ctx, place.rules());
        ctx.setTimer(place.options().retry(), new Timer.Uncertain(txn));
        return prepared.vote(txn, Choice.YES, request, ctx);
    }

    private Participant vote(Txn txn, Choice choice, Optional<Message.Request> request, Context<Message, Timer> ctx) {
        ctx.send(txn.coordinator(), new Message.Vote(txn, choice, request));
        return this;
    }

    // ---- phase two

    private Participant decided(Txn txn, Decision decision, Context<Message, Timer> ctx) {
        boolean acknowledged = place.presumption().acknowledged(decision);
        if (ledger.outcomes().containsKey(txn)) {
            if (acknowledged) {
                ctx.send(txn.coordinator(), new Message.Ack(txn));
            }
            return this;
        }
        Participant after = settled(txn, decision, ctx);
        if (acknowledged) {
            place.rules()
                    .acknowledge(
                            () -> after.ledger.force(ctx, place.rules()),
                            () -> ctx.send(txn.coordinator(), new Message.Ack(txn)));
        } else {
            after.ledger.write(ctx, place.rules());
        }
        return after;
    }

    private Participant settled(Txn txn, Decision decision, Context<Message, Timer> ctx) {
        ctx.cancelTimer(new Timer.Uncertain(txn));
        Work unvoted = active.get(txn);
        Participant after = letGo(txn, ctx);
        if (ledger.prepared().containsKey(txn) || decision == Decision.ABORT) {
            return after.with(ledger.decide(txn, decision));
        }
        if (unvoted != null) {
            // told to commit what it has not voted for, it believes its coordinator
            Ledger.Prepared promise = new Ledger.Prepared(unvoted, List.of());
            return after.with(ledger.prepare(txn, promise).decide(txn, decision));
        }
        ctx.note("told to commit " + txn + ", which is gone");
        return after.with(ledger.decide(txn, Decision.ABORT));
    }

    // ---- the uncertain

    private Participant uncertain(Txn txn, Context<Message, Timer> ctx) {
        Optional<Decision> own = place.rules().whenUncertainForTooLong();
        if (own.isPresent()) {
            return decided(txn, own.get(), ctx);
        }
        ask(txn, ctx);
        return this;
    }

    private void ask(Txn txn, Context<Message, Timer> ctx) {
        if (place.rules().asks()) {
            ctx.send(txn.coordinator(), new Message.Inquiry(txn));
            Ledger.Prepared promise = ledger.prepared().get(txn);
            if (place.options().cooperative() && promise != null) {
                promise.peers().forEach(peer -> ctx.send(peer, new Message.Inquiry(txn)));
            }
        }
        ctx.setTimer(place.options().retry(), new Timer.Uncertain(txn));
    }

    /**
     * A peer asks (BHG, 7.4). Who knows the decision tells it; who has not voted aborts and says so; who is uncertain too
     * cannot help. Of what it has no record of, a participant says nothing: it may have dropped out as a reader.
     */
    private Participant answerPeer(NodeId peer, Txn txn, Context<Message, Timer> ctx) {
        Decision known = ledger.outcomes().get(txn);
        if (known != null) {
            ctx.send(peer, new Message.Decided(txn, known));
            return this;
        }
        if (active.containsKey(txn)) {
            Participant after = letGo(txn, ctx).with(ledger.decide(txn, Decision.ABORT));
            after.ledger.force(ctx, place.rules());
            ctx.send(peer, new Message.Decided(txn, Decision.ABORT));
            return after;
        }
        if (ledger.prepared().containsKey(txn)) {
            place.rules().answerOfTheUncertain().ifPresent(guess -> ctx.send(peer, new Message.Decided(txn, guess)));
        }
        return this;
    }

    // ---- the same participant with something changed

    private Participant with(Ledger changed) {
        return new Participant(place, changed, active, dropped);
    }

    private Participant with(PMap<Txn, Work> changed) {
        return new Participant(place, ledger, changed, dropped);
    }
}
