package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.logOf;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Stored;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.Fault.Disk.Kind;
import orrery.world.Fault.Spot;
import orrery.world.Target;
import orrery.world.World;

/** What can go wrong with a node, its clock and its disk: one fault a test, with what it does and what it leaves alone. */
class NodeFaultsTest {

    private record Kept(String text) {}

    private static final Optional<Span> A_WHILE = Optional.of(Span.millis(100, 100));

    /** Says "tick" to itself every 20 ms. */
    private static final Protocol<String, String> TICKING =
            script((input, ctx, setup) -> ctx.setTimer(Duration.ofMillis(20), "tick"));

    private static Trace play(Protocol<?, ?> protocol, int servers, Fault... faults) {
        return Worlds.play(protocol, Worlds.of(servers, Worlds.CALM, faults), 1);
    }

    private static World shortWorld(Fault... faults) {
        World world = Worlds.of(1, Worlds.CALM, faults);
        return new World(
                world.servers(),
                world.clients(),
                300_000_000,
                1000,
                world.options(),
                world.network(),
                world.workload(),
                world.faults());
    }

    @Test
    void aPausedNodeDoesNothingAndThenEverythingAtOnce() {
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        ctx.setTimer(Duration.ofMillis(30), "timer");
                        ctx.send(setup.servers().get(1), "one");
                        ctx.send(setup.servers().get(1), "two");
                    } else if (input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(8), "timer");
                    }
                }),
                2,
                new Fault.Pause(Worlds.at(5), Worlds.named("n2"), A_WHILE));
        assertThat(logOf(trace, "n2")).containsExactly("start @0", "timer @105", "one @105", "two @105");
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "timer @30");
        assertThat(trace.summary().fired()).containsEntry("pause", 1L);
    }

    @Test
    void aSlowNodeTakesTimeForEachInputAndTheOthersWait() {
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        for (String word : List.of("a", "b", "c")) {
                            ctx.send(setup.servers().get(1), word);
                        }
                    }
                }),
                2,
                new Fault.Slow(Worlds.at(5), Worlds.named("n2"), Span.millis(7, 7), Optional.empty()));
        assertThat(logOf(trace, "n2")).containsExactly("start @0", "a @10", "b @17", "c @24");
        assertThat(trace.summary().fired()).containsEntry("slow node", 3L);
    }

    @Test
    void amnesiaForgetsWhatWasSaved() {
        List<String> found = new ArrayList<>();
        Fault crash = new Fault.Crash(Worlds.at(50), Worlds.named("n1"), A_WHILE, Spot.BETWEEN_HANDLERS, true);
        Trace trace = play(savingAndReading(found), 1, crash);
        assertThat(found).containsExactly("nothing", "nothing");
        assertThat(trace.summary().fired()).containsEntry("amnesia", 1L);
    }

    private static Protocol<String, String> savingAndReading(List<String> found) {
        return script((input, ctx, setup) -> {
            if (input.equals("start")) {
                found.add(setup.saved(Kept.class).map(Kept::text).orElse("nothing"));
                ctx.save(new Kept("saved at " + ctx.clock().toMillis()));
            }
        });
    }

    /** The handler asks for: send one, save, send two. */
    @ParameterizedTest
    @CsvSource({
        "BEFORE_SAVE, 'one', nothing",
        "AFTER_SAVE, 'one', saved",
        "BEFORE_SEND, '', nothing",
        "AFTER_SEND, 'one', nothing",
    })
    void aCrashCanFallBetweenAnyTwoEffectsOfAHandler(Spot spot, String heard, String found) {
        List<String> afterwards = new ArrayList<>();
        Protocol<String, String> protocol = script((input, ctx, setup) -> {
            if (input.equals("start") && isFirst(ctx)) {
                afterwards.add(setup.saved(Kept.class).map(Kept::text).orElse("nothing"));
                ctx.setTimer(Duration.ofMillis(60), "go");
            } else if (input.equals("go")) {
                ctx.send(setup.servers().get(1), "one");
                ctx.save(new Kept("saved"));
                ctx.send(setup.servers().get(1), "two");
            }
        });
        Fault crash = new Fault.Crash(Worlds.at(50), Worlds.named("n1"), Optional.of(Span.millis(30, 30)), spot, false);
        Trace trace = null;
        for (long seed = 0; trace == null || (!heardBy(trace).equals(heard) && seed < 20); seed++) {
            afterwards.clear();
            trace = Worlds.play(protocol, Worlds.of(2, Worlds.CALM, crash), seed);
        }
        assertThat(heardBy(trace)).isEqualTo(heard);
        assertThat(afterwards).startsWith("nothing", found);
        assertThat(trace.summary().fired()).containsEntry("crash inside a handler", 1L);
        assertThat(trace.steps()).anySatisfy(step -> {
            assertThat(step.event()).isInstanceOf(Event.Crashed.class);
            assertThat(step.timeNanos()).isEqualTo(60_000_000);
        });
    }

    /** What n2 heard before the crashed node, restarted, said everything again. */
    private static String heardBy(Trace trace) {
        List<String> words = new ArrayList<>();
        for (String entry : logOf(trace, "n2")) {
            if (entry.endsWith(" @70")) {
                words.add(entry.substring(0, entry.indexOf(' ')));
            }
        }
        return String.join(" ", words);
    }

    @Test
    void theEffectsThatACrashCutOffAreNotInTheTrace() {
        Fault crash = new Fault.Crash(Worlds.at(0), Worlds.named("n1"), Optional.empty(), Spot.AFTER_SAVE, false);
        Trace trace = play(
                script((input, ctx, setup) -> {
                    ctx.setTimer(Duration.ofMillis(10), "go");
                    if (input.equals("go")) {
                        ctx.save(new Kept("x"));
                        ctx.note("never");
                    }
                }),
                1,
                crash);
        Step last = trace.steps().get(trace.steps().size() - 2);
        assertThat(last.effects())
                .containsExactly(new Effect.TimerSet("go", 10_000_000), new Effect.Saved(new Kept("x")));
    }

    @Test
    void aRollingRestartTakesOneServerAfterTheOther() {
        Trace trace =
                play(TICKING, 3, new Fault.RollingRestart(Worlds.at(100), Span.millis(50, 50), Span.millis(25, 25)));
        List<String> story = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Crashed || (step.event() instanceof Event.Booted && step.number() > 3)) {
                story.add(step.node() + " " + step.timeNanos() / 1_000_000);
            }
        }
        assertThat(story).containsExactly("n1 100", "n1 150", "n2 175", "n2 225", "n3 250", "n3 300");
    }

    @Test
    void aServerCanJoinLateAndLeaveForGood() {
        Trace trace = play(
                TICKING,
                2,
                new Fault.Join(Worlds.at(100), Worlds.node("n2")),
                new Fault.Leave(Worlds.at(150), Worlds.named("n1")));
        assertThat(logOf(trace, "n2")).startsWith("start @100", "tick @120");
        assertThat(trace.steps())
                .noneMatch(step ->
                        step.timeNanos() > 150_000_000 && Worlds.node("n1").equals(step.node()));
        assertThat(trace.summary().fired()).containsEntry("join", 1L).containsEntry("leave", 1L);
    }

    /** Its old place on the agenda comes up in the pause, and so does its new one. */
    @Test
    void aTimerThatWasSetAgainBeforeAPauseFiresAfterItAndTimeDoesNotGoBack() {
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (input.equals("start") && isFirst(ctx)) {
                        ctx.setTimer(Duration.ofMillis(50), "timer");
                        ctx.setTimer(Duration.ofMillis(30), "again");
                    } else if (input.equals("again")) {
                        ctx.setTimer(Duration.ofMillis(50), "timer");
                    } else if (input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(100), "elsewhere");
                    }
                }),
                2,
                new Fault.Pause(Worlds.at(40), Worlds.named("n1"), Optional.of(Span.millis(200, 200))));
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "again @30", "timer @240");
        assertThat(trace.steps()).extracting(Step::timeNanos).isSorted();
    }

    @Test
    void whatIsWrongIsNamedByItsKind() {
        Target n1 = Worlds.named("n1");
        Map<Event.Trouble, Fault> troubles = new EnumMap<>(Map.of(
                Event.Trouble.PAUSE, new Fault.Pause(Worlds.at(10), n1, A_WHILE),
                Event.Trouble.SLOW, new Fault.Slow(Worlds.at(10), n1, Span.millis(1, 1), A_WHILE),
                Event.Trouble.CLOG, new Fault.Clog(Worlds.at(10), List.of(n1), List.of(Worlds.named("n2")), A_WHILE),
                Event.Trouble.CLOCK_JUMP, new Fault.ClockJump(Worlds.at(10), n1, 5, A_WHILE),
                Event.Trouble.CLOCK_DRIFT, new Fault.ClockDrift(Worlds.at(10), n1, 5, A_WHILE),
                Event.Trouble.CLOCK_STROBE, new Fault.ClockStrobe(Worlds.at(10), n1, 5, Span.millis(9, 9), A_WHILE),
                Event.Trouble.DISK, disk(Kind.FULL, A_WHILE),
                Event.Trouble.BYZANTINE, new Fault.Byzantine(Worlds.at(10), n1, List.of(), A_WHILE)));
        troubles.forEach((kind, fault) -> assertThat(play(TICKING, 2, fault).steps())
                .filteredOn(step -> step.event() instanceof Event.Disturbed)
                .singleElement()
                .extracting(step -> ((Event.Disturbed) step.event()).kind())
                .isEqualTo(kind));
        assertThat(troubles).hasSize(Event.Trouble.values().length - 1);
    }

    // ---- triggers

    @Test
    void aFaultCanWaitForALandmark() {
        record Landmarked(Protocol<String, String> inner) implements Protocol<String, String> {
            @Override
            public String name() {
                return "landmarked";
            }

            @Override
            public String summary() {
                return inner.summary();
            }

            @Override
            public orrery.api.Node<String, String> boot(orrery.api.NodeId self, orrery.api.Setup setup) {
                return inner.boot(self, setup);
            }

            @Override
            public List<orrery.api.Check> checks() {
                return List.of();
            }

            @Override
            public java.util.Map<String, java.util.function.Predicate<orrery.api.Snapshot>> landmarks() {
                return java.util.Map.of(
                        "it has saved", now -> now.saved(Worlds.node("n1")).isPresent());
            }
        }
        Fault.When saved = new Fault.When.Once("it has saved", 1, Span.millis(3, 3));
        Protocol<String, String> savesAt40 = script((input, ctx, setup) -> {
            ctx.setTimer(Duration.ofMillis(40), "save");
            if (input.equals("save")) {
                ctx.save(new Kept("x"));
            }
        });
        Trace trace = play(
                new Landmarked(savesAt40),
                1,
                new Fault.Crash(saved, Worlds.named("n1"), Optional.empty(), Spot.BETWEEN_HANDLERS, false));
        assertThat(trace.steps().getLast().event()).isInstanceOf(Event.Crashed.class);
        assertThat(trace.steps().getLast().timeNanos()).isEqualTo(43_000_000);
    }

    // ---- clocks

    @Test
    void aClockThatJumpsForwardFiresTimersEarlyAndOneThatJumpsBackLate() {
        Protocol<String, String> once = script((input, ctx, setup) -> {
            if (input.equals("start")) {
                ctx.setTimer(Duration.ofMillis(100), "timer");
            }
        });
        Trace early =
                play(once, 1, new Fault.ClockJump(Worlds.at(50), Worlds.named("n1"), 30_000_000, Optional.empty()));
        assertThat(logOf(early, "n1")).containsExactly("start @0", "timer @100");
        assertThat(early.steps().getLast().timeNanos()).isEqualTo(70_000_000);
        Trace late =
                play(once, 1, new Fault.ClockJump(Worlds.at(50), Worlds.named("n1"), -30_000_000, Optional.empty()));
        assertThat(late.steps().getLast().timeNanos()).isEqualTo(130_000_000);
    }

    @Test
    void aClockThatShowsATimeBeforeTheBeginningStillKeepsTimers() {
        Trace trace =
                play(TICKING, 1, new Fault.ClockJump(Worlds.at(5), Worlds.named("n1"), -900_000_000, Optional.empty()));
        assertThat(logOf(trace, "n1")).startsWith("start @0", "tick @20");
        assertThat(trace.steps()).hasSizeLessThan(60);
    }

    @Test
    void aDriftingClockRunsTooFastUntilItIsMended() {
        Fault drift =
                new Fault.ClockDrift(Worlds.at(0), Worlds.named("n1"), 1_000_000, Optional.of(Span.millis(100, 100)));
        Trace trace = Worlds.play(
                script((input, ctx, setup) -> ctx.setTimer(Duration.ofMillis(100), "tick")), shortWorld(drift), 1);
        List<Long> ticks = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.TimedOut)
                .map(step -> step.timeNanos() / 1_000_000)
                .toList();
        assertThat(ticks).containsExactly(50L, 100L, 200L, 300L);
        assertThat(logOf(trace, "n1")).startsWith("start @0", "tick @100", "tick @200", "tick @300");
    }

    @Test
    void aStrobingClockComesBackToTheTruth() {
        Fault strobe = new Fault.ClockStrobe(
                Worlds.at(10), Worlds.named("n1"), 500_000_000, Span.millis(10, 10), Optional.of(Span.millis(95, 95)));
        List<Long> errors = new ArrayList<>();
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (!isFirst(ctx)) {
                        ctx.setTimer(Duration.ofMillis(4), "tick");
                        ctx.send(setup.servers().getFirst(), "what time is it");
                    }
                }),
                2,
                strobe);
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered && step.after() instanceof Scripted.Idle idle) {
                String last = idle.log().getLast();
                errors.add(Long.parseLong(last.substring(last.indexOf('@') + 1)) - step.timeNanos() / 1_000_000);
            }
        }
        assertThat(errors).contains(0L, 500L).last().isEqualTo(0L);
    }

    // ---- disks

    private static Fault disk(Kind kind, Optional<Span> lasts) {
        return new Fault.Disk(Worlds.at(10), Worlds.named("n1"), kind, Span.millis(25, 25), 1, lasts);
    }

    /** At 20 ms it writes a file, at 40 ms another and syncs, at 60 ms a third; it crashes at 70 ms and looks. */
    private static List<String> filesAfterACrash(Fault... faults) {
        List<String> found = new ArrayList<>();
        List<Fault> all = new ArrayList<>(List.of(faults));
        all.add(Worlds.crash(70, "n1", 30));
        Trace trace = play(
                script((input, ctx, setup) -> {
                    switch (input) {
                        case "start" -> {
                            found.clear();
                            setup.disk().forEach((file, stored) -> found.add(file + " " + word(stored)));
                            if (setup.disk().isEmpty()) {
                                ctx.setTimer(Duration.ofMillis(20), "first");
                            }
                        }
                        case "first" -> {
                            ctx.write("a", new Kept("1"));
                            ctx.setTimer(Duration.ofMillis(20), "second");
                        }
                        case "second" -> {
                            ctx.write("b", new Kept("2"));
                            ctx.sync();
                            ctx.setTimer(Duration.ofMillis(20), "third");
                        }
                        case "third" -> {
                            ctx.write("a", new Kept("3"));
                            ctx.write("c", new Kept("4"));
                        }
                        default -> {}
                    }
                }),
                1,
                all.toArray(Fault[]::new));
        assertThat(trace.end().kind()).isNotEqualTo(Trace.End.Kind.THREW);
        return found;
    }

    private static String word(Stored stored) {
        return switch (stored) {
            case Stored.Found(Record content) -> ((Kept) content).text();
            case Stored.Missing missing -> "missing";
            case Stored.Corrupt corrupt -> "corrupt";
        };
    }

    @Test
    void anHonestDiskKeepsEverything() {
        assertThat(filesAfterACrash()).containsExactly("a 3", "b 2", "c 4");
    }

    @Test
    void aDiskCanLoseWhatWasNotSynced() {
        assertThat(filesAfterACrash(disk(Kind.LOSES_UNSYNCED, Optional.empty())))
                .containsExactly("a 1", "b 2");
    }

    @Test
    void aTornWriteCannotBeRead() {
        assertThat(filesAfterACrash(disk(Kind.TORN_WRITE, Optional.empty())))
                .containsExactly("a corrupt", "b 2", "c corrupt");
    }

    @Test
    void aSyncThatLiesLosesEvenWhatWasSynced() {
        assertThat(filesAfterACrash(disk(Kind.LYING_SYNC, Optional.empty()))).isEmpty();
    }

    @Test
    void aStaleReadFindsWhatWasThereBefore() {
        assertThat(filesAfterACrash(disk(Kind.STALE_READ, Optional.empty()))).containsExactly("a 1", "b 2", "c 4");
    }

    @Test
    void aMisdirectedWriteLandsOnAnotherFile() {
        assertThat(filesAfterACrash(disk(Kind.MISDIRECTED_WRITE, Optional.empty())))
                .doesNotContain("a 3")
                .isNotEmpty();
    }

    @Test
    void bitRotMakesAFileUnreadable() {
        Fault rot =
                new Fault.Disk(Worlds.at(75), Worlds.named("n1"), Kind.BIT_ROT, Span.millis(0, 0), 1, Optional.empty());
        assertThat(filesAfterACrash(rot))
                .filteredOn(file -> file.endsWith("corrupt"))
                .hasSize(1);
    }

    @Test
    void aNodeWhoseStateRottedCannotBoot() {
        Fault rot =
                new Fault.Disk(Worlds.at(20), Worlds.named("n1"), Kind.BIT_ROT, Span.millis(0, 0), 1, Optional.empty());
        List<String> found = new ArrayList<>();
        Trace trace = play(savingAndReading(found), 1, rot, Worlds.crash(50, "n1", 50));
        assertThat(found).containsExactly("nothing");
        assertThat(trace.summary().fired()).containsEntry("failed boot", 1L).containsEntry("bit rot", 1L);
        assertThat(trace.end().kind()).isEqualTo(Trace.End.Kind.QUIET);
        // the failed boot is a step as any other: there is no gap in the numbers
        for (int nth = 0; nth < trace.steps().size(); nth++) {
            assertThat(trace.steps().get(nth).number()).isEqualTo(nth);
        }
        assertThat(trace.summary().steps()).isEqualTo(trace.steps().size());
        Step failed = trace.steps().getLast();
        assertThat(failed.event()).isInstanceOfSatisfying(Event.Disturbed.class, disturbed -> {
            assertThat(disturbed.kind()).isEqualTo(Event.Trouble.FAILED_BOOT);
            assertThat(disturbed.what()).startsWith("cannot boot");
        });
        assertThat(failed.after()).isNull();
        assertThat(trace.steps().get((int) failed.cause()).event()).isInstanceOf(Event.Crashed.class);
    }

    @ParameterizedTest
    @CsvSource({"IO_ERROR, I/O error", "FULL, full disk"})
    void aWriteThatFailsStopsTheNodeBeforeItSaysAnything(Kind kind, String word) {
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (isFirst(ctx)) {
                        ctx.setTimer(Duration.ofMillis(30), "save");
                    }
                    if (input.equals("save")) {
                        ctx.save(new Kept("x"));
                        ctx.send(setup.servers().get(1), "done");
                    }
                }),
                2,
                disk(kind, Optional.empty()));
        assertThat(logOf(trace, "n2")).containsExactly("start @0");
        assertThat(trace.steps().getLast().event()).isInstanceOf(Event.Crashed.class);
        assertThat(trace.summary().fired()).containsEntry(word, 1L);
    }

    @Test
    void aSlowDiskHoldsBackWhatIsSentAfterASaveAndAllOtherInputs() {
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (isFirst(ctx) && input.equals("start")) {
                        ctx.setTimer(Duration.ofMillis(20), "save");
                        ctx.setTimer(Duration.ofMillis(30), "other");
                    } else if (input.equals("save")) {
                        ctx.send(setup.servers().get(1), "before");
                        ctx.save(new Kept("x"));
                        ctx.send(setup.servers().get(1), "after");
                    }
                }),
                2,
                disk(Kind.SLOW, Optional.empty()));
        assertThat(logOf(trace, "n2")).containsExactly("start @0", "before @30", "after @55");
        assertThat(logOf(trace, "n1")).containsExactly("start @0", "save @20", "other @45");
        assertThat(trace.summary().fired()).containsEntry("slow disk", 1L);
    }

    @Test
    void aCrashWhileTheDiskWorksLosesTheSave() {
        List<String> found = new ArrayList<>();
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (input.equals("start")) {
                        found.add(setup.saved(Kept.class).map(Kept::text).orElse("nothing"));
                        ctx.setTimer(Duration.ofMillis(20), "save");
                    } else if (found.size() == 1) {
                        ctx.save(new Kept("x"));
                        ctx.note("saved");
                    }
                }),
                1,
                disk(Kind.SLOW, Optional.empty()),
                Worlds.crash(30, "n1", 10));
        assertThat(found).containsExactly("nothing", "nothing");
        assertThat(trace.steps()).noneMatch(step -> step.effects().contains(new Effect.Noted("saved")));
    }
}
