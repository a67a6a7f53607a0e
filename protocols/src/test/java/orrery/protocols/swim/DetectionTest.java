package orrery.protocols.swim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.protocols.Arena;
import orrery.protocols.Sample;
import orrery.protocols.swim.Options.Order;
import orrery.trace.Observer;

/**
 * How many periods go by after a crash until somebody probes the member that is no longer there: with random targets, a
 * geometric time with mean e/(e - 1) = 1.582 in a large group (3.1).
 */
class DetectionTest {

    private static final int REPETITIONS = Integer.getInteger("repetitions", 400);
    private static final Duration PERIOD = Duration.ofMillis(100);

    private static Options options(Order order) {
        return new Options(PERIOD, Duration.ofMillis(30), 3, Duration.ofSeconds(1), order, 6, 3);
    }

    /** @param members of whom one has crashed: each of the others picks it with probability 1/(members - 1) */
    @ParameterizedTest
    @CsvSource({"8, 1.515", "16, 1.551", "56, 1.574"})
    void firstDetectionTakesAsLongAsPublished(int members, double published) {
        Sample periods = new Sample();
        for (long seed = 1; seed <= REPETITIONS; seed++) {
            FirstProbe first = new FirstProbe();
            new Arena(members, options(Order.RANDOM))
                    .lasting(Duration.ofSeconds(10))
                    .crash(Span.millis(1_000, 1_100), Arena.server(1), Optional.empty())
                    .watch(new Swim(), seed, first);
            periods.add((double) first.periods());
        }
        System.out.println(members + " members: first detection after " + periods.against(published) + " periods");
        assertThat(periods.agreesWith(published, 0.0005)).isTrue();
    }

    /** In turn, with n others: the last of one round and the first of the next are 1 period apart, the first and the last 2n - 1 (4.3). */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void inTurnTheWorstCaseIsMetAndNeverExceeded(int members) {
        Map<List<NodeId>, Long> last = new LinkedHashMap<>();
        LongSummaryStatistics gaps = new LongSummaryStatistics();
        new Arena(members, options(Order.ROUND_ROBIN))
                .lasting(Duration.ofSeconds(100))
                .watch(new Swim(), 1, (step, time, node, before, after, saved) -> {
                    if (before instanceof Member was && after instanceof Member is && is.periods() > was.periods()) {
                        Long ago = last.put(List.of(node, is.probing().orElseThrow()), is.periods());
                        if (ago != null) {
                            gaps.accept(is.periods() - ago);
                        }
                    }
                    return true;
                });
        System.out.println(members + " members: longest gap between two probes " + gaps.getMax() + " periods");
        assertThat(gaps.getMax()).isEqualTo(2L * (members - 1) - 1);
    }

    /** Waits for the first probe of a member that is down. Each other member probes once in any period's time. */
    private static final class FirstProbe implements Observer {

        private long crashed = -1;
        private @Nullable NodeId gone;
        private long probed = -1;

        @Override
        public boolean changed(
                long step,
                long timeNanos,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> after,
                @Nullable Record saved) {
            if (after == null) {
                gone = node;
                crashed = timeNanos;
            }
            if (gone != null
                    && before instanceof Member was
                    && after instanceof Member is
                    && is.periods() > was.periods()
                    && is.probing().equals(Optional.of(gone))) {
                probed = timeNanos;
            }
            return probed < 0;
        }

        long periods() {
            return (probed - crashed) / PERIOD.toNanos() + 1;
        }
    }
}
