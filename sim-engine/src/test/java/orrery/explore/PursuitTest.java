package orrery.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.run.Simulator;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** A strategy that follows a role strikes one after another of those who come into it, which chance hardly ever does. */
class PursuitTest {

    private static final int SERVERS = 4;
    private static final long SHIFT = 20_000_000;

    /** One after another is on watch for 1 ms, every 20 ms. */
    record Watch() implements Protocol<Watch.Word, Watch.Bell> {
        record Word() {}

        enum Bell {
            BEGINS,
            ENDS
        }

        @Override
        public String name() {
            return "watch";
        }

        @Override
        public String summary() {
            return "Takes turns.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<Word, Bell> boot(NodeId self, Setup setup) {
            return new Asleep();
        }

        record Asleep() implements Node<Word, Bell> {
            @Override
            public Node<Word, Bell> start(Context<Word, Bell> ctx) {
                ctx.setTimer(Duration.ofNanos((1 + ctx.self().index()) * SHIFT), Bell.BEGINS);
                return this;
            }

            @Override
            public Node<Word, Bell> timeout(Bell bell, Context<Word, Bell> ctx) {
                ctx.setTimer(Duration.ofMillis(1), Bell.ENDS);
                return new OnWatch();
            }

            @Override
            public Node<Word, Bell> receive(NodeId from, Word word, Context<Word, Bell> ctx) {
                return this;
            }
        }

        record OnWatch() implements Node<Word, Bell> {
            @Override
            public Node<Word, Bell> timeout(Bell bell, Context<Word, Bell> ctx) {
                ctx.setTimer(Duration.ofNanos(SERVERS * SHIFT - 1_000_000), Bell.BEGINS);
                return new Asleep();
            }

            @Override
            public Node<Word, Bell> receive(NodeId from, Word word, Context<Word, Bell> ctx) {
                return this;
            }
        }
    }

    private static Trial trial(Strategy.Kind kind, long durationNanos) {
        World world = new World(
                World.servers(SERVERS),
                List.of(),
                durationNanos,
                1_000_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000))),
                Workload.none(),
                List.of());
        List<Climate.Kind> kinds = List.of(new Climate.Kind(Weather.ISOLATION, 4), new Climate.Kind(Weather.PAUSE, 4));
        return new Trial(
                        new Watch(),
                        "",
                        world,
                        Optional.of(new Climate("own", kinds, Budget.minority(SERVERS))),
                        "watch",
                        List.of(),
                        false)
                .by(new Strategy(kind));
    }

    /** In how many of 100 seeds two servers or more are struck within a millisecond of coming on watch. */
    private static int struckOnWatch(Strategy.Kind kind) {
        Trial trial = trial(kind, 1_000_000_000L);
        int seeds = 0;
        for (long seed = 0; seed < 100; seed++) {
            TreeSet<NodeId> struck = new TreeSet<>();
            for (Fault fault :
                    new Strategy(kind).draw(trial, new Simulator(), seed).faults()) {
                Target target = fault instanceof Fault.Isolate isolate
                        ? isolate.target()
                        : fault instanceof Fault.Pause pause ? pause.target() : new Target.Any();
                if (target instanceof Target.Named(NodeId node)
                        && fault.when() instanceof Fault.When.At at
                        && at.time().minNanos() % SHIFT <= 1_000_000
                        && at.time().minNanos() / SHIFT % SERVERS == (1 + node.index()) % SERVERS) {
                    struck.add(node);
                }
            }
            seeds += struck.size() > 1 ? 1 : 0;
        }
        return seeds;
    }

    @Test
    void itFollowsARole() {
        assertThat(struckOnWatch(Strategy.Kind.PURSUIT)).isGreaterThan(25);
        assertThat(struckOnWatch(Strategy.Kind.PLAIN)).isLessThan(3);
    }

    /** The first comes on watch after five sixths of the run. */
    @Test
    void whoComesWhenAllIsOverIsLeftAlone() {
        Trial trial = trial(Strategy.Kind.PURSUIT, SHIFT * 6 / 5);
        for (long seed = 0; seed < 100; seed++) {
            assertThat(new Strategy(Strategy.Kind.PURSUIT)
                            .draw(trial, new Simulator(), seed)
                            .faults())
                    .allMatch(fault -> fault.when() instanceof Fault.When.At at
                            && at.time().maxNanos() < SHIFT);
        }
    }
}
