package orrery.bench;

import java.util.List;
import java.util.Optional;
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

/** One token goes round; a step is one delivery, and a node becomes a new value at each. */
record TokenRing() implements Protocol<TokenRing.Token, TokenRing.Never> {

    record Token(long hops) {}

    enum Never {}

    static World world(int nodes, long steps) {
        Link link = Link.calm(new Distribution.Constant(1_000_000));
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
        return "ring";
    }

    @Override
    public String summary() {
        return "One token goes round.";
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Node<Token, Never> boot(NodeId self, Setup setup) {
        List<NodeId> ring = setup.servers();
        return new Member(self.index() == 0, ring.get((self.index() + 1) % ring.size()), 0);
    }

    private record Member(boolean first, NodeId next, long hops) implements Node<Token, Never> {

        @Override
        public Node<Token, Never> start(Context<Token, Never> ctx) {
            if (first) {
                ctx.send(next, new Token(1));
            }
            return this;
        }

        @Override
        public Node<Token, Never> receive(NodeId from, Token token, Context<Token, Never> ctx) {
            ctx.send(next, new Token(token.hops() + 1));
            return new Member(first, next, token.hops());
        }
    }
}
