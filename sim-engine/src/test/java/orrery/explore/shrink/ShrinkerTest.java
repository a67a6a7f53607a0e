package orrery.explore.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.explore.Trial;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/** A smaller world may be one that a check's author never thought of. */
class ShrinkerTest {

    /** Each rings at all others. The check takes it that there are three. */
    record Bells() implements Protocol<Bells.Ring, Bells.Never> {
        record Ring() {}

        enum Never {}

        @Override
        public String name() {
            return "bells";
        }

        @Override
        public String summary() {
            return "Rings.";
        }

        @Override
        public List<Check> checks() {
            return List.of(Check.always("the third hears nothing", Bells::heard));
        }

        private static Optional<String> heard(Snapshot now) {
            return now.state(now.nodes().get(2))
                    .filter(third -> ((Bell) third).heard())
                    .map(third -> "the third heard a bell");
        }

        @Override
        public Node<Ring, Never> boot(NodeId self, Setup setup) {
            return new Bell(self, setup.servers(), false);
        }

        record Bell(NodeId self, List<NodeId> all, boolean heard) implements Node<Ring, Never> {
            @Override
            public Node<Ring, Never> start(Context<Ring, Never> ctx) {
                all.stream().filter(other -> !other.equals(self)).forEach(other -> ctx.send(other, new Ring()));
                return this;
            }

            @Override
            public Node<Ring, Never> receive(NodeId from, Ring ring, Context<Ring, Never> ctx) {
                return new Bell(self, all, true);
            }
        }
    }

    @Test
    void aWorldThatACheckCannotJudgeIsNotTaken() {
        World world = new World(
                World.servers(5),
                List.of(),
                1_000_000_000L,
                1_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000))),
                Workload.none(),
                List.of());
        Trial trial = new Trial(new Bells(), "", world, Optional.empty(), "test", List.of(), false);
        Shrunk shrunk = new Shrinker(trial, new Budget(3_000, 100_000), runs -> {})
                .shrink(1)
                .orElseThrow();
        assertThat(shrunk.world().servers()).hasSize(3);
        assertThat(shrunk.promises()).containsExactly("the third hears nothing");
    }
}
