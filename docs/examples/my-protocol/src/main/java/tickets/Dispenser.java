package tickets;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Twin;

/** One server hands out numbered tickets; no number twice, whatever happens to it. Numbers may be left out. */
public class Dispenser implements Protocol<Dispenser.Message, Dispenser.Timer> {

    public static final String ONCE = "no number is handed out twice";

    /** What is said. */
    public sealed interface Message {

        record Please(long op) implements Message {}

        record Here(long op, Ticket ticket) implements Message {}
    }

    /** What is waited for. */
    public enum Timer {
        RETRY
    }

    /** What clients want. */
    public record Take() {}

    /** What they get. */
    public record Ticket(long number) {}

    /** What the server must not forget. */
    public record Counter(long last) {}

    /** The server. */
    public record Machine(Counter counter, Dispenser rules) implements Node<Message, Timer> {

        @Override
        public Machine receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case Message.Please please -> {
                    Counter next = new Counter(counter.last() + 1);
                    rules.beforeHandingOut(next, ctx);
                    ctx.send(from, new Message.Here(please.op(), new Ticket(next.last())));
                    yield new Machine(next, rules);
                }
                case Message.Here misrouted -> ctx.refuse(misrouted, this);
            };
        }
    }

    /** A client, which asks again until it has its ticket. */
    public record Customer(NodeId machine, Optional<Long> wanted) implements Node<Message, Timer> {

        @Override
        public Customer request(long op, Record question, Context<Message, Timer> ctx) {
            return ask(op, ctx);
        }

        private Customer ask(long op, Context<Message, Timer> ctx) {
            ctx.send(machine, new Message.Please(op));
            ctx.setTimer(Duration.ofMillis(100), Timer.RETRY);
            return new Customer(machine, Optional.of(op));
        }

        @Override
        public Customer receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case Message.Here here when wanted.equals(Optional.of(here.op())) -> {
                    ctx.cancelTimer(Timer.RETRY);
                    ctx.complete(here.op(), Outcome.ok(here.ticket()));
                    yield new Customer(machine, Optional.empty());
                }
                case Message.Here late -> this;
                case Message.Please misrouted -> ctx.refuse(misrouted, this);
            };
        }

        @Override
        public Customer timeout(Timer timer, Context<Message, Timer> ctx) {
            return wanted.map(op -> ask(op, ctx)).orElse(this);
        }
    }

    /** Whoever has a ticket has it for good: its number is on the disk before it is handed out. */
    void beforeHandingOut(Counter counter, Context<Message, Timer> ctx) {
        ctx.save(counter);
    }

    /** The same with one mistake: after a crash, it begins again at 1. */
    public static final class Forgetful extends Dispenser {
        @Override
        void beforeHandingOut(Counter counter, Context<Message, Timer> ctx) {}
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("forgets", ONCE, "Numbers are not saved.", new Forgetful()));
    }

    @Override
    public String name() {
        return "dispenser";
    }

    @Override
    public String summary() {
        return "One server hands out numbered tickets.";
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        return setup.isClient(self)
                ? new Customer(setup.servers().getFirst(), Optional.empty())
                : new Machine(setup.saved(Counter.class).orElse(new Counter(0)), this);
    }

    @Override
    public Map<String, Ask> asks() {
        return Map.of("take", (key, value, earlier) -> new Take());
    }

    @Override
    public List<Check> checks() {
        return List.of(
                Check.atEnd(ONCE, Dispenser::handedOutTwice),
                Check.sometimes(
                        "a third ticket is handed out",
                        now -> now.all(Machine.class).stream()
                                .anyMatch(machine -> machine.counter().last() >= 3)));
    }

    private static Optional<String> handedOutTwice(History history) {
        Set<Record> seen = new HashSet<>();
        for (Operation operation : history.operations()) {
            if (operation.outcome() instanceof Outcome.Ok ok && !seen.add(ok.answer())) {
                return Optional.of(operation.client() + " got " + ok.answer() + ", which somebody had already");
            }
        }
        return Optional.empty();
    }
}
