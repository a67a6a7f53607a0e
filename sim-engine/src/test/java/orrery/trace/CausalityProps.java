package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/** Clocks and cones agree with what following the edges, one by one, finds. */
class CausalityProps {

    @Property(tries = 300)
    void everyPairOfStepsIsOrderedAsTheEdgesSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
        List<Step> steps = steps(new Random(seed), count);
        boolean[][] before = reachability(steps);
        Causality causality = Causality.of(steps);
        for (Step earlier : steps) {
            List<Step> future = causality.future(earlier.number());
            for (Step later : steps) {
                boolean ordered = before[place(steps, earlier)][place(steps, later)];
                assertThat(causality.happenedBefore(earlier.number(), later.number()))
                        .isEqualTo(ordered);
                assertThat(future.contains(later)).isEqualTo(ordered);
                assertThat(causality.past(later.number()).contains(earlier)).isEqualTo(ordered);
                if (ordered) {
                    assertThat(causality.lamportTime(earlier.number()))
                            .isLessThan(causality.lamportTime(later.number()));
                }
            }
        }
    }

    @Property(tries = 300)
    void vectorClocksAreOrderedExactlyAsTheStepsAtNodesAre(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
        List<Step> steps = steps(new Random(seed), count);
        boolean[][] before = reachability(steps);
        Causality causality = Causality.of(steps);
        for (Step earlier : steps) {
            for (Step later : steps) {
                if (isAtNode(earlier) && isAtNode(later) && earlier.number() != later.number()) {
                    assertThat(isLess(causality.vectorClock(earlier.number()), causality.vectorClock(later.number())))
                            .isEqualTo(before[place(steps, earlier)][place(steps, later)]);
                }
            }
        }
    }

    private static boolean isLess(SortedMap<NodeId, Long> left, SortedMap<NodeId, Long> right) {
        return left.entrySet().stream().allMatch(entry -> right.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
    }

    /** By Warshall's algorithm over causes and neighbours at the same node. */
    private static boolean[][] reachability(List<Step> steps) {
        int count = steps.size();
        boolean[][] before = new boolean[count][count];
        for (int later = 0; later < count; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Step cause = steps.get(earlier);
                Step effect = steps.get(later);
                before[earlier][later] = effect.cause() == cause.number()
                        || (isAtNode(cause) && isAtNode(effect) && Objects.equals(cause.node(), effect.node()));
            }
        }
        for (int over = 0; over < count; over++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    before[from][to] |= before[from][over] && before[over][to];
                }
            }
        }
        return before;
    }

    private static boolean isAtNode(Step step) {
        return step.node() != null && !(step.event() instanceof Event.Dropped);
    }

    private static int place(List<Step> steps, Step step) {
        return (int) (step.number() - steps.getFirst().number());
    }

    private static List<Step> steps(Random random, int count) {
        List<NodeId> nodes = List.of(new NodeId(0, "n1"), new NodeId(1, "n2"), new NodeId(2, "n3"));
        long first = random.nextInt(3) * 10L;
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            int place = random.nextInt(4);
            @Nullable NodeId node = place == 3 ? null : nodes.get(place);
            Event event = random.nextInt(4) == 0
                    ? new Event.Dropped(nodes.get(0), "m", 0, 0, Event.Reason.LOSS)
                    : new Event.Booted(0);
            long cause = random.nextInt(3) == 0 ? Step.NO_CAUSE : random.nextLong(-1, first + at);
            steps.add(new Step(first + at, 0, node, event, cause, null, null, List.of()));
        }
        return steps;
    }
}
