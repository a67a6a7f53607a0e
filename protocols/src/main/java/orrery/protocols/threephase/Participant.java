package orrery.protocols.threephase;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * A site that follows.
 *
 * @param coordinator whom it waits for
 */
public record Participant(Group group, Saved saved, NodeId coordinator) implements Site {

    @Override
    public Participant start(Context<Message, Timer> ctx) {
        if (!phase().decided()) {
            ctx.save(saved);
            ctx.setTimer(group.options().begin().plus(group.options().silence()), Timer.SILENCE);
        }
        return this;
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Prepare prepare -> vote(from, ctx);
            case Message.PreCommit precommit -> precommit(from, ctx);
            case Message.Decided(Phase decision) -> learn(decision, ctx);
            case Message.StateRequest request -> report(from, ctx);
            case Message.Inquiry inquiry -> inform(from, ctx);
            case Message.Vote late -> this;
            case Message.Ack late -> this;
            case Message.StateReport late -> this;
        };
    }

    private Participant vote(NodeId from, Context<Message, Timer> ctx) {
        boolean again = phase() != Phase.WORKING;
        if (again) {
            return this;
        }
        boolean yes = !ctx.chance().happens(group.options().no());
        Saved now = enter(yes ? Phase.UNCERTAIN : Phase.ABORTED, ctx);
        ctx.send(from, new Message.Vote(yes));
        if (yes) {
            ctx.setTimer(group.options().silence(), Timer.SILENCE);
        } else {
            ctx.cancelTimer(Timer.SILENCE);
        }
        return new Participant(group, now, from);
    }

    private Participant precommit(NodeId from, Context<Message, Timer> ctx) {
        if (phase().decided()) {
            return this;
        }
        Saved now = enter(Phase.PRECOMMITTED, ctx);
        ctx.send(from, new Message.Ack());
        ctx.setTimer(group.options().silence(), Timer.SILENCE);
        return new Participant(group, now, from);
    }

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case SILENCE -> silence(ctx);
            case BEGIN, VOTES, ACKS, REPORTS, INQUIRY -> misplaced(timer);
        };
    }

    /** Who coordinated is down: the next in order takes over, and if that is another, this one waits for it. */
    private Site silence(Context<Message, Timer> ctx) {
        if (phase() == Phase.WORKING) {
            return learn(Phase.ABORTED, ctx);
        }
        Optional<Phase> own = group.rules().whenThereIsSilence(phase());
        if (own.isPresent()) {
            return learn(own.get(), ctx);
        }
        int next = coordinator.index() + 1;
        if (next >= group.self().index() && group.rules().takesOver()) {
            return Successor.takingOver(this, ctx);
        }
        ctx.setTimer(group.options().silence(), Timer.SILENCE);
        return new Participant(
                group, saved, group.sites().get(Math.min(next, group.self().index())));
    }
}
