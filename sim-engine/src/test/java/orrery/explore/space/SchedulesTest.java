package orrery.explore.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

/** Orders that differ only in what happens at different nodes are one. */
class SchedulesTest {

    private record Letter(int number) {}

    /** The first server sends so many letters to each of the others. */
    private record Posting(List<Integer> letters) implements Protocol<Letter, Void> {

        private record Box(List<Integer> read) implements Node<Letter, Void> {
            @Override
            public Node<Letter, Void> receive(NodeId from, Letter letter, Context<Letter, Void> ctx) {
                List<Integer> more = new ArrayList<>(read);
                more.add(letter.number());
                return new Box(List.copyOf(more));
            }
        }

        private record Sender(List<NodeId> receivers, List<Integer> letters) implements Node<Letter, Void> {
            @Override
            public Node<Letter, Void> start(Context<Letter, Void> ctx) {
                for (int receiver = 0; receiver < letters.size(); receiver++) {
                    for (int letter = 0; letter < letters.get(receiver); letter++) {
                        ctx.send(receivers.get(receiver), new Letter(letter));
                    }
                }
                return this;
            }

            @Override
            public Node<Letter, Void> receive(NodeId from, Letter letter, Context<Letter, Void> ctx) {
                return this;
            }
        }

        @Override
        public String name() {
            return "posting";
        }

        @Override
        public String summary() {
            return "Letters.";
        }

        @Override
        public Node<Letter, Void> boot(NodeId self, Setup setup) {
            return self.index() == 0 ? new Sender(setup.peersOf(self), letters) : new Box(List.of());
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }
    }

    private static long classes(Integer... letters) {
        World world = new World(
                World.servers(letters.length + 1),
                List.of(),
                1,
                World.DEFAULT_MAX_STEPS,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Constant(1))),
                Workload.open(0, 1, Map.of(), 0, 0),
                List.of());
        Schedules.Found found = new Schedules(new Posting(List.of(letters)), world, Bounds.DEFAULT).count();
        assertThat(found.whole()).isTrue();
        return found.classes();
    }

    private static long factorial(int number) {
        return IntStream.rangeClosed(1, number).asLongStream().reduce(1, (product, next) -> product * next);
    }

    @Test
    void deliveriesToDifferentNodesAreOneClass() {
        assertThat(classes(1, 1, 1, 1, 1, 1)).isEqualTo(1);
    }

    @Test
    void deliveriesToOneNodeAreAllDifferent() {
        for (int letters = 1; letters <= 6; letters++) {
            assertThat(classes(letters)).isEqualTo(factorial(letters));
        }
    }

    @Test
    void deliveriesToTwoNodesMultiply() {
        assertThat(classes(3, 4)).isEqualTo(factorial(3) * factorial(4));
        assertThat(classes(2, 2, 3)).isEqualTo(factorial(2) * factorial(2) * factorial(3));
    }
}
