package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static orrery.run.Scripted.logOf;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Target;
import orrery.world.Version;
import orrery.world.World;

/** Nodes that run another version of the protocol, from the start or after an upgrade. */
class VersionsTest {

    private record Kept(String by) {}

    private record Period(int millis) {}

    private static final Target N1 = Worlds.named("n1");

    /** Says its name in a note at every boot and every tick, and what it finds that another has saved. */
    private static Protocol<String, String> named(String name) {
        return script((input, ctx, setup) -> {
            String found = setup.saved(Kept.class).map(Kept::by).orElse("nothing");
            if (input.equals("start")) {
                ctx.note(name + " finds " + found);
                ctx.save(new Kept(name));
            }
            int millis = setup.options() instanceof Period period ? period.millis() : 50;
            ctx.setTimer(Duration.ofMillis(millis), "tick of " + name);
        });
    }

    private static World world(int servers, List<Version> versions, Fault... faults) {
        World plain = Worlds.of(servers, Worlds.CALM, faults);
        return new World(
                plain.servers(),
                plain.clients(),
                300_000_000,
                plain.maxSteps(),
                plain.options(),
                plain.network(),
                plain.workload(),
                plain.faults(),
                versions,
                Optional.empty());
    }

    private static Version version(String name, NodeId... nodes) {
        return new Version(name, List.of(nodes), new Protocol.NoOptions(), named(name));
    }

    /** Every boot and crash, as in {@code n1 120 next}. */
    private static List<String> story(Trace trace) {
        List<String> story = new ArrayList<>();
        for (Step step : trace.steps()) {
            String where = step.node() + " " + step.timeNanos() / 1_000_000 + " ";
            switch (step.event()) {
                case Event.Booted booted -> story.add(where + "boots " + booted.version());
                case Event.Crashed crashed -> story.add(where + "crashes");
                default -> {}
            }
        }
        return story;
    }

    private static List<String> notes(Trace trace) {
        return trace.steps().stream()
                .flatMap(step -> step.effects().stream())
                .filter(orrery.trace.Effect.Noted.class::isInstance)
                .map(effect -> ((orrery.trace.Effect.Noted) effect).text())
                .toList();
    }

    @Test
    void someNodesRunAnotherVersionFromTheStart() {
        Version quick = new Version("quick", List.of(Worlds.node("n2")), new Period(20), named("own"));
        Trace trace = Worlds.play(named("own"), world(3, List.of(quick)), 1);
        assertThat(story(trace)).containsExactly("n1 0 boots ", "n2 0 boots quick", "n3 0 boots ");
        assertThat(logOf(trace, "n2")).startsWith("start @0", "tick of own @20", "tick of own @40");
        assertThat(logOf(trace, "n3")).startsWith("start @0", "tick of own @50");
    }

    @Test
    void anUpgradeBootsFromTheDiskOfTheVersionBeforeAndStays() {
        Fault upgrade = new Fault.Upgrade(Worlds.at(100), N1, "next", Span.millis(20, 20));
        Trace trace =
                Worlds.play(named("own"), world(1, List.of(version("next")), upgrade, Worlds.crash(200, "n1", 10)), 1);
        assertThat(story(trace))
                .containsExactly(
                        "n1 0 boots ", "n1 100 crashes", "n1 120 boots next", "n1 200 crashes", "n1 210 boots next");
        assertThat(notes(trace)).containsExactly("own finds nothing", "next finds own", "next finds next");
        assertThat(trace.summary().fired()).containsEntry("upgrade", 1L);
        assertThat(trace.summary().idle()).isEmpty();
        // the timers of the version before are gone with it
        assertThat(logOf(trace, "n1")).noneMatch(entry -> entry.startsWith("tick of own"));
    }

    @Test
    void anUpgradeCanBeTakenBack() {
        Trace trace = Worlds.play(
                named("own"),
                world(
                        1,
                        List.of(version("next", Worlds.node("n1"))),
                        new Fault.Upgrade(Worlds.at(100), N1, Version.OWN, Span.millis(20, 20))),
                1);
        assertThat(story(trace)).containsExactly("n1 0 boots next", "n1 100 crashes", "n1 120 boots ");
        assertThat(notes(trace)).containsExactly("next finds nothing", "own finds next");
    }

    @Test
    void aRollingUpgradeTakesOneServerAfterTheOther() {
        Fault rolling = new Fault.RollingUpgrade(Worlds.at(100), "next", Span.millis(50, 50), Span.millis(25, 25));
        Trace trace = Worlds.play(named("own"), world(2, List.of(version("next")), rolling), 1);
        assertThat(story(trace))
                .containsExactly(
                        "n1 0 boots ",
                        "n2 0 boots ",
                        "n1 100 crashes",
                        "n1 150 boots next",
                        "n2 175 crashes",
                        "n2 225 boots next");
    }

    @Test
    void aNodeThatIsDownIsUpgradedToo() {
        Fault upgrade = new Fault.Upgrade(Worlds.at(100), N1, "next", Span.millis(20, 20));
        Fault crash = new Fault.Crash(Worlds.at(50), N1, Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false);
        Trace trace = Worlds.play(named("own"), world(1, List.of(version("next")), crash, upgrade), 1);
        assertThat(story(trace)).containsExactly("n1 0 boots ", "n1 50 crashes", "n1 120 boots next");
    }

    @Test
    void theVersionIsInTheDigest() {
        Version same = new Version("same", List.of(Worlds.node("n1")), new Protocol.NoOptions(), named("own"));
        Protocol<String, String> own = named("own");
        assertThat(Worlds.play(own, world(1, List.of(same)), 1).digest())
                .isNotEqualTo(Worlds.play(own, world(1, List.of()), 1).digest());
    }

    @Test
    void aVersionThatThereIsNotIsRefusedBeforeTheRun() {
        Fault upgrade = new Fault.Upgrade(Worlds.at(100), N1, "nxt", Span.millis(20, 20));
        assertThatThrownBy(() -> Worlds.play(named("own"), world(1, List.of(version("next")), upgrade), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no version 'nxt', only [next]");
        assertThatThrownBy(() -> Worlds.play(named("own"), world(1, List.of(version("a"), version("a"))), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two versions are called 'a'");
        assertThatThrownBy(() -> version("")).isInstanceOf(IllegalArgumentException.class);
    }
}
