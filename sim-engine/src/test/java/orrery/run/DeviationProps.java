package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.Span;
import orrery.explore.shrink.Extraction;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Event.Reason;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.World;

/** A run is the calm world and what deviates from it: all deviations together are the run, and each does what it says. */
class DeviationProps {

    private static final Link BURSTS = Worlds.STORMY.losing(new Loss.Bursty(.05, .2, .01, .8));
    private static final Link UNCHECKED = new Link(
            new Distribution.Uniform(5_000_000, 15_000_000),
            Loss.NONE,
            .1,
            .1,
            Span.millis(10, 50),
            false,
            .2,
            false,
            Optional.empty(),
            0);
    private static final Link NARROW = new Link(
            new Distribution.Exponential(10_000_000),
            new Loss.Independent(.1),
            .1,
            0,
            Span.millis(10, 50),
            true,
            .1,
            true,
            Optional.of(new Link.Bandwidth(2_000, 300)),
            0);

    @Provide
    Arbitrary<Link> links() {
        return Arbitraries.of(
                Worlds.CALM,
                Worlds.STORMY,
                Worlds.stormy(true),
                Worlds.STORMY.corrupting(.2),
                BURSTS,
                UNCHECKED,
                NARROW);
    }

    @Property(tries = 120)
    void allDeviationsTogetherAreTheRun(@ForAll("links") Link link, @ForAll long seed) {
        Fault cut = new Fault.Isolate(Family.SOME_TIME, Family.N1, Family.A_WHILE);
        Fault pause = new Fault.Pause(Family.SOME_TIME, Family.N2, Family.A_WHILE);
        World drawn = Worlds.of(4, link, cut, pause, Worlds.crash(400, "n3", 100));
        Trace run = Worlds.play(new Chatter(0), drawn, seed);
        Trace again = Worlds.play(new Chatter(0), deviating(drawn, Extraction.of(drawn, run, List.of())), seed);
        assertThat(Worlds.withoutDetours(again)).isEqualTo(Worlds.withoutDetours(run));
        assertThat(again.digest()).isEqualTo(run.digest());
    }

    @Property(tries = 40)
    void withoutDeviationsTheNetworkIsCalmWhateverItWas(@ForAll("links") Link link, @ForAll long seed) {
        World calm = deviating(Worlds.of(4, link), Deviations.NONE);
        Trace run = Worlds.play(new Chatter(0), calm, seed);
        assertThat(Extraction.of(calm, run, List.of()).all()).isEmpty();
        assertThat(run.summary().fired()).doesNotContainKeys("loss", "duplication", "reordering", "corruption");
    }

    @Property(tries = 40)
    void eachDoesWhatItSays(@ForAll long seed) {
        Deviations four = new Deviations(List.of(
                deviation(3, new Fate.Takes(123_000_000)),
                deviation(5, new Fate.Lost()),
                deviation(7, new Fate.Copied(70_000_000)),
                deviation(9, new Fate.Damaged())));
        Trace run = Worlds.play(new Chatter(0), deviating(Worlds.of(3, Worlds.CALM), four), seed);
        assertThat(flights(run, 3)).containsExactly(123_000_000L);
        assertThat(flights(run, 4)).containsExactly(10_000_000L);
        assertThat(flights(run, 5)).isEmpty();
        assertThat(flights(run, 7)).containsExactly(10_000_000L, 70_000_000L);
        assertThat(flights(run, 9)).isEmpty();
        assertThat(dropped(run, 5)).isEqualTo(Reason.LOSS);
        assertThat(dropped(run, 9)).isEqualTo(Reason.CORRUPTION);
    }

    private static Deviation deviation(long nth, Fate fate) {
        return new Deviation(Worlds.node("n1"), Worlds.node("n2"), nth, fate);
    }

    private static World deviating(World world, Deviations deviations) {
        Network network = world.network();
        return Worlds.on(network.with(deviations), world);
    }

    /** How long a message of n1 to n2 and its copies travelled. */
    private static List<Long> flights(Trace run, long nth) {
        long sentNanos = run.steps().stream()
                .filter(step -> is(step, "n1")
                        && step.effects().stream()
                                .anyMatch(effect -> effect instanceof Effect.Sent sent
                                        && sent.to().name().equals("n2")
                                        && sent.nth() == nth))
                .findFirst()
                .orElseThrow()
                .timeNanos();
        return run.steps().stream()
                .filter(step -> is(step, "n2")
                        && step.event() instanceof Event.Delivered delivered
                        && delivered.from().name().equals("n1")
                        && delivered.nth() == nth)
                .map(step -> step.timeNanos() - sentNanos)
                .toList();
    }

    private static Reason dropped(Trace run, long nth) {
        return run.steps().stream()
                .filter(step -> is(step, "n1")
                        && step.event() instanceof Event.Dropped dropped
                        && dropped.to().name().equals("n2")
                        && dropped.nth() == nth)
                .map(step -> ((Event.Dropped) step.event()).reason())
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(Step step, String node) {
        return step.node() != null && step.node().name().equals(node);
    }
}
