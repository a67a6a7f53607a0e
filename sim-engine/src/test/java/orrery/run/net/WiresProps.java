package orrery.run.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import orrery.api.NodeId;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;

/** The table of pairs says what a map would, however many pairs there are and in whatever order they speak. */
class WiresProps {

    private static final long SEED = 7;
    static final int MOST_NODES = 400;

    private static final Network PLAIN = network(Link.calm(new Distribution.Exponential(1_000_000)));

    private record Pair(NodeId from, NodeId to) {

        /** One of those among so many nodes. */
        static Pair of(int nth, int nodes) {
            return new Pair(node(nth / nodes % nodes), node(nth % nodes));
        }
    }

    @Property
    void countsTheMessagesOfEachPair(
            @ForAll @IntRange(min = 1, max = MOST_NODES) int nodes,
            @ForAll @Size(max = 3_000) List<@IntRange(max = MOST_NODES * MOST_NODES) Integer> spoken) {
        Wires wires = new Wires(nodes, PLAIN, SEED);
        Map<Pair, Long> expected = new HashMap<>();
        for (int nth : spoken) {
            Pair pair = Pair.of(nth, nodes);
            long before = expected.merge(pair, 1L, Long::sum) - 1;
            assertThat(wires.number(pair.from, pair.to)).isEqualTo(before);
        }
    }

    /** Plain wires are one, laid anew each time; those that faults have touched stay, and so does what was done to them. */
    @Property
    void aWireDecidesAsIfItWereAlone(
            @ForAll @IntRange(min = 1, max = MOST_NODES) int nodes,
            @ForAll @Size(max = 500) List<@IntRange(max = MOST_NODES * MOST_NODES) Integer> asked,
            @ForAll @Size(max = 20) List<@IntRange(max = MOST_NODES * MOST_NODES) Integer> cut) {
        Wires wires = new Wires(nodes, PLAIN, SEED);
        Set<Pair> cuts = new HashSet<>();
        for (int nth : cut) {
            Pair pair = Pair.of(nth, nodes);
            cuts.add(pair);
            wires.kept(pair.from, pair.to).blockage().cuts.add(nth);
        }
        for (int nth : asked) {
            Pair pair = Pair.of(nth, nodes);
            Wire wire = wires.wire(pair.from, pair.to);
            Wire alone = Wire.between(pair.from, pair.to, PLAIN, SEED);
            assertThat(wire.delayNanos(nth, Courier.ITSELF)).isEqualTo(alone.delayNanos(nth, Courier.ITSELF));
            assertThat(wire.isCut()).isEqualTo(cuts.contains(pair));
        }
    }

    private static Network network(Link link) {
        return new Network(link, List.of(), Optional.empty(), Optional.empty());
    }

    private static NodeId node(int index) {
        return new NodeId(index, "n" + (index + 1));
    }
}
