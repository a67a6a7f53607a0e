package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.World;

/**
 * Figure 7 of the paper: seven servers come back from a power failure with these logs, terms by index.
 *
 * <pre>
 *            1 2 3 4 5 6 7 8 9 10 11 12
 * n1 leader  1 1 1 4 4 5 5 6 6 6
 * n2 (a)     1 1 1 4 4 5 5 6 6
 * n3 (b)     1 1 1 4
 * n4 (c)     1 1 1 4 4 5 5 6 6 6  6
 * n5 (d)     1 1 1 4 4 5 5 6 6 6  7  7
 * n6 (e)     1 1 1 4 4 4 4
 * n7 (f)     1 1 1 2 2 2 3 3 3 3  3
 * </pre>
 *
 * Entries up to index 9 may have been committed. Whoever is elected, nothing of those is lost, and in the end all logs are
 * alike.
 */
class Figure7Test {

    private static final Map<String, Log> LOGS = new LinkedHashMap<>();

    static {
        LOGS.put("n1", LogTest.log(1, 1, 1, 4, 4, 5, 5, 6, 6, 6));
        LOGS.put("n2", LogTest.log(1, 1, 1, 4, 4, 5, 5, 6, 6));
        LOGS.put("n3", LogTest.log(1, 1, 1, 4));
        LOGS.put("n4", LogTest.log(1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6));
        LOGS.put("n5", LogTest.log(1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7));
        LOGS.put("n6", LogTest.log(1, 1, 1, 4, 4, 4, 4));
        LOGS.put("n7", LogTest.log(1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3));
    }

    private static final Log COMMITTED = LogTest.log(1, 1, 1, 4, 4, 5, 5, 6, 6);

    @Test
    void onlyWhoHasAllCommittedEntriesIsElectedAndThenAllLogsAreAlike() {
        TreeSet<String> elected = new TreeSet<>();
        LongStream.rangeClosed(1, 200).forEach(seed -> {
            Logs logs = play(new Stage(7), seed);
            elected.add(logs.firstLeader());
            assertThat(logs.distinct()).as("seed %d", seed).hasSize(1);
            assertThat(logs.of("n1").truncate(COMMITTED.lastIndex()))
                    .as("seed %d", seed)
                    .isEqualTo(COMMITTED);
        });
        assertThat(elected).containsExactly("n1", "n2", "n4", "n5");
    }

    /** In the runs in which it is the figure's own leader that is elected: extra entries go, and missing ones come. */
    @Test
    void theFiguresLeaderMakesAllLogsItsOwn() {
        Log wanted = LOGS.get("n1");
        long[] seeds = LongStream.rangeClosed(1, 200)
                .filter(seed -> play(new Stage(7), seed).firstLeader().equals("n1"))
                .toArray();
        assertThat(seeds).isNotEmpty();
        for (long seed : seeds) {
            Logs logs = play(new Stage(7), seed);
            for (String server : LOGS.keySet()) {
                assertThat(logs.of(server).truncate(wanted.lastIndex()))
                        .as("%s with seed %d", server, seed)
                        .isEqualTo(wanted);
            }
            assertThat(logs.of("n7").lastTerm()).isGreaterThan(7);
        }
    }

    private static Logs play(Stage stage, long seed) {
        World world = stage.lasting(Duration.ofSeconds(2))
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .world();
        Logs logs = new Logs();
        Trace trace =
                new Simulator().run(new WithLogs(7, LOGS), world, seed, "Figure 7", "", Recording.digestOnly(), logs);
        assertThat(trace.end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        return logs;
    }

    /** The last state of each server, and who led first. */
    private static final class Logs implements Observer {
        private final Map<String, Role> last = new LinkedHashMap<>();
        private @Nullable String leader;

        @Override
        public boolean changed(
                long step,
                long timeNanos,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> after,
                @Nullable Record saved) {
            if (after instanceof Role role) {
                last.put(node.name(), role);
                if (role instanceof Leader && leader == null) {
                    leader = node.name();
                }
            }
            return true;
        }

        String firstLeader() {
            return Optional.ofNullable(leader).orElse("nobody");
        }

        Log of(String server) {
            return last.get(server).server().log();
        }

        List<Log> distinct() {
            return last.values().stream()
                    .map(role -> role.server().log())
                    .distinct()
                    .toList();
        }
    }
}
