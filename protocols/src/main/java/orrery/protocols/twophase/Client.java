package orrery.protocols.twophase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;

/**
 * A client. It has its work done at all participants, and when all of it is done and locked, asks for a commit. It asks for
 * nothing twice: an operation that went wrong has failed, and one of which it never heard the end is unknown.
 */
public record Client(List<NodeId> servers, Bank bank, Options options, Optional<Open> open)
        implements Node<Message, Timer> {

    /**
     * An operation that waits for its end.
     *
     * @param plan what is to be done where
     * @param txn the transaction, once the coordinator has named it
     * @param enlisted which participants have done their part, in which incarnation
     * @param found balances that were read
     */
    public record Open(
            long op,
            Question question,
            Map<NodeId, Work> plan,
            Optional<Txn> txn,
            PMap<NodeId, Message.Enlisted> enlisted,
            PMap<String, Long> found) {

        boolean isAbout(Txn other) {
            return txn.isPresent() && txn.get().equals(other);
        }

        boolean allDone() {
            return enlisted.size() == plan.size();
        }
    }

    @Override
    public Client request(long op, Record question, Context<Message, Timer> ctx) {
        Question asked = (Question) question;
        Map<NodeId, Work> plan = bank.plan(asked);
        NodeId coordinator = switch (options.coordinator()) {
            case APART -> servers.getFirst();
            case EVERYWHERE -> plan.keySet().iterator().next();
        };
        ctx.send(coordinator, new Message.Begin(op));
        ctx.setTimer(options.patience(), new Timer.Patience(op));
        return with(new Open(op, asked, plan, Optional.empty(), TreePMap.empty(), TreePMap.empty()));
    }

    @Override
    public Client receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Begun begun -> begun(begun, ctx);
            case Message.Executed executed -> executed(from, executed, ctx);
            case Message.Refused(Txn txn) -> refused(txn, ctx);
            case Message.Finished finished -> finished(finished, ctx);
            case Message.Begin misrouted -> ctx.refuse(misrouted, this);
            case Message.Execute misrouted -> ctx.refuse(misrouted, this);
            case Message.Abandon misrouted -> ctx.refuse(misrouted, this);
            case Message.CommitRequest misrouted -> ctx.refuse(misrouted, this);
            case Message.Prepare misrouted -> ctx.refuse(misrouted, this);
            case Message.Vote misrouted -> ctx.refuse(misrouted, this);
            case Message.Decided misrouted -> ctx.refuse(misrouted, this);
            case Message.Ack misrouted -> ctx.refuse(misrouted, this);
            case Message.Inquiry misrouted -> ctx.refuse(misrouted, this);
        };
    }

    private Client begun(Message.Begun begun, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty()
                || open.get().op() != begun.op()
                || open.get().txn().isPresent();
        if (late) {
            return this;
        }
        Open now = open.get();
        now.plan().forEach((participant, work) -> ctx.send(participant, new Message.Execute(begun.txn(), work)));
        return with(
                new Open(now.op(), now.question(), now.plan(), Optional.of(begun.txn()), now.enlisted(), now.found()));
    }

    private Client executed(NodeId from, Message.Executed executed, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty()
                || !open.get().isAbout(executed.txn())
                || open.get().enlisted().containsKey(from);
        if (late) {
            return this;
        }
        Open was = open.get();
        Open now = new Open(
                was.op(),
                was.question(),
                was.plan(),
                was.txn(),
                was.enlisted().plus(from, new Message.Enlisted(from, executed.incarnation())),
                was.found().plusAll(executed.found()));
        if (now.allDone()) {
            List<Message.Enlisted> enlisted = List.copyOf(now.enlisted().values());
            NodeId asked = options.firstPrepares()
                    ? enlisted.getFirst().node()
                    : executed.txn().coordinator();
            ctx.send(asked, new Message.CommitRequest(executed.txn(), enlisted));
        }
        return with(now);
    }

    private Client refused(Txn txn, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty() || !open.get().isAbout(txn) || open.get().allDone();
        return late ? this : abandon(open.get(), "another transaction was in the way", ctx);
    }

    /** It never asked for a commit, so there will be none. */
    private Client abandon(Open now, String reason, Context<Message, Timer> ctx) {
        now.txn().ifPresent(txn -> {
            now.plan().keySet().forEach(participant -> ctx.send(participant, new Message.Abandon(txn)));
            if (!now.plan().containsKey(txn.coordinator())) {
                ctx.send(txn.coordinator(), new Message.Abandon(txn));
            }
        });
        return close(now, Outcome.fail(reason), ctx);
    }

    private Client finished(Message.Finished finished, Context<Message, Timer> ctx) {
        boolean late = open.isEmpty() || !open.get().isAbout(finished.txn());
        if (late) {
            return this;
        }
        Open now = open.get();
        return close(
                now,
                switch (finished.decision()) {
                    case COMMIT -> Outcome.ok(answer(now));
                    case ABORT -> Outcome.fail("aborted");
                },
                ctx);
    }

    private Record answer(Open now) {
        return now.question() instanceof Question.Audit
                ? new Question.Balances(now.found(), bank.due())
                : new Question.Done();
    }

    @Override
    public Client timeout(Timer timer, Context<Message, Timer> ctx) {
        Open unanswered = open.orElseThrow();
        return unanswered.allDone()
                ? close(unanswered, Outcome.unknown("no answer to the request to commit"), ctx)
                : abandon(unanswered, "no answer while the work was done", ctx);
    }

    private Client close(Open now, Outcome outcome, Context<Message, Timer> ctx) {
        ctx.cancelTimer(new Timer.Patience(now.op()));
        ctx.complete(now.op(), outcome);
        return new Client(servers, bank, options, Optional.empty());
    }

    private Client with(Open changed) {
        return new Client(servers, bank, options, Optional.of(changed));
    }
}
