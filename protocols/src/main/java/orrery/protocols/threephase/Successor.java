package orrery.protocols.threephase;

import org.pcollections.OrderedPSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * A participant that finishes what the coordinator began (BHG, termination protocol).
 *
 * @param reports how far those who are up have come, itself included
 * @param heard who has acknowledged
 */
public record Successor(Group group, Saved saved, PMap<NodeId, Phase> reports, PSet<NodeId> heard) implements Site {

    static Successor takingOver(Participant site, Context<Message, Timer> ctx) {
        Group group = site.group();
        group.tellOthers(new Message.StateRequest(), ctx);
        ctx.setTimer(group.options().answers(), Timer.REPORTS);
        PMap<NodeId, Phase> own = TreePMap.<NodeId, Phase>empty().plus(group.self(), site.phase());
        return new Successor(group, site.saved(), own, OrderedPSet.empty());
    }

    @Override
    public Site receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case Message.StateReport(Phase phase) -> new Successor(group, saved, reports.plus(from, phase), heard);
            case Message.Ack ack -> ack(from, ctx);
            case Message.Decided(Phase decision) -> learn(decision, ctx);
            case Message.StateRequest request -> report(from, ctx);
            case Message.Inquiry inquiry -> inform(from, ctx);
            case Message.Vote late -> this;
            case Message.Prepare late -> this;
            case Message.PreCommit late -> this;
        };
    }

    @Override
    public Site timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case REPORTS -> terminate(ctx);
            case ACKS -> decide(Phase.COMMITTED, ctx);
            case BEGIN, VOTES, SILENCE, INQUIRY -> misplaced(timer);
        };
    }

    private Site terminate(Context<Message, Timer> ctx) {
        Phase next = group.rules().terminate(reports.values());
        if (next != Phase.PRECOMMITTED) {
            return decide(next, ctx);
        }
        Saved now = enter(Phase.PRECOMMITTED, ctx);
        group.tellOthers(new Message.PreCommit(), ctx);
        ctx.setTimer(group.options().answers(), Timer.ACKS);
        return new Successor(group, now, reports, OrderedPSet.empty());
    }

    private Site ack(NodeId from, Context<Message, Timer> ctx) {
        PSet<NodeId> now = heard.plus(from);
        Successor after = new Successor(group, saved, reports, now);
        return now.size() == reports.size() - 1 ? after.decide(Phase.COMMITTED, ctx) : after;
    }
}
