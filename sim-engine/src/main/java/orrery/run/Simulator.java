package orrery.run;

import java.util.List;
import orrery.api.Chance;
import orrery.api.Protocol;
import orrery.run.core.Decisions;
import orrery.run.core.Schedule;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Deviations.Deviation;
import orrery.world.World;

/**
 * Plays runs, one after another, and keeps its memory from run to run: a campaign has one for each thread. A run is a
 * pure function of protocol, world and seed.
 */
public final class Simulator {

    private final Schedule schedule = new Schedule();
    private List<Deviation> took = List.of();

    /** A stream of random decisions by its name, for what is drawn before a run begins. */
    public static Chance chance(long seed, String stream) {
        return new Decisions.Stream(Decisions.stream(seed, stream));
    }

    /**
     * Plays one run to its end.
     *
     * @param scenario what to call it in the trace
     * @param twin the name of the wrong twin that {@code protocol} is, or empty
     * @param observer told of each change while the run lasts; may end it
     * @throws IllegalArgumentException if the world names what the protocol does not know
     */
    public <M, T> Trace run(
            Protocol<M, T> protocol,
            World world,
            long seed,
            String scenario,
            String twin,
            Recording recording,
            Observer observer) {
        Trace.Header header = new Trace.Header(
                scenario,
                protocol.name(),
                twin,
                seed,
                world.servers(),
                world.clients(),
                world.durationNanos(),
                zones(world));
        Run<M, T> run = new Run<>(protocol, world, header, recording, observer, schedule);
        Trace trace = run.play();
        took = run.took();
        return trace;
    }

    /**
     * How long the messages of the last run took of which chance did not decide it, because of the network's {@link
     * orrery.world.Pace}; for all others see {@link Foresight#deviations}.
     */
    public List<Deviation> took() {
        return took;
    }

    private static List<String> zones(World world) {
        return world.network()
                .zones()
                .map(zones -> world.nodes().stream()
                        .map(node -> zones.names().get(zones.of(node)))
                        .toList())
                .orElse(List.of());
    }
}
