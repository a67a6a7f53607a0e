package orrery.protocols.threephase;

import orrery.api.Context;
import orrery.api.NodeId;

/**
 * A site that was down and has not decided. If it never voted yes, it aborts; otherwise it asks, and keeps out of the
 * termination protocol, which the others may have finished without it (BHG, recovery).
 */
public record Recovering(Group group, Saved saved) implements Site {

    @Override
    public Site start(Context<Message, Timer> ctx) {
        return phase() == Phase.WORKING ? learn(Phase.ABORTED, ctx) : ask(ctx);
    }

    private Recovering ask(Context<Message, Timer> ctx) {
        group.tellOthers(new Message.Inquiry(), ctx);
        ctx.setTimer(group.options().silence(), Timer.INQUIRY);
        return this;
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Decided(Phase decision) -> learn(decision, ctx);
            case Message.Inquiry noHelp -> this;
            case Message.StateRequest keptOut -> this;
            case Message.PreCommit keptOut -> this;
            case Message.Prepare late -> this;
            case Message.Vote late -> this;
            case Message.Ack late -> this;
            case Message.StateReport late -> this;
        };
    }

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case INQUIRY -> ask(ctx);
            case BEGIN, VOTES, ACKS, REPORTS, SILENCE -> misplaced(timer);
        };
    }
}
