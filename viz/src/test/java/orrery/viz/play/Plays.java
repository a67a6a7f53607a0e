package orrery.viz.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Runs to draw: real ones, of small protocols, always the same. */
public final class Plays {

    private static final long MILLIS = 1_000_000L;
    private static final Observer NOBODY = (step, time, node, before, after, disk) -> true;
    private static final Target LEADER = new Target.Role("leader");

    private Plays() {}

    /** Two nodes, a fifth of a second, some balls lost. */
    public static Trace pingPong() {
        World world = new World(
                World.servers(2),
                List.of(),
                200 * MILLIS,
                1000,
                new Protocol.NoOptions(),
                new Network(link(new Distribution.Uniform(8 * MILLIS, 16 * MILLIS), 0.12, 0.1)),
                Workload.none(),
                List.of());
        return undigested(
                new Simulator().run(new PingPong(), world, 9, "ping-pong", "", Recording.everything(), NOBODY));
    }

    /** Three servers and a client; the leader dies once. */
    public static Trace leaderDies() {
        return election(3, 1, 1500, 20, 4, "leader-dies", Recording.everything(), List.of(crash(600, 500)));
    }

    /** Twenty seconds of five servers and three clients with two crashes and two partitions. */
    public static Trace longRun(Recording recording) {
        List<NodeId> servers = World.servers(5);
        List<List<Target>> sides =
                List.of(List.of(LEADER, new Target.Named(servers.get(1))), List.of(new Target.Others()));
        return election(
                5,
                3,
                20_000,
                50,
                42,
                "long-run",
                recording,
                List.of(
                        crash(4800, 2000),
                        new Fault.Partition(at(9000), sides, lasts(3000), Optional.empty()),
                        new Fault.Isolate(at(14_500), new Target.Named(servers.get(3)), lasts(1500)),
                        new Fault.Crash(at(15_000), LEADER, Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false)));
    }

    /** Elections and operations as the seed will have them, with every kind of fault. */
    public static Trace troubled(long seed) {
        List<NodeId> servers = World.servers(4);
        Target second = new Target.Named(servers.get(1));
        return election(
                4,
                2,
                3000,
                30,
                seed,
                "troubled",
                Recording.everything(),
                List.of(
                        crash(500, 300),
                        new Fault.Pause(at(700), second, lasts(200)),
                        new Fault.Slow(at(1000), second, Span.millis(1, 5), lasts(400)),
                        new Fault.ClockDrift(at(1100), second, 50_000, lasts(700)),
                        new Fault.Clog(at(1300), List.of(second), List.of(new Target.Others()), lasts(200)),
                        new Fault.Disk(
                                at(1500), new Target.Any(), Fault.Disk.Kind.SLOW, Span.millis(1, 4), 1, lasts(500)),
                        new Fault.Byzantine(
                                at(2000),
                                second,
                                List.of(
                                        new Fault.Byzantine.Strategy.Replay(0.3),
                                        new Fault.Byzantine.Strategy.Silence(0.2)),
                                lasts(400)),
                        new Fault.MajoritiesRing(at(2400), lasts(300)),
                        new Fault.Leave(at(2700), new Target.Any())));
    }

    /** Pictures name the digest, and golden pictures shall not change whenever the digest takes in one thing more. */
    private static Trace undigested(Trace trace) {
        return new Trace(trace.header(), trace.steps(), trace.history(), trace.summary(), trace.end(), 0);
    }

    private static Fault crash(long millis, long downMillis) {
        return new Fault.Crash(at(millis), LEADER, lasts(downMillis), Fault.Spot.BETWEEN_HANDLERS, false);
    }

    private static Fault.When at(long millis) {
        return new Fault.When.At(Span.millis(millis, millis));
    }

    private static Optional<Span> lasts(long millis) {
        return Optional.of(Span.millis(millis, millis));
    }

    private static Link link(Distribution latency, double loss, double duplication) {
        return Link.calm(latency).losing(new Loss.Independent(loss)).duplicating(duplication);
    }

    private static Trace election(
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
                new Network(link(new Distribution.LogNormal(10 * MILLIS, 0.4), 0.01, 0.005)),
                Workload.open(rate, 4, mix, 300 * MILLIS, (millis - 300) * MILLIS),
                faults);
        return undigested(new Simulator().run(new Election(), world, seed, scenario, "", recording, NOBODY));
    }
}
