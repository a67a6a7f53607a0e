package orrery.protocols.notebook;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Twin;

/** One server keeps a notebook; clients write into it and read from it, and ask again when they hear nothing. */
@AutoService(Protocol.class)
public final class Notebook implements Protocol<Notebook.Message, Notebook.Timer> {

    /** What is said. */
    public sealed interface Message {

        /** @param serial grows with each question of a client */
        record Question(long serial, KeyValue question) implements Message {}

        /** @param serial of the question that is answered */
        record Answer(long serial, Record answer) implements Message {}
    }

    /** What is waited for. */
    public enum Timer {
        /** The answer is overdue. */
        RETRY
    }

    /** What the server must not forget: the notes, and what each client was told last. */
    public record Pages(PMap<String, Long> notes, PMap<NodeId, Message.Answer> told) {
        static final Pages EMPTY = new Pages(TreePMap.empty(), TreePMap.empty());
    }

    /** The server. A question that it has answered before gets the same answer again. */
    public record Keeper(Pages pages, Rules rules) implements Node<Message, Timer> {

        @Override
        public Keeper receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case Message.Question question -> answer(from, question, ctx);
                case Message.Answer misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Keeper answer(NodeId client, Message.Question asked, Context<Message, Timer> ctx) {
            Message.Answer last = pages.told().get(client);
            if (last != null && rules.askedBefore(asked.serial(), last.serial())) {
                ctx.note(ASKED_AGAIN);
                ctx.send(client, last);
                return this;
            }
            Keeper next = new Keeper(written(client, asked), rules);
            rules.beforeAnswering(next.pages, ctx);
            ctx.send(client, next.pages.told().get(client));
            return next;
        }

        private Pages written(NodeId client, Message.Question asked) {
            PMap<String, Long> notes = pages.notes();
            Record answer = switch (asked.question()) {
                case KeyValue.Get get -> new KeyValue.Found(notes.get(get.key()));
                case KeyValue.Put put -> {
                    notes = notes.plus(put.key(), put.value());
                    yield new KeyValue.Done();
                }
                case KeyValue.Cas cas -> {
                    boolean holds = Long.valueOf(cas.expected()).equals(notes.get(cas.key()));
                    notes = holds ? notes.plus(cas.key(), cas.value()) : notes;
                    yield new KeyValue.Swapped(holds);
                }
            };
            return new Pages(notes, pages.told().plus(client, new Message.Answer(asked.serial(), answer)));
        }
    }

    /** A client. Whatever the workload asks it, it asks the server until there is an answer. */
    public record Reader(NodeId server, Duration retry, Optional<Message.Question> open)
            implements Node<Message, Timer> {

        @Override
        public Reader request(long op, Record question, Context<Message, Timer> ctx) {
            return ask(new Message.Question(op, (KeyValue) question), ctx);
        }

        private Reader ask(Message.Question question, Context<Message, Timer> ctx) {
            ctx.send(server, question);
            ctx.setTimer(retry, Timer.RETRY);
            return new Reader(server, retry, Optional.of(question));
        }

        @Override
        public Reader receive(NodeId from, Message message, Context<Message, Timer> ctx) {
            return switch (message) {
                case Message.Answer answer -> onAnswer(answer, ctx);
                case Message.Question misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Reader onAnswer(Message.Answer answer, Context<Message, Timer> ctx) {
            boolean late = open.isEmpty() || open.get().serial() != answer.serial();
            if (late) {
                return this;
            }
            ctx.cancelTimer(Timer.RETRY);
            ctx.complete(answer.serial(), Outcome.ok(answer.answer()));
            return new Reader(server, retry, Optional.empty());
        }

        @Override
        public Reader timeout(Timer timer, Context<Message, Timer> ctx) {
            return switch (timer) {
                case RETRY -> ask(open.orElseThrow(), ctx);
            };
        }
    }

    /** The decisions that can be got wrong. */
    public static class Rules {

        /** A question may come twice; it is answered twice, but takes effect once. */
        boolean askedBefore(long serial, long lastSerial) {
            return serial <= lastSerial;
        }

        /** What a client is told is on the disk by then. */
        void beforeAnswering(Pages pages, Context<Message, Timer> ctx) {
            ctx.save(pages);
        }
    }

    private final Rules rules;

    public Notebook() {
        this(new Rules());
    }

    private Notebook(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "notebook";
    }

    @Override
    public String summary() {
        return "One server keeps a notebook for its clients.";
    }

    /** What a scenario may set under {@code with:}. */
    public record Options(Duration retry) {}

    @Override
    public Options options() {
        return new Options(Duration.ofMillis(100));
    }

    @Override
    public Node<Message, Timer> boot(NodeId self, Setup setup) {
        if (setup.isClient(self)) {
            Duration retry = setup.options(Options.class).retry();
            return new Reader(setup.servers().getFirst(), retry, Optional.empty());
        }
        return new Keeper(setup.saved(Pages.class).orElse(Pages.EMPTY), rules);
    }

    private static final String ONCE = "a question takes effect once";
    private static final String ASKED_AGAIN = "a question that was answered comes again";

    @Override
    public List<Check> checks() {
        return List.of(
                Check.everyStep(ONCE, Notebook::uncalledFor),
                Check.noted(ASKED_AGAIN),
                Check.sometimes(
                        "somebody writes",
                        now -> now.all(Keeper.class).stream()
                                .anyMatch(keeper -> !keeper.pages().notes().isEmpty())));
    }

    /** From one state of the keeper to the next, notes change only if some client has asked something new. */
    private static Optional<String> uncalledFor(Change change) {
        if (!(change.before().orElse(null) instanceof Keeper before)
                || !(change.after().orElse(null) instanceof Keeper after)
                || after.pages().notes().equals(before.pages().notes())) {
            return Optional.empty();
        }
        boolean askedAnew = after.pages().told().entrySet().stream().anyMatch(told -> {
            Message.Answer earlier = before.pages().told().get(told.getKey());
            return earlier == null || earlier.serial() < told.getValue().serial();
        });
        return askedAnew
                ? Optional.empty()
                : Optional.of("the notes became " + after.pages().notes() + ", but nobody had asked anything new");
    }

    /** The same protocol with one rule broken, and the promise that it must break. */
    @Override
    public List<Twin> twins() {
        return List.of(
                new Twin(
                        "writes-twice",
                        ONCE,
                        "A question that comes twice takes effect twice.",
                        new Notebook(new WritesTwice())),
                new Twin(
                        "forgets",
                        "linearizable (kv)",
                        "Nothing is saved, so a crash takes back what clients were told.",
                        new Notebook(new Forgets())));
    }

    private static final class WritesTwice extends Rules {
        @Override
        boolean askedBefore(long serial, long lastSerial) {
            return false;
        }
    }

    private static final class Forgets extends Rules {
        @Override
        void beforeAnswering(Pages pages, Context<Message, Timer> ctx) {}
    }
}
