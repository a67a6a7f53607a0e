package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

/** What it means for a disk to be wrong, for any seed: what survives a crash, what may be lost, what is never invented. */
class DiskProps extends Family {

    private record Kept(long number) {}

    /** Every 10 ms a node writes a number to one of three files, and every third time it syncs; some time it crashes. */
    private static final Protocol<String, String> WRITING = script((input, ctx, setup) -> {
        ctx.setTimer(Duration.ofMillis(10), "write");
        long now = ctx.clock().toMillis();
        if (input.equals("start")) {
            ctx.note("finds " + words(setup.disk()));
        } else {
            ctx.write("file " + ctx.chance().below(3), new Kept(now));
            if (ctx.chance().below(3) == 0) {
                ctx.sync();
            }
        }
    });

    private static final Fault CRASH = new Fault.Crash(
            new Fault.When.At(Span.millis(300, 700)), N1, Optional.of(Span.millis(9, 9)), Spot.BETWEEN_HANDLERS, false);

    private static Map<String, String> words(Map<String, Stored> disk) {
        Map<String, String> words = new TreeMap<>();
        disk.forEach((file, stored) -> words.put(
                file,
                switch (stored) {
                    case Stored.Found(Record content) -> "" + ((Kept) content).number();
                    case Stored.Missing missing -> "missing";
                    case Stored.Corrupt corrupt -> "corrupt";
                }));
        return words;
    }

    private static Fault disk(Kind kind, double rate, Fault.When when, Optional<Span> lasts) {
        return new Fault.Disk(when, N1, kind, Span.millis(1, 9), rate, lasts);
    }

