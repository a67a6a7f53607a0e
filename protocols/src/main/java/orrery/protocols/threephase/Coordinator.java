package orrery.protocols.threephase;

import org.pcollections.OrderedPSet;
import org.pcollections.PSet;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * The first site, which asks for votes and leads through the phases.
 *
 * @param heard who has voted yes, and then, who has acknowledged
 */
public record Coordinator(Group group, Saved saved, PSet<NodeId> heard) implements Site {

    static Coordinator fresh(Group group) {
        return new Coordinator(group, Saved.FRESH, OrderedPSet.empty());
    }

    @Override
    public Coordinator start(Context<Message, Timer> ctx) {
        ctx.save(saved);
        ctx.setTimer(group.options().begin(), Timer.BEGIN);
        return this;
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.Vote(boolean yes) -> vote(from, yes, ctx);
            case Message.Ack ack -> ack(from, ctx);
            case Message.Decided(Phase decision) -> learn(decision, ctx);
            case Message.StateRequest request -> report(from, ctx);
            case Message.Inquiry inquiry -> inform(from, ctx);
            case Message.StateReport misrouted -> ctx.refuse(misrouted, this);
            case Message.Prepare misrouted -> ctx.refuse(misrouted, this);
            // somebody has taken over, though this site is up: what it says is taken for what it is
            case Message.PreCommit precommit -> report(from, ctx);
        };
    }

    private Site vote(NodeId from, boolean yes, Context<Message, Timer> ctx) {
        boolean late = phase() != Phase.WORKING;
        if (late) {
            return this;
        }
        if (!yes) {
            return decide(Phase.ABORTED, ctx);
        }
        PSet<NodeId> now = heard.plus(from);
        Coordinator after = new Coordinator(group, saved, now);
        return group.rules().unanimous(now.size(), group.participants().size()) ? after.agreed(ctx) : after;
    }

    private Site agreed(Context<Message, Timer> ctx) {
        ctx.cancelTimer(Timer.VOTES);
        if (!group.rules().precommitsFirst()) {
            return decide(Phase.COMMITTED, ctx);
        }
        Saved now = enter(Phase.PRECOMMITTED, ctx);
        group.tellOthers(new Message.PreCommit(), ctx);
        ctx.setTimer(group.options().answers(), Timer.ACKS);
        return new Coordinator(group, now, OrderedPSet.empty());
    }

    private Site ack(NodeId from, Context<Message, Timer> ctx) {
        PSet<NodeId> now = heard.plus(from);
        Coordinator after = new Coordinator(group, saved, now);
        return now.size() == group.participants().size() ? after.decide(Phase.COMMITTED, ctx) : after;
    }

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case BEGIN -> {
                group.tellOthers(new Message.Prepare(), ctx);
                ctx.setTimer(group.options().answers(), Timer.VOTES);
                yield this;
            }
            case VOTES -> decide(Phase.ABORTED, ctx);
            // who is silent now is down, and will ask when it is back
            case ACKS -> decide(Phase.COMMITTED, ctx);
            case REPORTS, SILENCE, INQUIRY -> misplaced(timer);
        };
    }
}
