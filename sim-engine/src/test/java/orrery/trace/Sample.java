package orrery.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A trace made by hand, in which every kind of event and effect comes to pass and states change in every way: a follower
 * becomes leader, its log grows and is cut, its clients' data change, it crashes and comes back with what it saved.
 */
final class Sample {

    record Entry(long term, String command) {}

    record Saved(long term, Optional<NodeId> vote, List<Entry> log) {}

    record Follower(Saved saved, SortedMap<String, Long> data, double patience) {}

    record Leader(Saved saved, SortedMap<String, Long> data, List<Long> next) {}

    sealed interface Message {}

    record Vote(long term, boolean granted) implements Message {}

    record Append(long term, List<Entry> entries) implements Message {}

    private enum Timer {
        ELECTION,
        HEARTBEAT
    }

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final NodeId C1 = new NodeId(2, "c1");

    private static final Entry X = new Entry(1, "x := 1");
    private static final Entry Y = new Entry(1, "y := \"2\"");

    private Sample() {}

    static Trace trace() {
        return new Trace(header(), steps(), history(), summary(), end(), 0x00c0ffee12345678L);
    }

    /** The same run, of which only the last steps were recorded. */
    static Trace ring(int last) {
        List<Step> steps = steps();
        return new Trace(
                header(),
                steps.subList(steps.size() - last, steps.size()),
                history(),
                summary(),
                end(),
                0x00c0ffee12345678L);
    }

    private static Trace.Header header() {
        return new Trace.Header("sample", "raft-ish", "", -42, List.of(N1, N2), List.of(C1), 1_000_000_000);
    }

    private static Trace.Summary summary() {
        return new Trace.Summary(
                19,
                90_000_000,
                3,
                1,
                new TreeMap<>(Map.of("crash", 1L, "loss", 1L)),
                List.of(new Trace.Idle(2, "pause of n2: nothing had to wait")));
    }

    private static Trace.End end() {
        return new Trace.End(
                Trace.End.Kind.REFUSED, "n1 got what its role must never get: Vote(term=0, granted=false)");
    }

    private static History history() {
        return new History(List.of(
                new Operation(
                        1,
                        C1,
                        new KeyValue.Put("k1", 7),
                        6,
                        8,
                        Outcome.ok(new KeyValue.Done()),
                        40_000_000,
                        50_000_000),
                new Operation(
                        2,
                        C1,
                        new KeyValue.Get("k1"),
                        9,
                        Operation.OPEN,
                        Outcome.unknown("never answered"),
                        60_000_000,
                        Operation.OPEN)));
    }

    private static List<Step> steps() {
        Saved nothing = new Saved(0, Optional.empty(), List.of());
        Saved voted = new Saved(1, Optional.of(N1), List.of());
        Saved one = new Saved(1, Optional.of(N1), List.of(X));
        Saved two = new Saved(1, Optional.of(N1), List.of(X, Y));
        Follower follower = new Follower(nothing, data(), 1.5);
        Follower voter = new Follower(voted, data(), Double.NaN);
        Leader leader = new Leader(voted, data(), List.of(1L, 1L));
        Leader wrote = new Leader(two, data("k1", 1, "k3", 3), List.of(3L, 1L));
        Leader rewrote = new Leader(one, data("k1", 7, "k2", 2, "k3", 3), List.of(2L, 1L));
        Follower back = new Follower(one, data(), 1.5);
        Append append = new Append(1, List.of(X, Y));
        Append longer = new Append(1, List.of(X, Y, X));
        Vote vote = new Vote(1, true);
        Vote stale = new Vote(0, false);
        return List.of(
                step(
                        0,
                        0,
                        N1,
                        new Event.Booted(0),
                        -1,
                        null,
                        follower,
                        new Effect.TimerSet(Timer.ELECTION, 150_000_000)),
                step(1, 0, N2, new Event.Booted(0), -1, null, follower, new Effect.Sent(N1, vote, 0)),
                step(2, 0, C1, new Event.Booted(0), -1, null, new Idle()),
                step(
                        3,
                        10,
                        null,
                        new Event.Partitioned(0, List.of(List.of(N1), List.of(N2, C1)), false),
                        -1,
                        null,
                        null),
                step(
                        4,
                        15,
                        N1,
                        new Event.TimedOut(Timer.ELECTION),
                        0,
                        follower,
                        voter,
                        new Effect.Saved(voted),
                        new Effect.Sent(N2, vote, 0)),
                step(5, 15, N1, new Event.Dropped(N2, vote, 0, 0, Event.Reason.PARTITION), 4, voter, voter),
                step(6, 40, C1, new Event.Requested(1, new KeyValue.Put("k1", 7)), -1, new Idle(), new Idle()),
                step(
                        7,
                        45,
                        N1,
                        new Event.Delivered(N2, vote, 0, 0),
                        1,
                        voter,
                        leader,
                        new Effect.TimerCancelled(Timer.ELECTION),
                        new Effect.Noted("leads term 1")),
                step(
                        8,
                        50,
                        N1,
                        new Event.TimedOut(Timer.HEARTBEAT),
                        7,
                        leader,
                        wrote,
                        new Effect.Saved(two),
                        new Effect.Sent(N2, append, 1),
                        new Effect.Completed(1, Outcome.ok(new KeyValue.Done()))),
                step(9, 60, C1, new Event.Requested(2, new KeyValue.Get("k1")), -1, new Idle(), new Idle()),
                step(
                        10,
                        65,
                        N1,
                        new Event.TimedOut(Timer.HEARTBEAT),
                        8,
                        wrote,
                        rewrote,
                        new Effect.Saved(one),
                        new Effect.Completed(2, Outcome.fail("not the \u00e9lu"))),
                step(11, 70, N1, new Event.Crashed(), -1, rewrote, null),
                step(12, 80, null, new Event.Healed(0), 3, null, null),
                step(13, 81, N2, new Event.Disturbed(1, Event.Trouble.DISK, "slow disk"), -1, follower, follower),
                step(
                        14,
                        82,
                        N2,
                        new Event.TimedOut(Timer.ELECTION),
                        1,
                        follower,
                        follower,
                        new Effect.Wrote("wal", append),
                        new Effect.Synced()),
                step(15, 84, N2, new Event.Continued(), 14, follower, follower, new Effect.Wrote("wal", longer)),
                step(16, 85, N2, new Event.Restored(1), 13, follower, follower),
                step(17, 86, C1, new Event.GaveUp(2), 9, new Idle(), new Idle()),
                step(18, 90, N1, new Event.Booted(1, "next"), 11, null, back, new Effect.Refused(stale)));
    }

    record Idle() {}

    private static Step step(
            long number,
            long millis,
            @Nullable NodeId node,
            Event event,
            long cause,
            @Nullable Object before,
            @Nullable Object after,
            Effect... effects) {
        return new Step(number, millis * 1_000_000, node, event, cause, before, after, List.of(effects));
    }

    private static SortedMap<String, Long> data(Object... keysAndValues) {
        SortedMap<String, Long> data = new TreeMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            data.put((String) keysAndValues[at], ((Number) keysAndValues[at + 1]).longValue());
        }
        return data;
    }
}