    @Override
    List<Fault> family() {
        List<Fault> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            faults.add(disk(kind, .5, SOME_TIME, A_WHILE));
        }
        return faults;
    }

    /**
     * What a run did to the disk until the crash, and what was found afterwards.
     *
     * @param synced by file, what a sync made durable last
     * @param beforeThat by file, what was durable before that
     * @param pending by file, all that was written and not synced
     * @param ever by file, all that was ever written
     */
    private record Story(
            Map<String, String> synced,
            Map<String, String> beforeThat,
            Map<String, List<String>> pending,
            Set<String> ever,
            Map<String, String> found) {}

    private static Story story(Trace trace) {
        Map<String, String> synced = new TreeMap<>();
        Map<String, String> beforeThat = new TreeMap<>();
        Map<String, List<String>> pending = new TreeMap<>();
        List<String[]> order = new ArrayList<>();
        Set<String> ever = new HashSet<>();
        boolean crashed = false;
        for (Step step : trace.steps()) {
            crashed = crashed || step.event() instanceof Event.Crashed;
            boolean over = crashed;
            for (Effect effect : step.effects()) {
                switch (effect) {
                    case Effect.Wrote(String file, Object content)
                    when !over -> {
                        String number = "" + ((Kept) content).number();
                        order.add(new String[] {file, number});
                        pending.computeIfAbsent(file, name -> new ArrayList<>()).add(number);
                        ever.add(number);
                    }
                    case Effect.Synced done
                    when !over -> {
                        for (String[] write : order) {
                            String before = synced.put(write[0], write[1]);
                            if (before != null) {
                                beforeThat.put(write[0], before);
                            }
                        }
                        order.clear();
                        pending.clear();
                    }
                    case Effect.Noted(String text)
                    when over -> {
                        return new Story(synced, beforeThat, pending, ever, parsed(text));
                    }
                    default -> {}
                }
            }
        }
        throw new AssertionError("it never booted again");
    }

    private static Map<String, String> parsed(String text) {
        Map<String, String> found = new TreeMap<>();
        String inside = text.substring("finds {".length(), text.length() - 1);
        for (String entry : inside.isEmpty() ? new String[0] : inside.split(", ")) {
            found.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        return found;
    }

    private static Trace writing(long seed, Fault... faults) {
        return Worlds.play(WRITING, Worlds.of(1, Worlds.CALM, faults), seed);
    }

    /** On a disk that is well, or only slow, all that was written is found: synced or not. */
    @Property(tries = 100)
    void anHonestDiskKeepsEverything(@ForAll boolean slow, @ForAll long seed) {
        Story story = story(
                slow
                        ? writing(seed, disk(Kind.SLOW, .5, Worlds.at(0), Optional.empty()), CRASH)
                        : writing(seed, CRASH));
        Map<String, String> expected = new TreeMap<>(story.synced);
        story.pending.forEach((file, numbers) -> expected.put(file, numbers.getLast()));
        assertThat(story.found).isEqualTo(expected);
    }

    /** What was synced survives, whatever may become of the rest. */
    @Property(tries = 150)
    void anHonestSyncSurvives(@ForAll boolean torn, @ForAll long seed) {
        Kind kind = torn ? Kind.TORN_WRITE : Kind.LOSES_UNSYNCED;
        Story story = story(writing(seed, disk(kind, .5, Worlds.at(0), Optional.empty()), CRASH));
        story.synced.forEach((file, number) -> {
            if (!story.pending.containsKey(file)) {
                assertThat(story.found).containsEntry(file, number);
            }
        });
        story.found.forEach((file, number) -> {
            List<String> may = new ArrayList<>(story.pending.getOrDefault(file, List.of()));
            if (torn && !may.isEmpty()) {
                may.add("corrupt");
            } else if (!torn && story.synced.containsKey(file)) {
                may.add(story.synced.get(file));
            }
            assertThat(story.pending.containsKey(file) ? may : List.of(story.synced.get(file)))
                    .contains(number);
        });
    }

    /** A write is torn only by a crash that comes before its sync. */
    @Property(tries = 100)
    void aTornWriteIsSeenOnlyAfterACrashInTheWrite(@ForAll long seed) {
        Trace trace = writing(seed, disk(Kind.TORN_WRITE, 1, Worlds.at(0), Optional.empty()), CRASH);
        Story story = story(trace);
        story.found.forEach(
                (file, number) -> assertThat(number.equals("corrupt")).isEqualTo(story.pending.containsKey(file)));
    }

    /** After a crash while syncs lie, the disk is as it was when they began to. */
    @Property(tries = 100)
    void aSyncThatLiesKeepsNothing(@ForAll long seed) {
        Fault lying = disk(Kind.LYING_SYNC, 1, Worlds.at(204), Optional.empty());
        Trace trace = writing(seed, lying, CRASH);
        Map<String, String> atThatTime = new TreeMap<>();
        List<String[]> order = new ArrayList<>();
        for (Step step : trace.steps()) {
            for (Effect effect : step.effects()) {
                if (step.timeNanos() < 204_000_000 && effect instanceof Effect.Wrote(String file, Object content)) {
                    order.add(new String[] {file, "" + ((Kept) content).number()});
                } else if (step.timeNanos() < 204_000_000 && effect instanceof Effect.Synced) {
                    order.forEach(write -> atThatTime.put(write[0], write[1]));
                    order.clear();
                }
            }
        }
        assertThat(story(trace).found).isEqualTo(atThatTime);
        assertThat(trace.summary().fired()).containsEntry("lying sync", 1L);
    }

    @Property(tries = 100)
    void nothingIsEverInvented(@ForAll("faults") Fault fault, @ForAll long seed) {
        Trace trace = writing(seed, fault, CRASH);
        if (trace.steps().stream()
                .noneMatch(step -> step.event() instanceof Event.Booted booted && booted.incarnation() > 0)) {
            return; // an I/O error took it down before, for longer than the run lasts
        }
        Story story = story(trace);
        assertThat(story.found.values()).allMatch(number -> number.equals("corrupt") || story.ever.contains(number));
    }

    @Property(tries = 100)
    void aStaleReadFindsWhatWasThereBefore(@ForAll long seed) {
        Story story = story(writing(seed, disk(Kind.STALE_READ, 1, Worlds.at(0), Optional.empty()), CRASH));
        story.synced.forEach((file, number) -> {
            if (!story.pending.containsKey(file)) {
                assertThat(story.found).containsEntry(file, story.beforeThat.getOrDefault(file, number));
            }
        });
    }

    @Property(tries = 100)
    void bitRotSpoilsOneFile(@ForAll long seed) {
        Fault rot = disk(Kind.BIT_ROT, 1, Worlds.at(204), Optional.empty());
        Fault.Crash soon =
                new Fault.Crash(Worlds.at(205), N1, Optional.of(Span.millis(9, 9)), Spot.BETWEEN_HANDLERS, false);
        Story story = story(writing(seed, rot, soon));
        List<String> rotten = story.found.entrySet().stream()
                .filter(file -> file.getValue().equals("corrupt"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(rotten).hasSizeLessThanOrEqualTo(1);
        // it may have been written anew by the crash, which keeps what was not synced
        if (story.pending.isEmpty()) {
            assertThat(rotten).hasSize(1);
        }
        story.found.forEach((file, number) -> {
            if (!story.pending.containsKey(file) && !number.equals("corrupt")) {
                assertThat(number).isEqualTo(story.synced.get(file));
            }
        });
    }

    /** The write that fails is the last thing that a node does: it is not in the trace, and the node is down. */
    @Property(tries = 100)
    void aWriteThatFailsStopsTheNode(@ForAll boolean full, @ForAll long seed) {
        Fault failing = disk(full ? Kind.FULL : Kind.IO_ERROR, 1, Worlds.at(204), Optional.of(Span.millis(100, 100)));
        Trace trace = writing(seed, failing);
        Step crash = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Crashed)
                .findFirst()
                .orElseThrow();
        Step last = trace.steps().get((int) crash.cause());
        assertThat(last.timeNanos()).isEqualTo(crash.timeNanos()).isEqualTo(210_000_000);
        assertThat(last.effects()).noneMatch(effect -> effect instanceof Effect.Wrote);
        // and it boots again when the disk is well
        assertThat(trace.steps())
                .anyMatch(step -> step.event() instanceof Event.Booted && step.timeNanos() == 304_000_000);
    }

    @Property(tries = 100)
    void aSlowDiskHoldsTheNodeUpForAsLongAsItSays(@ForAll long seed) {
        Trace trace = writing(seed, disk(Kind.SLOW, 1, Worlds.at(0), Optional.empty()));
        int waits = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Continued) {
                long took =
                        step.timeNanos() - trace.steps().get((int) step.cause()).timeNanos();
                assertThat(took).isBetween(1_000_000L, 9_000_000L);
                waits++;
            }
        }
        int waited = waits;
        assertThat(waits).isPositive();
        assertThat(trace.summary().fired())
                .hasEntrySatisfying(
                        "slow disk", begun -> assertThat(begun - waited).isBetween(0L, 1L));
    }

    /** Of two files, the one that was meant keeps what it had, and the other has what was meant for it. */
    @Property(tries = 40)
    void aMisdirectedWriteLandsOnAnotherFile(@ForAll long seed) {
        Protocol<String, String> writing = script((input, ctx, setup) -> {
            if (!Scripted.isFirst(ctx)) {
                return;
            }
            switch (input) {
                case "start" -> {
                    ctx.note(setup.disk().toString());
                    if (setup.disk().isEmpty()) {
                        ctx.write("a", new Kept(1));
                        ctx.write("b", new Kept(2));
                        ctx.sync();
                        ctx.setTimer(Duration.ofMillis(200), "again");
                    }
                }
                case "again" -> {
                    ctx.write("a", new Kept(3));
                    ctx.sync();
                }
                default -> {}
            }
        });
        Fault misdirected = disk(Kind.MISDIRECTED_WRITE, 1, Worlds.at(100), Optional.empty());
        Trace trace = Worlds.play(writing, Worlds.of(1, Worlds.CALM, misdirected, Worlds.crash(400, "n1", 50)), seed);
        List<String> found = trace.steps().stream()
                .flatMap(step -> step.effects().stream())
                .filter(Effect.Noted.class::isInstance)
                .map(effect -> ((Effect.Noted) effect).text())
                .toList();
        assertThat(found)
                .containsExactly(
                        "{}",
                        Map.of("a", new Stored.Found(new Kept(1))).toString().replace("}", "") + ", "
                                + Map.of("b", new Stored.Found(new Kept(3)))
                                        .toString()
                                        .substring(1));
        assertThat(trace.summary().fired()).containsEntry("misdirected write", 1L);
    }
}
