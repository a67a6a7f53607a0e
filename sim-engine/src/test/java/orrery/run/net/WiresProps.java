package orrery.run.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final int NODES = 60;

    private static final Network PLAIN = network(Link.calm(new Distribution.Exponential(1_000_000)));

    private record Pair(int from, int to) {}

    /** @param spoken each of these is the pair of its quotient and its rest */
    @Property
    void countsTheMessagesOfEachPair(
            @ForAll @Size(max = 3_000) List<@IntRange(max = NODES * NODES - 1) Integer> spoken) {
        Wires wires = new Wires(NODES, PLAIN, SEED);
        Map<Pair, Long> expected = new HashMap<>();
        for (int nth : spoken) {
            Pair pair = new Pair(nth / NODES, nth % NODES);
            long before = expected.merge(pair, 1L, Long::sum) - 1;
            assertThat(wires.number(node(pair.from), node(pair.to))).isEqualTo(before);
        }
    }

    /** Plain wires are one, laid anew each time; those that faults have touched stay, and so does what was done to them. */
    @Property
    void aWireDecidesAsIfItWereAlone(
            @ForAll @Size(max = 200) List<@IntRange(max = NODES * NODES - 1) Integer> asked,
            @ForAll @Size(max = 20) List<@IntRange(max = NODES * NODES - 1) Integer> cut) {
        Wires wires = new Wires(NODES, PLAIN, SEED);
        for (int nth : cut) {
            wires.kept(node(nth / NODES), node(nth % NODES)).blockage().cuts.add(nth);
        }
        for (int nth : asked) {
            NodeId from = node(nth / NODES);
            NodeId to = node(nth % NODES);
            Wire wire = wires.wire(from, to);
            Wire alone = Wire.between(from, to, PLAIN, SEED);
            assertThat(wire.delayNanos(nth, Courier.ITSELF)).isEqualTo(alone.delayNanos(nth, Courier.ITSELF));
            assertThat(wire.isCut()).isEqualTo(cut.contains(nth));
        }
    }

    private static Network network(Link link) {
        return new Network(link, List.of(), Optional.empty(), Optional.empty());
    }

    private static NodeId node(int index) {
        return new NodeId(index, "n" + (index + 1));
    }
}
