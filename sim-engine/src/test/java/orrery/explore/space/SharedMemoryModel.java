package orrery.explore.space;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/**
 * Stateright's linearizable register: sharing memory robustly in message-passing systems (Attiya, Bar-Noy and Dolev 1995), one
 * question at a server at a time.
 */
final class SharedMemoryModel implements Protocol<Record, SharedMemoryModel.None> {

    enum None {}

    record Query(long op) {}

    record QueryAnswer(long op, Stamped stamped) {}

    record Write(long op, Stamped stamped) {}

    record WriteAnswer(long op) {}

    /** @param writer the server that wrote it; at the start, whose register it is */
    record Stamped(int clock, int writer, long value) {

        static final Comparator<Stamped> ORDER =
                Comparator.comparingInt(Stamped::clock).thenComparingInt(Stamped::writer);

        boolean newerThan(Stamped other) {
            return ORDER.compare(this, other) > 0;
        }
    }

    sealed interface Phase {

        long op();

        /** @param put empty for a read */
        record Asking(long op, NodeId client, Optional<Long> put, SortedMap<NodeId, Stamped> answers)
                implements Phase {}

        /** @param found empty for a write */
        record Telling(long op, NodeId client, Optional<Long> found, SortedSet<NodeId> heard) implements Phase {}
    }

    record Server(NodeId self, List<NodeId> peers, Stamped stamped, Optional<Phase> phase)
            implements Node<Record, None> {

        private Server at(Stamped newest, Phase next) {
            return new Server(self, peers, newest.newerThan(stamped) ? newest : stamped, Optional.of(next));
        }

        private boolean isMajority(int count) {
            return count == (peers.size() + 1) / 2 + 1;
        }

        @Override
        public Node<Record, None> receive(NodeId from, Record message, Context<Record, None> ctx) {
            return switch (message) {
                case RegisterClient.Asked(long op, Record question)
                when phase.isEmpty() -> {
                    peers.forEach(peer -> ctx.send(peer, new Query(op)));
                    Optional<Long> put =
                            question instanceof KeyValue.Put asked ? Optional.of(asked.value()) : Optional.empty();
                    SortedMap<NodeId, Stamped> own = new TreeMap<>();
                    own.put(self, stamped);
                    yield at(stamped, new Phase.Asking(op, from, put, own));
                }
                case Query(long op) -> {
                    ctx.send(from, new QueryAnswer(op, stamped));
                    yield this;
                }
                case QueryAnswer(long op, Stamped theirs)
                when phase.orElse(null) instanceof Phase.Asking asking && asking.op() == op ->
                    answered(asking, from, theirs, ctx);
                case Write(long op, Stamped written) -> {
                    ctx.send(from, new WriteAnswer(op));
                    yield written.newerThan(stamped) ? new Server(self, peers, written, phase) : this;
                }
                case WriteAnswer(long op)
                when phase.orElse(null) instanceof Phase.Telling telling && telling.op() == op ->
                    heard(telling, from, ctx);
                default -> this;
            };
        }

        private Server answered(Phase.Asking asking, NodeId from, Stamped theirs, Context<Record, None> ctx) {
            SortedMap<NodeId, Stamped> answers = new TreeMap<>(asking.answers());
            answers.put(from, theirs);
            if (!isMajority(answers.size())) {
                return at(stamped, new Phase.Asking(asking.op(), asking.client(), asking.put(), answers));
            }
            Stamped newest = answers.values().stream().max(Stamped.ORDER).orElseThrow();
            Stamped told = asking.put()
                    .map(value -> new Stamped(newest.clock() + 1, self.index(), value))
                    .orElse(newest);
            peers.forEach(peer -> ctx.send(peer, new Write(asking.op(), told)));
            Optional<Long> found = asking.put().isPresent() ? Optional.empty() : Optional.of(told.value());
            return at(told, new Phase.Telling(asking.op(), asking.client(), found, new TreeSet<>(List.of(self))));
        }

        private Server heard(Phase.Telling telling, NodeId from, Context<Record, None> ctx) {
            SortedSet<NodeId> heard = new TreeSet<>(telling.heard());
            heard.add(from);
            if (!isMajority(heard.size())) {
                return at(stamped, new Phase.Telling(telling.op(), telling.client(), telling.found(), heard));
            }
            Record answer = telling.found().isEmpty()
                    ? new KeyValue.Done()
                    : new KeyValue.Found(
                            telling.found().filter(value -> value != 0).orElse(null));
            ctx.send(telling.client(), new RegisterClient.Answer(telling.op(), answer));
            return new Server(self, peers, stamped, Optional.empty());
        }
    }

    @Override
    public String name() {
        return "shared-memory-model";
    }

    @Override
    public String summary() {
        return "A register that a majority of servers keeps.";
    }

    @Override
    public Node<Record, None> boot(NodeId self, Setup setup) {
        return setup.isClient(self)
                ? new RegisterClient<>(self, setup.servers(), 0)
                : new Server(self, setup.peersOf(self), new Stamped(0, self.index(), 0), Optional.empty());
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
