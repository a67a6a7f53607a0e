package orrery.explore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.explore.Strategy;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/** A campaign is the same however many threads play it and however often it was stopped, whatever its strategy. */
class CampaignTest {

    /** A number goes round, and each node keeps the largest that it saw: enough to have states, edges and crashes. */
    record Round() implements Protocol<Round.Number, Round.Never> {
        record Number(int value) {}

        enum Never {}

        @Override
        public String name() {
            return "round";
        }

        @Override
        public String summary() {
            return "Goes round.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Object outline(Node<Number, Never> state) {
            return ((Seen) state).largest();
        }

        @Override
        public Node<Number, Never> boot(NodeId self, Setup setup) {
            return new Seen(setup.servers(), 0);
        }

        record Seen(List<NodeId> all, int largest) implements Node<Number, Never> {
            @Override
            public Node<Number, Never> start(Context<Number, Never> ctx) {
                ctx.send(ctx.chance().pick(all), new Number(1));
                return this;
            }

            @Override
            public Node<Number, Never> receive(NodeId from, Number number, Context<Number, Never> ctx) {
                if (number.value() < 40) {
                    ctx.send(ctx.chance().pick(all), new Number(number.value() + 1));
                }
                return number.value() <= largest ? this : new Seen(all, number.value());
            }
        }
    }

    private static Trial trial(Strategy.Kind kind) {
        World world = new World(
                World.servers(4),
                List.of(),
                1_000_000_000L,
                1_000_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000))),
                Workload.none(),
                List.of());
        Climate stormy = Climate.named("stormy", Climate.Budget.minority(4));
        return new Trial(
                new Round(),
                "",
                Optional.empty(),
                world,
                Optional.of(stormy),
                new Strategy(kind),
                "round",
                List.of(),
                false);
    }

    private static List<Seeded> played(Trial trial, List<Seeded> known, long next, long last, int jobs) {
        List<Seeded> all = new ArrayList<>(known);
        Campaign campaign =
                new Campaign(trial, known.isEmpty() ? next : known.getFirst().seed());
        known.forEach(campaign::recall);
        campaign.play(last, jobs, all::add);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void oneThreadOrManyAtOnceOrInParts(Strategy.Kind kind) {
        Trial trial = trial(kind);
        List<Seeded> whole = played(trial, List.of(), 1, 120, 1);
        assertThat(played(trial, List.of(), 1, 120, 4)).isEqualTo(whole);
        List<Seeded> part = played(trial, List.of(), 1, 75, 2);
        assertThat(played(trial, part, 76, 120, 2)).isEqualTo(whole);
    }

    /** Whatever a seed came from, what is written down of it plays the same run. */
    @ParameterizedTest
    @EnumSource
    void whatIsWrittenDownPlaysTheSameRun(Strategy.Kind kind) {
        Trial trial = trial(kind);
        List<Seeded> whole = played(trial, List.of(), 1, 100, 2);
        for (Seeded seeded : whole) {
            Origin origin = seeded.origin();
            assertThat(trial.by(origin.strategy())
                            .play(origin.seed(), Recording.digestOnly())
                            .trace()
                            .digest())
                    .isEqualTo(seeded.digest());
        }
        boolean learned = whole.stream().anyMatch(seeded -> seeded.root() != seeded.seed());
        assertThat(learned).isEqualTo(new Strategy(kind).learns());
    }
}
