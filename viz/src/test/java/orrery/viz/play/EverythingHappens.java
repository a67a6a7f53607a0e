package orrery.viz.play;

import java.util.List;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;

/** A story made by hand in which everything happens that can be drawn, and what a judge might say of it. */
public final class EverythingHappens {

    private static final long MILLIS = 1_000_000L;

    private EverythingHappens() {}

    /** Every fate, every fault and every sign in half a second. */
    public static Trace trace() {
        Hand hand = new Hand("everything", List.of("alice", "bob", "carol"), List.of("dave", "eve"));
        Value follower = Hand.thing("Follower", "term", 1);
        for (int node = 0; node < 3; node++) {
            hand.becomes(0, node, new Event.Booted(0), follower);
        }
        for (int node = 3; node < 5; node++) {
            hand.becomes(0, node, new Event.Booted(0), Hand.thing("Client", "op", 0));
        }
        Value ask = Hand.thing("Ask", "term", 2);
        hand.becomes(
                50,
                0,
                new Event.TimedOut(new Value.Text("ELECTION")),
                Hand.thing("PreCandidate", "term", 2),
                hand.send(1, ask, 0),
                hand.send(2, ask, 0),
                new Effect.Saved(Hand.thing("Saved", "term", 2)),
                new Effect.TimerSet(new Value.Text("ELECTION"), 150_000_000));
        hand.stays(50, 0, hand.drop(2, ask, 0, Event.Reason.LOSS));
        Value yes = Hand.thing("Yes", "term", 2);
        hand.becomes(70, 1, hand.delivery(0, ask, 0, 0), Hand.thing("Follower", "term", 2), hand.send(0, yes, 0));
        hand.becomes(
                95,
                0,
                hand.delivery(1, yes, 0, 0),
                Hand.thing("Leader", "term", 2),
                new Effect.Noted("long live the leader"));
        hand.stays(110, 0, hand.delivery(1, yes, 0, 1));
        hand.stays(120, 3, new Event.Requested(0, Hand.thing("Put", "x", 1)), hand.send(0, ask, 0));
        hand.stays(135, 0, hand.delivery(3, ask, 0, 0), hand.send(3, yes, 0), hand.send(0, yes, 0));
        hand.stays(135, 0, hand.delivery(0, yes, 0, 0));
        hand.operation(3, Hand.thing("Put", "x", 1), 120, 150, Outcome.ok(new KeyValue.Done()));
        hand.stays(150, 3, hand.delivery(0, yes, 0, 0), new Effect.Completed(0, Outcome.ok(new KeyValue.Done())));
        hand.world(
                180,
                new Event.Partitioned(0, List.of(List.of(hand.node(0)), List.of(hand.node(1), hand.node(2))), false));
        hand.world(200, new Event.Partitioned(1, List.of(List.of(hand.node(2)), List.of(hand.node(1))), true));
        hand.stays(220, 0, new Event.TimedOut(new Value.Text("HEARTBEAT")), hand.send(1, yes, 0), hand.send(2, yes, 1));
        hand.stays(220, 0, hand.drop(1, yes, 0, Event.Reason.PARTITION));
        hand.stays(235, 0, hand.drop(2, yes, 1, Event.Reason.PARTITION));
        hand.stays(240, 4, new Event.Requested(1, Hand.thing("Get", "x", 1)), hand.send(2, ask, 0));
        hand.crash(250, 2);
        hand.stays(262, 4, hand.drop(2, ask, 0, Event.Reason.DOWN));
        hand.stays(270, 1, new Event.Disturbed(2, Event.Trouble.PAUSE, "pause"));
        hand.stays(280, 1, new Event.Disturbed(3, Event.Trouble.CLOCK_DRIFT, "clock drift of 200 ppm"));
        hand.world(290, new Event.Disturbed(4, Event.Trouble.CLOG, "rain on the cable"));
        hand.world(300, new Event.Healed(0));
        hand.stays(310, 1, new Event.Restored(2));
        hand.stays(
                312, 1, new Event.Continued(), hand.send(0, yes, 1), new Effect.Wrote("log", ask), new Effect.Synced());
        hand.stays(325, 0, hand.delivery(1, Hand.thing("Yes", "term", 3), 1, 0));
        hand.world(328, new Event.Restored(4));
        Outcome failed = Outcome.fail("nobody answers");
        hand.operation(4, Hand.thing("Get", "x", 1), 240, 330, failed);
        hand.stays(330, 4, new Event.TimedOut(new Value.Text("PATIENCE")), new Effect.Completed(1, failed));
        hand.stays(340, 4, new Event.Requested(2, Hand.thing("Put", "x", 2)));
        hand.stays(350, 3, new Event.Requested(3, Hand.thing("Put", "x", 3)));
        hand.stays(355, 0, new Event.TimedOut(new Value.Text("HEARTBEAT")), hand.send(1, ask, 2), hand.send(1, ask, 3));
        hand.stays(355, 0, hand.drop(1, ask, 3, Event.Reason.OVERFLOW));
        hand.stays(366, 0, hand.drop(1, ask, 2, Event.Reason.CORRUPTION));
        hand.becomes(370, 2, new Event.Booted(1), Hand.thing("Follower", "term", 1));
        Outcome unknown = Outcome.unknown("nobody answers");
        hand.operation(4, Hand.thing("Put", "x", 2), 340, 400, unknown);
        hand.operation(3, Hand.thing("Put", "x", 3), 350, Operation.OPEN, Outcome.unknown("it never completed"));
        hand.stays(400, 4, new Event.TimedOut(new Value.Text("PATIENCE")), new Effect.Completed(2, unknown));
        hand.stays(
                420,
                1,
                hand.delivery(0, yes, 0, 0),
                new Effect.Refused(yes),
                new Effect.Noted("<script>alert('carol & co')</script>"),
                hand.send(2, yes, 0));
        return hand.trace(500);
    }

    /** What a judge might say of {@link #trace}. */
    public static List<Verdict> verdicts() {
        return List.of(
                new Verdict("one leader at a time", Verdict.Status.HELD, "", -1, 500 * MILLIS),
                new Verdict(
                        "nobody speaks <out of turn>",
                        Verdict.Status.BROKEN,
                        "bob got Yes(term=2) from alice, who was cut off",
                        38,
                        420 * MILLIS,
                        List.of(
                                new Evidence(8, new NodeId(0, "alice"), List.of()),
                                new Evidence(38, new NodeId(1, "bob"), List.of()))),
                new Verdict("somebody leads", Verdict.Status.REACHED, "", 8, 95 * MILLIS));
    }
}
