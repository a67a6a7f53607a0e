package orrery.protocols.threephase;

import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** What every site has, and does, whatever its role. */
public sealed interface Site extends Node<Message, Timer> permits Coordinator, Participant, Successor, Recovering {

    Group group();

    Saved saved();

    default Phase phase() {
        return saved().phase();
    }

    /** Makes a new phase durable. */
    default Saved enter(Phase next, Context<Message, Timer> ctx) {
        Saved now = saved().in(next);
        group().rules().beforeAnswering(now, ctx);
        return now;
    }

    /** Decides, and tells everybody. */
    default Participant decide(Phase decision, Context<Message, Timer> ctx) {
        Saved now = enter(decision, ctx);
        group().tellOthers(new Message.Decided(decision), ctx);
        return done(now, ctx);
    }

    /** Does as it is told; what is decided stays so. */
    default Site learn(Phase decision, Context<Message, Timer> ctx) {
        return phase().decided() ? this : done(enter(decision, ctx), ctx);
    }

    /** A site that has decided waits for nothing. */
    private Participant done(Saved now, Context<Message, Timer> ctx) {
        for (Timer timer : Timer.values()) {
            ctx.cancelTimer(timer);
        }
        return new Participant(group(), now, group().self());
    }

    /** Somebody who was down asks. */
    default Site inform(NodeId asks, Context<Message, Timer> ctx) {
        if (phase().decided()) {
            ctx.send(asks, new Message.Decided(phase()));
        }
        return this;
    }

    /** Reports to a successor, and waits for what it says. */
    default Site report(NodeId successor, Context<Message, Timer> ctx) {
        ctx.send(successor, new Message.StateReport(phase()));
        if (phase().decided()) {
            return this;
        }
        for (Timer own : List.of(Timer.BEGIN, Timer.VOTES, Timer.ACKS, Timer.REPORTS)) {
            ctx.cancelTimer(own);
        }
        ctx.setTimer(group().options().silence(), Timer.SILENCE);
        return new Participant(group(), saved(), successor);
    }

    /** A timer that this role does not set. */
    default Site misplaced(Timer timer) {
        throw new IllegalStateException(group().self() + " sets no timer " + timer + " in this role");
    }
}
