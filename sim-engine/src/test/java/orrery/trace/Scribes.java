package orrery.trace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Setup;

/**
 * Servers that write down all they hear: whoever a client asks writes the question into a log, saves the log, and tells
 * the others, who do the same. Nobody forgets anything, so states grow for as long as the run lasts.
 */
final class Scribes implements Protocol<Scribes.Message, Scribes.Alarm> {

    sealed interface Message {}

    record Ask(long op, String key, long value) implements Message {}

    record Copy(Line line) implements Message {}

    record Written(long op, int length) implements Message {}

    enum Alarm {
        YAWN
    }

    record Line(NodeId from, String key, long value) {}

    record Book(PVector<Line> lines) {}

    @Override
    public String name() {
        return "scribes";
    }

    @Override
    public String summary() {
        return "Servers that write down all they hear.";
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Node<Message, Alarm> boot(NodeId self, Setup setup) {
        if (setup.isClient(self)) {
            return new Client(setup.servers(), Optional.empty());
        }
        return new Fresh(setup.peersOf(self), setup.saved(Book.class).orElse(new Book(TreePVector.empty())));
    }

    /** Asks again until it is answered. */
    record Client(List<NodeId> servers, Optional<Ask> open) implements Node<Message, Alarm> {

        @Override
        public Node<Message, Alarm> request(long op, Record question, Context<Message, Alarm> ctx) {
            KeyValue.Put put = (KeyValue.Put) question;
            return new Client(servers, Optional.of(new Ask(op, put.key(), put.value()))).timeout(Alarm.YAWN, ctx);
        }

        @Override
        public Node<Message, Alarm> timeout(Alarm alarm, Context<Message, Alarm> ctx) {
            ctx.send(ctx.chance().pick(servers), open.orElseThrow());
            ctx.setTimer(Duration.ofMillis(50), Alarm.YAWN);
            return this;
        }

        @Override
        public Node<Message, Alarm> receive(NodeId from, Message message, Context<Message, Alarm> ctx) {
            long answered = ((Written) message).op();
            if (open.isEmpty() || open.get().op() != answered) {
                return this;
            }
            ctx.cancelTimer(Alarm.YAWN);
            ctx.complete(answered, Outcome.ok(new KeyValue.Done()));
            return new Client(servers, Optional.empty());
        }
    }

    /** A server; its class changes with its mood, so that states change their type with all their lines in them. */
    sealed interface Scribe extends Node<Message, Alarm> {

        List<NodeId> peers();

        Book book();

        Scribe with(Book book);

        @Override
        default Node<Message, Alarm> start(Context<Message, Alarm> ctx) {
            ctx.setTimer(Duration.ofMillis(40), Alarm.YAWN);
            return this;
        }

        @Override
        default Node<Message, Alarm> timeout(Alarm alarm, Context<Message, Alarm> ctx) {
            ctx.setTimer(Duration.ofMillis(40), Alarm.YAWN);
            ctx.note("yawns");
            return this instanceof Fresh
                    ? new Tired(peers(), Optional.of(ctx.self()), book())
                    : new Fresh(peers(), book());
        }

        @Override
        default Node<Message, Alarm> receive(NodeId from, Message message, Context<Message, Alarm> ctx) {
            return switch (message) {
                case Ask(long op, String key, long value) -> {
                    Line line = new Line(from, key, value);
                    Scribe after = write(line, ctx);
                    peers().forEach(peer -> ctx.send(peer, new Copy(line)));
                    ctx.send(from, new Written(op, after.book().lines().size()));
                    yield after;
                }
                case Copy(Line line) -> write(line, ctx);
                case Written misrouted -> ctx.refuse(misrouted, this);
            };
        }

        private Scribe write(Line line, Context<Message, Alarm> ctx) {
            Book longer = new Book(book().lines().plus(line));
            ctx.save(longer);
            return with(longer);
        }
    }

    record Fresh(List<NodeId> peers, Book book) implements Scribe {
        @Override
        public Scribe with(Book longer) {
            return new Fresh(peers, longer);
        }
    }

    record Tired(List<NodeId> peers, Optional<NodeId> who, Book book) implements Scribe {
        @Override
        public Scribe with(Book longer) {
            return new Tired(peers, who, longer);
        }
    }
}
