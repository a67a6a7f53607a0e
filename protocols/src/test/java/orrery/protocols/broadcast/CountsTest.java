package orrery.protocols.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.Arena;
import orrery.protocols.broadcast.Options.Along;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Topology;

/**
 * How many messages a value costs and how long it takes among 25 sites, exactly: the numbers of Maelstrom's broadcast
 * exercise, where half of all operations are reads, and a hop takes 100 ms.
 */
class CountsTest {

    private static final int SITES = 25;

    private static Topology topology(String name) {
        return switch (name) {
            case "line" -> Topology.line(SITES);
            case "tree" -> Topology.tree(SITES, 4);
            case "grid" -> Topology.grid(SITES);
            case "total" -> Topology.mesh(SITES);
            default -> throw new AssertionError(name);
        };
    }

    private static Arena arena(String topology, Along along) {
        return new Arena(SITES, new Options(along, false, Duration.ofSeconds(5)))
                .topology(topology(topology))
                .latency(new Distribution.Constant(100_000_000))
                .lasting(Duration.ofSeconds(20))
                .clients(5, 1, 5, Duration.ofSeconds(15), "broadcast", "read");
    }

    /** @param perOperation between sites, where half of all operations are reads; 2E - (n - 1) a value */
    @ParameterizedTest
    @CsvSource({"line, 12", "tree, 12", "grid, 28", "total, 288"})
    void floodingSendsAValueOverEachLinkOnceAndOverSomeTwice(String topology, int perOperation) {
        Trace trace = arena(topology, Along.LINKS)
                .trial(new Broadcast())
                .play(1, Recording.everything())
                .trace();
        assertThat(values(trace)).isGreaterThan(20);
        assertThat(forwards(trace)).isEqualTo(values(trace) * 2 * perOperation);
    }

    /** A tree costs n - 1 messages a value on any topology, once it is there: built in two seconds, before anybody asks. */
    @ParameterizedTest
    @CsvSource({"line", "tree", "grid", "total"})
    void aTreeSendsAValueToEachSiteOnce(String topology) {
        Trace trace = arena(topology, Along.TREE)
                .clients(5, 1, 5, Duration.ofSeconds(3), Duration.ofSeconds(15), "broadcast", "read")
                .trial(new Broadcast())
                .play(1, Recording.everything())
                .trace();
        assertThat(values(trace)).isGreaterThan(20);
        assertThat(forwards(trace)).isEqualTo(values(trace) * (SITES - 1));
    }

    private static long values(Trace trace) {
        return trace.history().operations().stream()
                .filter(operation -> operation.question() instanceof Question.Broadcast)
                .count();
    }

    private static long forwards(Trace trace) {
        return trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.message() instanceof Message.Forward)
                .count();
    }

    /** The way across is as long as the topology is wide. */
    @ParameterizedTest
    @CsvSource({"line, 2400", "grid, 800", "total, 100"})
    void aValueTakesAsLongAsTheTopologyIsWide(String topology, long millis) {
        Spread spread = new Spread();
        arena(topology, Along.LINKS)
                .clients(SITES, 1, 50, Duration.ofSeconds(15), "broadcast")
                .watch(new Broadcast(), 1, spread);
        assertThat(spread.longest() / 1_000_000).isEqualTo(millis);
    }

    @Test
    void aTreeIsOfLogarithmicWidth() {
        Spread spread = new Spread();
        arena("tree", Along.LINKS)
                .clients(SITES, 1, 50, Duration.ofSeconds(15), "broadcast")
                .watch(new Broadcast(), 1, spread);
        assertThat(spread.longest() / 1_000_000).isEqualTo(500);
    }

    /** When each value was first known to anybody, and when last to somebody new. */
    private static final class Spread implements Observer {

        private final Map<Long, Long> first = new LinkedHashMap<>();
        private long longest;

        @Override
        public boolean changed(
                long step,
                long timeNanos,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> after,
                @Nullable Record saved) {
            if (before instanceof Site was && after instanceof Site is) {
                for (long value : is.saved().values()) {
                    if (!was.saved().values().contains(value)) {
                        longest = Math.max(longest, timeNanos - first.computeIfAbsent(value, fresh -> timeNanos));
                    }
                }
            }
            return true;
        }

        long longest() {
            return longest;
        }
    }
}
