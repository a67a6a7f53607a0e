package orrery.protocols.order.matrix;

import java.time.Duration;
import java.util.List;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.matrix.Happened.Id;

/** Adds entries to the dictionary and removes them, and tells others now and then. */
public record Process(Place place, Saved saved) implements Node<Message, Timer> {

    /** What does not change: who it is, and among whom. */
    public record Place(NodeId self, List<NodeId> others, Options options, Rules rules) {

        int index() {
            return self.index();
        }

        /** The process of this number. */
        NodeId process(int number) {
            if (number == self.index()) {
                return self;
            }
            return others.get(number < self.index() ? number : number - 1);
        }

        @Override
        public String toString() {
            return self + " of " + (others.size() + 1);
        }
    }

    @Override
    public Process start(Context<Message, Timer> ctx) {
        awaitNext(ctx);
        ctx.setTimer(
                Duration.ofNanos(ctx.chance().below(place.options().period().toNanos())), Timer.TELL);
        return this;
    }

    private void awaitNext(Context<Message, Timer> ctx) {
        if (done() < place.options().events()) {
            ctx.setTimer(ctx.chance().within(place.options().pause()), Timer.ACT);
        }
    }

    /** How many events it has had of its own. */
    long done() {
        return saved.table().of(place.index(), place.index());
    }

    @Override
    public Process timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ACT -> act(ctx);
            case TELL -> tell(ctx);
        };
    }

    private Process act(Context<Message, Timer> ctx) {
        Id id = new Id(place.self(), done() + 1);
        boolean removes = !saved.entries().isEmpty()
                && ctx.chance().happens(place.options().removals());
        Happened event = removes
                ? new Happened.Removed(id, ctx.chance().pick(List.copyOf(saved.entries())))
                : new Happened.Added(id);
        Process after = keeping(saved.did(place.index(), event, place.rules()), ctx);
        after.awaitNext(ctx);
        return after;
    }

    private Process tell(Context<Message, Timer> ctx) {
        ctx.setTimer(place.options().period(), Timer.TELL);
        NodeId to = ctx.chance().pick(place.others());
        Rules rules = place.rules();
        TimeTable table = saved.table();
        List<Happened> news =
                rules.news(table, place.index(), to.index(), saved.log().values());
        Process after =
                keeping(new Saved(rules.sent(table, place.index(), to.index()), saved.log(), saved.entries()), ctx);
        ctx.send(to, new Message(table, news));
        return after;
    }

    @Override
    public Process receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return keeping(saved.learn(place.index(), from.index(), message, place.rules()), ctx);
    }

    private Process keeping(Saved next, Context<Message, Timer> ctx) {
        if (next.equals(saved)) {
            return this;
        }
        place.rules().beforeTelling(next, ctx);
        return new Process(place, next);
    }
}
