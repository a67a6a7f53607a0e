package orrery.viz.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Runs to draw: real ones, of small protocols, always the same. */
public final class Plays {

    private static final long MILLIS = 1_000_000L;
    private static final Observer NOBODY = (step, time, node, before, after, saved) -> true;

    private Plays() {}

    /** Two nodes, a fifth of a second, some balls lost. */
    public static Trace pingPong() {
        World world = new World(
                World.servers(2),
                List.of(),
                200 * MILLIS,
                1000,
                new Protocol.NoOptions(),
                new Network(new Link(
                        new Distribution.Uniform(8 * MILLIS, 16 * MILLIS),
                        0.12,
                        0.1,
                        0,
                        Span.millis(20, 100),
                        false)),
                Workload.none(),
                List.of());
        return new Simulator().run(new PingPong(), world, 9, "ping-pong", "", Recording.everything(), NOBODY);
    }

    /** Three servers and a client; the leader dies once. */
    public static Trace leaderDies() {
        return election(
                3,
                1,
                1500,
                20,
                4,
                "leader-dies",
                Recording.everything(),
                List.of(new Fault.Crash(
                        Span.millis(600, 600), new Target.Role("leader"), Optional.of(Span.millis(500, 500)))));
    }

    /** Twenty seconds of five servers and three clients with two crashes and two partitions. */
    public static Trace longRun() {
        return longRun(Recording.everything());
    }

    public static Trace longRun(Recording recording) {
        List<NodeId> servers = World.servers(5);
        return election(
                5,
                3,
                20_000,
                50,
                42,
                "long-run",
                recording,
                List.of(
                        new Fault.Crash(
                                Span.millis(3000, 6000), new Target.Role("leader"), Optional.of(Span.millis(2000, 2000))),
                        new Fault.Partition(
                                Span.millis(9000, 9000),
                                List.of(
                                        List.of(new Target.Role("leader"), new Target.Named(servers.get(1))),
                                        List.of(new Target.Others())),
                                Optional.of(Span.millis(3000, 3000))),
                        new Fault.Isolate(
                                Span.millis(14_500, 14_500), new Target.Named(servers.get(3)), Optional.of(Span.millis(1500, 1500))),
                        new Fault.Crash(
                                Span.millis(15_000, 15_000), new Target.Role("leader"), Optional.empty())));
    }

    static Trace election(
            int servers,
            int clients,
            long millis,
            double rate,
            long seed,
            String scenario,
            Recording recording,
            List<Fault> faults) {
        Map<String, Integer> mix = new LinkedHashMap<>();
        mix.put("put", 2);
        mix.put("get", 2);
        mix.put("cas", 1);
        World world = new World(
                World.servers(servers),
                World.clients(clients, servers),
                millis * MILLIS,
                1_000_000,
                new Protocol.NoOptions(),
                new Network(new Link(
                        new Distribution.LogNormal(10 * MILLIS, 0.4), 0.01, 0.005, 0, Span.millis(20, 100), false)),
                new Workload(4, rate, mix, 300 * MILLIS, (millis - 300) * MILLIS),
                faults);
        return new Simulator().run(new Election(), world, seed, scenario, "", recording, NOBODY);
    }

    /** Every fate, every fault and every sign in half a second, made by hand. */
    public static Trace everything() {
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
        hand.becomes(
                70,
                1,
                hand.delivery(0, ask, 0, 0),
                Hand.thing("Follower", "term", 2),
                hand.send(0, yes, 0));
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
        hand.world(180, new Event.Partitioned(0, List.of(List.of(hand.node(0)), List.of(hand.node(1), hand.node(2))), false));
        hand.world(200, new Event.Partitioned(1, List.of(List.of(hand.node(2)), List.of(hand.node(1))), true));
        hand.stays(220, 0, new Event.TimedOut(new Value.Text("HEARTBEAT")), hand.send(1, yes, 0), hand.send(2, yes, 1));
        hand.stays(220, 0, hand.drop(1, yes, 0, Event.Reason.PARTITION));
        hand.stays(235, 0, hand.drop(2, yes, 1, Event.Reason.PARTITION));
        hand.stays(240, 4, new Event.Requested(1, Hand.thing("Get", "x", 1)), hand.send(2, ask, 0));
        hand.crash(250, 2);
        hand.stays(262, 4, hand.drop(2, ask, 0, Event.Reason.DOWN));
        hand.world(300, new Event.Healed(0));
        Outcome failed = Outcome.fail("nobody answers");
        hand.operation(4, Hand.thing("Get", "x", 1), 240, 330, failed);
        hand.stays(330, 4, new Event.TimedOut(new Value.Text("PATIENCE")), new Effect.Completed(1, failed));
        hand.stays(340, 4, new Event.Requested(2, Hand.thing("Put", "x", 2)));
        hand.stays(350, 3, new Event.Requested(3, Hand.thing("Put", "x", 3)));
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

    /** What a judge might say of {@link #everything}. */
    public static List<Verdict> verdictsOnEverything() {
        return List.of(
                new Verdict("one leader at a time", Verdict.Status.HELD, "", -1, 500 * MILLIS),
                new Verdict(
                        "nobody speaks <out of turn>",
                        Verdict.Status.BROKEN,
                        "bob got Yes(term=2) from alice, who was cut off",
                        28,
                        420 * MILLIS),
                new Verdict("somebody leads", Verdict.Status.REACHED, "", 8, 95 * MILLIS));
    }
}
