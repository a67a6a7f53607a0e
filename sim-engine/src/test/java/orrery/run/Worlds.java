package orrery.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Small worlds for tests of the kernel. */
final class Worlds {

    static final Observer NOBODY = (step, time, node, before, after, saved) -> true;
    static final long SECOND = 1_000_000_000L;

    /** Everything takes 10 ms and arrives once. */
    static final Link CALM = Link.calm(new Distribution.Constant(10_000_000));

    static final Link STORMY = stormy(false);

    private Worlds() {}

    static Link stormy(boolean fifo) {
        return new Link(
                new Distribution.Exponential(10_000_000),
                new Loss.Independent(.1),
                .1,
                .1,
                Span.millis(10, 50),
                fifo,
                0,
                true,
                Optional.empty(),
                0);
    }

    /** The steps, as if no message had been kept on its way: a run that is written down says only how long each took. */
    static List<Step> withoutDetours(Trace trace) {
        return trace.steps().stream()
                .map(step ->
                        step.event() instanceof Event.Delivered(var from, var message, var nth, var copy, var detour)
                                ? new Step(
                                        step.number(),
                                        step.timeNanos(),
                                        step.node(),
                                        new Event.Delivered(from, message, nth, copy),
                                        step.cause(),
                                        step.before(),
                                        step.after(),
                                        step.effects())
                                : step)
                .toList();
    }

    static Fault.When at(long millis) {
        return new Fault.When.At(Span.millis(millis, millis));
    }

    static World of(int servers, Link link, Fault... faults) {
        return of(servers, 0, link, Workload.none(), faults);
    }

    static World of(int servers, int clients, Link link, Workload workload, Fault... faults) {
        return new World(
                World.servers(servers),
                World.clients(clients, servers),
                SECOND,
                1_000_000,
                new Protocol.NoOptions(),
                new Network(link),
                workload,
                List.of(faults));
    }

    static World withMaxSteps(long steps, World world) {
        return new World(
                world.servers(),
                world.clients(),
                world.durationNanos(),
                steps,
                world.options(),
                world.network(),
                world.workload(),
                world.faults());
    }

    static World on(Network network, World world) {
        return new World(
                world.servers(),
                world.clients(),
                world.durationNanos(),
                world.maxSteps(),
                world.options(),
                network,
                world.workload(),
                world.faults());
    }

    static Workload puts(double ratePerSecond) {
        return Workload.open(ratePerSecond, 2, Map.of("put", 1), 0, SECOND);
    }

    static Trace play(Protocol<?, ?> protocol, World world, long seed) {
        return new Simulator().run(protocol, world, seed, "test", "", Recording.everything(), NOBODY);
    }

    static Fault crash(long atMillis, String node, long forMillis) {
        return new Fault.Crash(
                at(atMillis),
                named(node),
                Optional.of(Span.millis(forMillis, forMillis)),
                Fault.Spot.BETWEEN_HANDLERS,
                false);
    }

    static Target named(String node) {
        return new Target.Named(node(node));
    }

    static NodeId node(String name) {
        return new NodeId(Integer.parseInt(name.substring(1)) - 1, name);
    }
}
