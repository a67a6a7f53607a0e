package orrery.explore.space;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** Stateright's ping-pong example: two count together. */
final class PingPongModel implements Protocol<PingPongModel.Message, PingPongModel.None> {

    sealed interface Message {}

    record Ping(int count) implements Message {}

    record Pong(int count) implements Message {}

    enum None {}

    record Player(int count, List<NodeId> serveTo) implements Node<Message, None> {
        @Override
        public Node<Message, None> start(Context<Message, None> ctx) {
            serveTo.forEach(other -> ctx.send(other, new Ping(0)));
            return this;
        }

        @Override
        public Node<Message, None> receive(NodeId from, Message message, Context<Message, None> ctx) {
            return switch (message) {
                case Ping(int theirs)
                when theirs == count -> {
                    ctx.send(from, new Pong(theirs));
                    yield new Player(count + 1, serveTo);
                }
                case Pong(int theirs)
                when theirs == count -> {
                    ctx.send(from, new Ping(theirs + 1));
                    yield new Player(count + 1, serveTo);
                }
                case Ping stale -> this;
                case Pong stale -> this;
            };
        }
    }

    @Override
    public String name() {
        return "ping-pong-model";
    }

    @Override
    public String summary() {
        return "Two count together.";
    }

    @Override
    public Node<Message, None> boot(NodeId self, Setup setup) {
        return new Player(0, self.index() == 0 ? setup.peersOf(self) : List.of());
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
