package orrery.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.run.Simulator;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/** Whatever a strategy draws, the climate allows. */
class StrategyProps {

    private static final int SERVERS = 4;

    /** Their crashes inside handlers wait, but were seen not to have to. */
    private static final List<Strategy.Kind> STRUCK = List.of(Strategy.Kind.LANDMARKS, Strategy.Kind.PURSUIT);

    /** Nodes tell each other numbers all the time; n1 writes down one of them, at one moment, before it passes it on. */
    record Diary() implements Protocol<Diary.Word, Diary.Alarm> {
        record Word(int nth) {}

        record Page(int nth) {}

        enum Alarm {
            SPEAK
        }

        @Override
        public String name() {
            return "diary";
        }

        @Override
        public String summary() {
            return "Writes once.";
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<Word, Alarm> boot(NodeId self, Setup setup) {
            return new Writer(setup.peersOf(self), 0);
        }

        record Writer(List<NodeId> peers, int said) implements Node<Word, Alarm> {
            @Override
            public Node<Word, Alarm> start(Context<Word, Alarm> ctx) {
                ctx.setTimer(Duration.ofMillis(2), Alarm.SPEAK);
                return this;
            }

            @Override
            public Node<Word, Alarm> timeout(Alarm alarm, Context<Word, Alarm> ctx) {
                if (said == 50 && ctx.self().index() == 0) {
                    ctx.save(new Page(said));
                }
                ctx.send(ctx.chance().pick(peers), new Word(said));
                ctx.setTimer(Duration.ofMillis(2), Alarm.SPEAK);
                return new Writer(peers, said + 1);
            }

            @Override
            public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
                return this;
            }
        }
    }

    private static Trial trial(String climate) {
        return trial(Climate.named(climate, Budget.minority(SERVERS)), List.of());
    }

    /** Every kind of weather that there is, and all servers may be down. */
    private static Trial everything() {
        List<Climate.Kind> kinds = Arrays.stream(Climate.Weather.values())
                .map(kind -> new Climate.Kind(kind, 2))
                .toList();
        Budget budget = new Budget(SERVERS, 1, 1, 1_000_000_000L);
        return trial(new Climate("own", kinds, budget), World.clients(2, SERVERS));
    }

    private static Trial trial(Climate climate, List<NodeId> clients) {
        World world = new World(
                World.servers(SERVERS),
                clients,
                1_000_000_000L,
                1_000_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000))),
                Workload.none(),
                List.of());
        return new Trial(new Diary(), "", world, Optional.of(climate), "diary", List.of(), false);
    }

    @Provide
    Arbitrary<Strategy> strategies() {
        Arbitrary<List<Long>> mutations = Arbitraries.longs().list().ofMaxSize(4);
        return mutations.flatMap(seeds -> Arbitraries.of(Strategy.Kind.class).map(kind -> new Strategy(kind, seeds)));
    }

    @Property(tries = 200)
    void neverMoreServersAreDownThanTheBudgetSays(@ForAll("strategies") Strategy strategy, @ForAll long seed) {
        Trial trial = trial("hostile").by(strategy);
        TreeSet<Integer> down = new TreeSet<>();
        for (Step step : trial.play(seed, Recording.everything()).trace().steps()) {
            if (step.event() instanceof Event.Crashed && step.node() != null) {
                down.add(step.node().index());
                assertThat(down).hasSizeLessThanOrEqualTo(1);
            } else if (step.event() instanceof Event.Booted && step.node() != null) {
                down.remove(step.node().index());
            }
        }
        assertThat(down).as("down in the end").isEmpty();
    }

    /** What a plain seed draws is a matter of the climate itself. */
    @Property(tries = 200)
    void theClimateAllowsWhatIsDrawn(@ForAll("strategies") Strategy strategy, @ForAll long seed) {
        Trial trial = trial("stormy");
        World drawn = trial.by(strategy).weather(seed);
        boolean struck = STRUCK.contains(strategy.of(seed).kind());
        assertThat(struck || trial.climate().orElseThrow().allows(trial.world(), drawn))
                .isTrue();
        assertThat(drawn.network()
                        .between(new NodeId(0, "n1"), new NodeId(1, "n2"))
                        .orElseThrow()
                        .latency())
                .isEqualTo(trial.world().network().link().latency());
    }

    /** The budget is for all that strikes a clock together. */
    @Property(tries = 300)
    void soDoesAClimateOfAllKinds(@ForAll("strategies") Strategy strategy, @ForAll long seed) {
        Trial trial = everything();
        boolean struck = STRUCK.contains(strategy.of(seed).kind());
        assertThat(struck
                        || trial.climate()
                                .orElseThrow()
                                .allows(trial.world(), trial.by(strategy).weather(seed)))
                .isTrue();
    }

    @Property(tries = 200)
    void allIsOverWhenTheClimateSays(@ForAll("strategies") Strategy strategy, @ForAll long seed) {
        long until = 300_000_000L;
        Trial stormy = trial(
                Climate.named("stormy", Budget.minority(SERVERS)).until(Optional.of(Duration.ofNanos(until))),
                List.of());
        for (Fault fault : stormy.by(strategy).weather(seed).faults()) {
            assertThat(fault.when())
                    .isInstanceOfSatisfying(
                            Fault.When.At.class,
                            at -> assertThat(at.time().maxNanos()
                                            + fault.lasts().orElseThrow().maxNanos())
                                    .isLessThanOrEqualTo(until));
        }
    }

    @Property(tries = 60)
    void inACalmClimateNothingGoesWrong(@ForAll("strategies") Strategy strategy, @ForAll long seed) {
        assertThat(trial("calm")
                        .by(strategy)
                        .play(seed, Recording.digestOnly())
                        .trace()
                        .summary()
                        .fired())
                .isEmpty();
    }

    @Property(tries = 60)
    void itsTextReadsBack(@ForAll("strategies") Strategy strategy) {
        assertThat(Strategy.parse(strategy.toString())).isEqualTo(strategy);
    }

    /** One step of several thousand writes; a crash between the writing and the sending is rare, unless one looks for it. */
    @Test
    void landmarksStrikeWhatIsRare() {
        assertThat(crashesAfterTheSave(Strategy.Kind.LANDMARKS)).isGreaterThan(6);
        assertThat(crashesAfterTheSave(Strategy.Kind.PLAIN)).isLessThan(4);
    }

    private static int crashesAfterTheSave(Strategy.Kind kind) {
        Trial trial = trial("stormy").by(new Strategy(kind));
        Simulator simulator = new Simulator();
        int hits = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<Step> steps = new ArrayList<>(
                    trial.play(simulator, seed, Recording.everything()).trace().steps());
            for (int at = 1; at < steps.size(); at++) {
                boolean wrote = steps.get(at - 1).effects().toString().contains("Page");
                if (wrote
                        && steps.get(at).event() instanceof Event.Crashed
                        && steps.get(at - 1).effects().size() == 1) {
                    hits++;
                }
            }
        }
        return hits;
    }

    @Test
    void aMixtureHasAllOfThem() {
        TreeSet<Strategy.Kind> kinds = new TreeSet<>();
        for (long seed = 0; seed < 300; seed++) {
            kinds.add(Strategy.MIXED.of(seed).kind());
        }
        assertThat(kinds).hasSize(Strategy.Kind.values().length - 1).doesNotContain(Strategy.Kind.MIXED);
    }
}
