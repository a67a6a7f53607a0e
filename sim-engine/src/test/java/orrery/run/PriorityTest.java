package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Pace;
import orrery.world.World;

/**
 * Small examples of which the probabilities of each order are known. Links take between nothing and a thousand seconds, so that no
 * message is in a hurry and priorities alone decide.
 */
class PriorityTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final Link PATIENT = Link.calm(new Distribution.Uniform(0, 1_000_000_000_000L));
    private static final int RUNS = 6_000;

    private static final Pace POS = new Pace.Pos(HOUR);

    private static NodeId node(int number) {
        return Worlds.node("n" + number);
    }

    /** In which part of all runs messages arrive in such an order. */
    private static double part(Protocol<String, String> protocol, Pace pace, Predicate<List<String>> wanted) {
        World world = Worlds.of(4, PATIENT).withDuration(HOUR);
        World paced = world.withNetwork(world.network().at(pace));
        int hits = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            List<String> order = new ArrayList<>();
            for (Step step : Worlds.play(protocol, paced, seed).steps()) {
                if (step.event() instanceof Event.Delivered delivered) {
                    order.add(String.valueOf(delivered.message()));
                }
            }
            hits += wanted.test(order) ? 1 : 0;
        }
        return (double) hits / RUNS;
    }

    private static void startsWith(Context<String, String> ctx, String input, int at, int to, String message) {
        if (input.equals("start") && ctx.self().equals(node(at))) {
            ctx.send(node(to), message);
        }
    }

    private static void answers(Context<String, String> ctx, String input, String to, int node, String message) {
        if (input.equals(to)) {
            ctx.send(node(node), message);
        }
    }

    /** a goes to n3; b goes to n4, which then sends c to n3. So a and c race, and c is behind b. */
    private static final Protocol<String, String> BEHIND = Scripted.script((input, ctx, setup) -> {
        startsWith(ctx, input, 1, 3, "a");
        startsWith(ctx, input, 2, 4, "b");
        answers(ctx, input, "b", 3, "c");
    });

    /**
     * Three orders are possible. a comes first if it has the larger of two priorities, and last if it has the least of three:
     * a walk at random would come to the last in one run of four only (Yuan, Yang and Gu, section 2).
     */
    @Test
    void posSamplesLinearExtensions() {
        assertThat(part(BEHIND, POS, order -> order.equals(List.of("a", "b", "c"))))
                .isCloseTo(1 / 2., within(.025));
        assertThat(part(BEHIND, POS, order -> order.equals(List.of("b", "a", "c"))))
                .isCloseTo(1 / 6., within(.02));
        assertThat(part(BEHIND, POS, order -> order.equals(List.of("b", "c", "a"))))
                .isCloseTo(1 / 3., within(.025));
    }

    /** Both a and b go to n3; behind b comes c to n2, and behind that d to n3 again. */
    private static final Protocol<String, String> AGAIN = Scripted.script((input, ctx, setup) -> {
        startsWith(ctx, input, 1, 3, "a");
        startsWith(ctx, input, 2, 3, "b");
        answers(ctx, input, "b", 2, "c");
        answers(ctx, input, "c", 3, "d");
    });

    /** After b, which races with a, a draws anew: it comes last in half of a third of all runs, and not in a quarter. */
    @Test
    void whatRacesWithWhatCameDrawsAnew() {
        assertThat(part(AGAIN, POS, order -> order.equals(List.of("b", "c", "d", "a"))))
                .isCloseTo(1 / 6., within(.02));
    }

    /** n1 and n2 answer each other, a1 to a6; n3 and n4 say b1 and b2. Two chains, eight messages. */
    private static final Protocol<String, String> CHAINS = Scripted.script((input, ctx, setup) -> {
        startsWith(ctx, input, 1, 2, "a1");
        startsWith(ctx, input, 3, 4, "b1");
        for (int nth = 1; nth < 6; nth++) {
            answers(ctx, input, "a" + nth, nth % 2 == 1 ? 1 : 2, "a" + (nth + 1));
        }
        answers(ctx, input, "b1", 3, "b2");
    });

    private static Pace pct(int depth) {
        return new Pace.Pct(depth, 8, HOUR);
    }

    private static boolean ordered(List<String> order, String... wanted) {
        List<Integer> places = List.of(wanted).stream().map(order::indexOf).toList();
        return places.equals(places.stream().sorted().toList());
    }

    /** A failure of depth 2 among n chains and k messages is found with probability 1/(n k) at least (Burckhardt and others). */
    @Test
    void pctFindsAPlantedFailureOfDepthTwo() {
        Predicate<List<String>> failure = order -> ordered(order, "a4", "b1", "a5");
        assertThat(part(CHAINS, pct(2), failure)).isGreaterThan(1 / (2. * 8) - .01);
        assertThat(part(CHAINS, pct(1), failure)).isZero();
    }

    /** One of depth 3, with probability 1/(n k^2) at least. */
    @Test
    void pctFindsAPlantedFailureOfDepthThree() {
        Predicate<List<String>> failure = order -> ordered(order, "a2", "b1", "a3", "a6", "b2");
        assertThat(part(CHAINS, pct(3), failure)).isGreaterThan(1 / (2. * 8 * 8) - .004);
        assertThat(part(CHAINS, pct(2), failure)).isZero();
    }
}
