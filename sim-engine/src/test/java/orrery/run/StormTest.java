package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Pace;
import orrery.world.Workload;
import orrery.world.World;

/** A storm of messages, each of which is answered by two, costs a run no more than its steps, whoever decides who arrives first. */
class StormTest {

    record Echo() implements Protocol<Echo.Call, Echo.Never> {
        record Call() {}

        enum Never {}

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public String summary() {
            return "Answers twice.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<Call, Never> boot(NodeId self, Setup setup) {
            return new Wall(setup.peersOf(self));
        }

        record Wall(List<NodeId> peers) implements Node<Call, Never> {
            @Override
            public Node<Call, Never> start(Context<Call, Never> ctx) {
                peers.forEach(peer -> ctx.send(peer, new Call()));
                return this;
            }

            @Override
            public Node<Call, Never> receive(NodeId from, Call call, Context<Call, Never> ctx) {
                ctx.send(from, call);
                ctx.send(from, call);
                return this;
            }
        }
    }

    static List<Pace> paces() {
        long until = 8_000_000_000L;
        return List.of(new Pace.Pos(until), new Pace.Pct(3, 1_000, until));
    }

    @ParameterizedTest
    @MethodSource("paces")
    void costsNoMoreThanItsSteps(Pace pace) {
        long most = 300_000;
        World world = new World(
                World.servers(3),
                List.of(),
                10_000_000_000L,
                most,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Uniform(5_000_000, 500_000_000))).at(pace),
                Workload.none(),
                List.of());
        Trace trace = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> new Simulator()
                        .run(
                                new Echo(),
                                world,
                                1,
                                "",
                                "",
                                Recording.digestOnly(),
                                (step, timeNanos, node, before, after, saved) -> true));
        assertThat(trace.end().kind()).isEqualTo(Trace.End.Kind.STEP_LIMIT);
        assertThat(trace.summary().steps()).isEqualTo(most);
    }
}
