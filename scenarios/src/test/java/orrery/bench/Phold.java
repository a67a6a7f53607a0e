package orrery.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/**
 * PHOLD (Fujimoto, "Performance of Time Warp under Synthetic Workloads", 1990), the usual measure of a queue of events:
 * whoever gets a ball throws one to anybody, which takes an exponential time. So as many are in the air as were at first.
 *
 * @param nodes how many throw
 * @param balls how many each throws at its start
 * @param partners to how many each throws: those that come after it, or all, itself included
 */
record Phold(int nodes, int balls, int partners) implements Protocol<Phold.Ball, Phold.Never> {

    /** The usual number. */
    static final int NODES = 100;

    /** What the last to start says, when all balls are in the air. */
    static final String ALL_THROWN = "all are thrown";

    record Ball() {}

    enum Never {}

    /** @param pending how many messages are on their way at any time, a multiple of {@link #NODES} */
    static Phold of(int pending) {
        return among(NODES, pending);
    }

    /** The same among other numbers of nodes. */
    static Phold among(int nodes, int pending) {
        return new Phold(nodes, pending / nodes, nodes);
    }

    /** The steps of the start, and then so many throws. */
    World world(long steps) {
        Link link = Link.calm(new Distribution.Exponential(1_000_000));
        return new World(
                World.servers(nodes),
                List.of(),
                Long.MAX_VALUE / 4,
                nodes + steps,
                new NoOptions(),
                new Network(link, List.of(), Optional.empty(), Optional.empty()),
                Workload.none(),
                List.of());
    }

    @Override
    public String name() {
        return "phold";
    }

    @Override
    public String summary() {
        return "Balls in the air.";
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Node<Ball, Never> boot(NodeId self, Setup setup) {
        return new Thrower(partners(self, setup.servers()), new Ball(), balls, self.index() == nodes - 1);
    }

    private List<NodeId> partners(NodeId self, List<NodeId> all) {
        return partners >= nodes
                ? all
                : IntStream.rangeClosed(1, partners)
                        .mapToObj(next -> all.get((self.index() + next) % nodes))
                        .toList();
    }

    private record Thrower(List<NodeId> partners, Ball ball, int balls, boolean last) implements Node<Ball, Never> {

        @Override
        public Node<Ball, Never> start(Context<Ball, Never> ctx) {
            for (int nth = 0; nth < balls; nth++) {
                throwOne(ctx);
            }
            if (last) {
                ctx.note(ALL_THROWN);
            }
            return this;
        }

        @Override
        public Node<Ball, Never> receive(NodeId from, Ball caught, Context<Ball, Never> ctx) {
            throwOne(ctx);
            return this;
        }

        private void throwOne(Context<Ball, Never> ctx) {
            ctx.send(ctx.chance().pick(partners), ball);
        }
    }
}
