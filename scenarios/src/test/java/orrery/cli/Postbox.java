package orrery.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Twin;

/** A protocol small enough to know by heart: clients post letters in a box, again until they have a receipt. */
public class Postbox implements Protocol<Postbox.Message, Postbox.Again> {

    sealed interface Message {}

    record Letter(long op) implements Message {}

    record Receipt(long op) implements Message {}

    record Again(long op) {}

    record Box(List<Long> letters, Postbox rules) implements Node<Message, Again> {
        @Override
        public Box receive(NodeId from, Message message, Context<Message, Again> ctx) {
            return switch (message) {
                case Letter(long op) -> {
                    ctx.send(from, new Receipt(op));
                    if (rules.isThere(letters, op)) {
                        yield this;
                    }
                    List<Long> more = new ArrayList<>(letters);
                    more.add(op);
                    yield new Box(List.copyOf(more), rules);
                }
                case Receipt misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    record Writer(NodeId box) implements Node<Message, Again> {
        @Override
        public Writer request(long op, Record question, Context<Message, Again> ctx) {
            return post(op, ctx);
        }

        @Override
        public Writer receive(NodeId from, Message message, Context<Message, Again> ctx) {
            switch (message) {
                case Receipt(long op) -> {
                    ctx.cancelTimer(new Again(op));
                    ctx.complete(op, Outcome.ok(new KeyValue.Done()));
                }
                case Letter misrouted -> ctx.refuse(misrouted, this);
            }
            return this;
        }

        @Override
        public Writer timeout(Again timer, Context<Message, Again> ctx) {
            return post(timer.op(), ctx);
        }

        private Writer post(long op, Context<Message, Again> ctx) {
            ctx.send(box, new Letter(op));
            ctx.setTimer(Duration.ofMillis(50), new Again(op));
            return this;
        }
    }

    /** A letter is taken once, however often it comes. */
    boolean isThere(List<Long> letters, long op) {
        return letters.contains(op);
    }

    @Override
    public String name() {
        return "postbox";
    }

    @Override
    public String summary() {
        return "Letters are posted until there is a receipt. Nobody reads them.";
    }

    @Override
    public Node<Message, Again> boot(NodeId self, Setup setup) {
        return setup.isClient(self) ? new Writer(setup.servers().getFirst()) : new Box(List.of(), this);
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.always(
                        "a letter is there once",
                        snapshot -> snapshot.all(Box.class).stream()
                                .filter(box -> box.letters().stream().distinct().count()
                                        < box.letters().size())
                                .map(box -> "letter " + box.letters().getLast() + " is there twice")
                                .findFirst()),
                Check.sometimes(
                        "a letter arrives",
                        snapshot -> snapshot.all(Box.class).stream()
                                .anyMatch(box -> !box.letters().isEmpty())),
                Check.atEnd(
                        "letters are posted",
                        history -> Optional.of("nobody wrote")
                                .filter(sentence -> history.operations().isEmpty())));
    }

    @Override
    public Map<String, Ask> asks() {
        return Map.of("post", (key, value, earlier) -> new KeyValue.Put(key, value));
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("takes-all", "a letter is there once", "Every letter is taken.", new TakesAll()));
    }

    private static final class TakesAll extends Postbox {
        @Override
        boolean isThere(List<Long> letters, long op) {
            return false;
        }
    }
}
