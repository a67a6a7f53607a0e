package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.explore.shrink.Extraction;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Pace;
import orrery.world.World;

/** Whoever decides how long messages take, none takes a time that its link could not have given it. */
class PaceProps {

    private static final long LEAST = 5_000_000;
    private static final long MOST = 15_000_000;
    private static final Link WIDE = Link.calm(new Distribution.Uniform(LEAST, MOST));

    @Provide
    Arbitrary<Pace> paces() {
        return Arbitraries.of(
                new Pace.Weighted(),
                new Pace.Pos(Worlds.SECOND * 4 / 5),
                new Pace.Pct(2, 100, Worlds.SECOND * 4 / 5),
                new Pace.Pct(3, 1000, Worlds.SECOND));
    }

    @Provide
    Arbitrary<Link> links() {
        return Arbitraries.of(
                WIDE,
                Worlds.CALM,
                Worlds.STORMY,
                Worlds.stormy(true),
                new Link(
                        new Distribution.LogNormal(10_000_000, .4),
                        new Loss.Independent(.1),
                        .1,
                        .1,
                        Span.millis(10, 50),
                        true,
                        .1,
                        true,
                        Optional.of(new Link.Bandwidth(2_000, 300)),
                        0));
    }

    private static World at(Pace pace, World world) {
        return Worlds.on(world.network().at(pace), world);
    }

    @Property(tries = 60)
    void everyMessageTakesATimeThatItsLinkAllows(@ForAll("paces") Pace pace, @ForAll long seed) {
        Trace run = Worlds.play(new Chatter(0), at(pace, Worlds.of(4, WIDE)), seed);
        assertThat(flights(run)).isNotEmpty().allMatch(nanos -> LEAST <= nanos && nanos <= MOST);
    }

    @Property(tries = 60)
    void whatKeepsTheOrderKeepsIt(@ForAll("paces") Pace pace, @ForAll long seed) {
        World world = at(pace, Worlds.of(3, Worlds.stormy(true)));
        Map<String, Long> last = new HashMap<>();
        for (Step step : Worlds.play(new Chatter(0), world, seed).steps()) {
            if (step.event() instanceof Event.Delivered delivered && delivered.copy() == 0) {
                Long before = last.put(delivered.from() + "->" + step.node(), delivered.nth());
                assertThat(before == null ? -1 : before).isLessThan(delivered.nth());
            }
        }
    }

    /** So a run at any pace is written down and shrunk like any other. */
    @Property(tries = 120)
    void writtenDownMessageByMessageItIsTheSameRun(
            @ForAll("paces") Pace pace, @ForAll("links") Link link, @ForAll long seed) {
        World world = at(pace, Worlds.of(4, link, Worlds.crash(400, "n3", 100)));
        Simulator simulator = new Simulator();
        Trace run = simulator.run(new Chatter(0), world, seed, "test", "", Recording.everything(), Worlds.NOBODY);
        World written = Worlds.on(world.network().with(Extraction.of(world, run, simulator.took())), world);
        Trace again = Worlds.play(new Chatter(0), written, seed);
        assertThat(Worlds.withoutDetours(again)).isEqualTo(Worlds.withoutDetours(run));
        assertThat(again.digest()).isEqualTo(run.digest());
    }

    /** Where something else happens at the last moment, a message that waits for it is not seen any more. */
    @Example
    void whatWaitsAtTheLastMomentIsNotSeen() {
        writtenDownMessageByMessageItIsTheSameRun(new Pace.Pct(3, 1000, Worlds.SECOND), WIDE, 78);
    }

    @Property(tries = 30)
    void aSeedPlaysOneRunAtEachPace(@ForAll("paces") Pace pace, @ForAll long seed) {
        World world = at(pace, Worlds.of(4, Worlds.STORMY));
        long digest = Worlds.play(new Chatter(0), world, seed).digest();
        assertThat(Worlds.play(new Chatter(0), world, seed).digest()).isEqualTo(digest);
        assertThat(Worlds.play(new Chatter(0), Worlds.of(4, Worlds.STORMY), seed)
                        .digest())
                .isNotEqualTo(digest);
    }

    /** How long messages travelled, each by itself. */
    private static List<Long> flights(Trace run) {
        Map<String, Long> sent = new HashMap<>();
        for (Step step : run.steps()) {
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent message) {
                    sent.put(address(step.node(), message.to(), message.nth()), step.timeNanos());
                }
            }
        }
        return run.steps().stream()
                .filter(step -> step.event() instanceof Event.Delivered delivered
                        && !delivered.from().equals(step.node()))
                .map(step -> {
                    Event.Delivered delivered = (Event.Delivered) step.event();
                    return step.timeNanos() - sent.get(address(delivered.from(), step.node(), delivered.nth()));
                })
                .toList();
    }

    private static String address(NodeId from, NodeId to, long nth) {
        return from + "->" + to + " " + nth;
    }
}
