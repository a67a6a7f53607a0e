package orrery.viz.play;

import java.time.Duration;
import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** Two nodes play a ball back and forth; who waits too long for it serves again. */
final class PingPong implements Protocol<PingPong.Ball, PingPong.Patience> {

    sealed interface Ball {}

    record Ping(int count) implements Ball {}

    record Pong(int count) implements Ball {}

    enum Patience {
        PATIENCE
    }

    record Player(NodeId other, boolean serves, int seen) implements Node<Ball, Patience> {

        private static final Duration LONG = Duration.ofMillis(60);

        @Override
        public Node<Ball, Patience> start(Context<Ball, Patience> ctx) {
            if (serves) {
                ctx.send(other, new Ping(1));
                ctx.setTimer(LONG, Patience.PATIENCE);
            }
            return this;
        }

        @Override
        public Node<Ball, Patience> receive(NodeId from, Ball ball, Context<Ball, Patience> ctx) {
            return switch (ball) {
                case Ping(int count) -> {
                    ctx.send(from, new Pong(count));
                    yield new Player(other, serves, count);
                }
                case Pong(int count)
                when count > seen -> {
                    ctx.send(from, new Ping(count + 1));
                    ctx.setTimer(LONG, Patience.PATIENCE);
                    yield new Player(other, serves, count);
                }
                case Pong late -> this;
            };
        }

        @Override
        public Node<Ball, Patience> timeout(Patience timer, Context<Ball, Patience> ctx) {
            ctx.note("serves again");
            ctx.send(other, new Ping(seen + 1));
            ctx.setTimer(LONG, Patience.PATIENCE);
            return this;
        }
    }

    @Override
    public String name() {
        return "ping-pong";
    }

    @Override
    public String summary() {
        return "Two nodes play a ball back and forth.";
    }

    @Override
    public Node<Ball, Patience> boot(NodeId self, Setup setup) {
        return new Player(setup.peersOf(self).get(0), self.index() == 0, 0);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
