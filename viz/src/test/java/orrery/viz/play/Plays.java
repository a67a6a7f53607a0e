package orrery.viz.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
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
                new orrery.api.Protocol.NoOptions(),
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
                new orrery.api.Protocol.NoOptions(),
                new Network(new Link(
                        new Distribution.LogNormal(10 * MILLIS, 0.4), 0.01, 0.005, 0, Span.millis(20, 100), false)),
                new Workload(4, rate, mix, 300 * MILLIS, (millis - 300) * MILLIS),
                faults);
        return new Simulator().run(new Election(), world, seed, scenario, "", recording, NOBODY);
    }
}
