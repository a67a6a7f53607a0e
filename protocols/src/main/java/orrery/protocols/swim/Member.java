package orrery.protocols.swim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.swim.Belief.Status;
import orrery.protocols.swim.Message.Ack;
import orrery.protocols.swim.Message.Ping;
import orrery.protocols.swim.Message.PingReq;
import orrery.protocols.swim.Message.Update;
import orrery.protocols.swim.Timer.Overdue;
import orrery.protocols.swim.Timer.Period;
import orrery.protocols.swim.Timer.Suspicion;

/**
 * A member of the group: probes one other in each period, and passes on what it hears of all.
 *
 * @param incarnation its own
 * @param round whom it probes next, in this order
 * @param periods how many periods it has begun since it booted: the number of its latest probe
 * @param probing whom it waits to hear of in this period
 */
public record Member(
        Group group, long incarnation, Views views, List<NodeId> round, long periods, Optional<NodeId> probing)
        implements Node<Message, Timer> {

    public Member {
        round = List.copyOf(round);
    }

    /** Members begin their periods at different times. Nothing is on a disk: whoever comes back is told what it missed. */
    @Override
    public Member start(Context<Message, Timer> ctx) {
        long phase = ctx.chance().below(group.options().period().toNanos());
        ctx.setTimer(Duration.ofNanos(phase), new Period());
        return this;
    }

    // ---- failure detection (3.1)

    @Override
    public Member timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case Period period -> nextPeriod(ctx);
            case Overdue overdue -> askOthers(overdue.probe(), ctx);
            case Suspicion(NodeId member, long of) ->
                group.rules().dies(views.of(member), of)
                        ? believe(member, views.of(member).dead(), ctx)
                        : this;
        };
    }

    /** Nothing was heard of whoever was probed in the last period, neither directly nor through others. */
    private Member nextPeriod(Context<Message, Timer> ctx) {
        ctx.setTimer(group.options().period(), new Period());
        Member next = probing.isPresent() && !views.of(probing.get()).isDead() ? accuse(probing.get(), ctx) : this;
        return next.probeNext(ctx);
    }

    private Member accuse(NodeId member, Context<Message, Timer> ctx) {
        Belief believed = views.of(member);
        Belief accused = group.options().suspicion().isZero() ? believed.dead() : believed.suspected();
        return group.rules().overrides(accused, believed) ? believe(member, accused, ctx) : this;
    }

    private Member probeNext(Context<Message, Timer> ctx) {
        List<NodeId> living = views.living(group.others());
        if (living.isEmpty()) {
            return new Member(group, incarnation, views, List.of(), periods + 1, Optional.empty());
        }
        List<NodeId> order = List.of();
        NodeId target;
        if (group.options().order() == Options.Order.RANDOM) {
            target = ctx.chance().pick(living);
        } else {
            order = group.rules().round(views.living(round), living, ctx.chance());
            target = order.getFirst();
            order = order.subList(1, order.size());
        }
        long probe = periods + 1;
        ctx.setTimer(group.options().patience(), new Overdue(probe));
        return new Member(group, incarnation, views, order, probe, Optional.of(target))
                .telling(target, news -> new Ping(probe, Optional.empty(), news), ctx);
    }

    private Member askOthers(long probe, Context<Message, Timer> ctx) {
        if (probing.isEmpty() || probe != periods) {
            return this;
        }
        NodeId target = probing.get();
        List<NodeId> proxies = new ArrayList<>(views.living(group.others()));
        proxies.remove(target);
        Member next = this;
        for (NodeId proxy : ctx.chance().shuffle(proxies).stream()
                .limit(group.options().proxies())
                .toList()) {
            next = next.telling(proxy, news -> new PingReq(probe, target, news), ctx);
        }
        return next;
    }

    @Override
    public Member receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        Member next = hear(message.news(), ctx).remind(from);
        return switch (message) {
            case Ping ping -> next.telling(from, news -> new Ack(ping.probe(), ping.asker(), news), ctx);
            case PingReq req -> next.telling(req.target(), news -> new Ping(req.probe(), Optional.of(from), news), ctx);
            case Ack ack
            when ack.asker().isPresent() && !ack.asker().get().equals(group.self()) ->
                next.telling(ack.asker().get(), news -> new Ack(ack.probe(), ack.asker(), news), ctx);
            case Ack ack -> ack.probe() == periods ? next.heardOfTarget() : next;
        };
    }

    private Member heardOfTarget() {
        return new Member(group, incarnation, views, round, periods, Optional.empty());
    }

    // ---- dissemination (4.1) and suspicion (4.2)

    private Member hear(List<Update> news, Context<Message, Timer> ctx) {
        Member next = this;
        for (Update update : news) {
            next = update.member().equals(group.self()) ? next.hearOfMyself(update.belief()) : next.hear(update, ctx);
        }
        return next;
    }

    private Member hear(Update update, Context<Message, Timer> ctx) {
        return group.rules().overrides(update.belief(), views.of(update.member()))
                ? believe(update.member(), update.belief(), ctx)
                : this;
    }

    private Member hearOfMyself(Belief accusation) {
        if (accusation.status() == Status.ALIVE) {
            return this;
        }
        long refuted = group.rules().refutation(incarnation, accusation);
        return new Member(group, refuted, views.announcing(group.self()), round, periods, probing);
    }

    /** Whoever speaks although it is believed dead, or suspected, is told so with the answer, and can refute it. */
    private Member remind(NodeId from) {
        return views.of(from).status() == Status.ALIVE ? this : with(views.announcing(from));
    }

    private Member believe(NodeId member, Belief belief, Context<Message, Timer> ctx) {
        if (belief.status() == Status.SUSPECT) {
            ctx.setTimer(group.options().suspicion(), new Suspicion(member, belief.incarnation()));
        }
        return with(views.believing(member, belief));
    }

    private Member with(Views changed) {
        return new Member(group, incarnation, changed, round, periods, probing);
    }

    /** A message, still without its news. */
    private interface Draft {
        Message with(List<Update> news);
    }

    private Member telling(NodeId to, Draft draft, Context<Message, Timer> ctx) {
        List<NodeId> about = views.freshest(group.options().piggyback());
        List<Update> news = about.stream()
                .map(member ->
                        new Update(member, member.equals(group.self()) ? Belief.alive(incarnation) : views.of(member)))
                .toList();
        ctx.send(to, draft.with(news));
        int often =
                group.rules().tellings(group.options().spread(), group.others().size() + 1);
        return about.isEmpty() ? this : with(views.passedOn(about, often));
    }
}
