package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.NodeId;
import orrery.explore.Trial;
import orrery.run.Foresight;
import orrery.run.Simulator;
import orrery.trace.Effect;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.World;

/** Finds what the messages of a run did otherwise than in a calm network. */
public final class Extraction {

    private Extraction() {}

    /**
     * All deviations of a run. The world with these in its network plays the same run; see {@link Foresight#deviations}
     * for the one exception.
     *
     * @param world in which it was played, of which chance decided
     * @param trace recorded from the beginning
     * @param took how long messages took of which chance did not decide it (see {@link orrery.run.Simulator#took})
     */
    public static Deviations of(World world, Trace trace, List<Deviation> took) {
        List<Deviation> all = new ArrayList<>();
        sent(trace)
                .forEach((from, links) -> links.forEach((to, count) -> all.addAll(
                        Foresight.deviations(world.network(), trace.header().seed(), from, to, count))));
        if (took.isEmpty()) {
            return new Deviations(all);
        }
        SortedMap<Deviation, Deviation> corrected = new TreeMap<>(Deviations.BY_ADDRESS);
        all.forEach(deviation -> corrected.put(deviation, deviation));
        took.forEach(deviation -> corrected.put(deviation, deviation));
        return new Deviations(List.copyOf(corrected.values()));
    }

    /**
     * The world of a trial's run, with what chance decided of its messages written down.
     *
     * @param simulator whose memory to use
     */
    public static World writtenDown(Trial trial, Simulator simulator, long seed) {
        World drawn = trial.weather(seed);
        if (drawn.network().deviations().isPresent()) {
            return drawn;
        }
        Trace trace =
                trial.in(drawn).play(simulator, seed, Recording.everything()).trace();
        return drawn.withNetwork(drawn.network().with(of(drawn, trace, simulator.took())));
    }

    /** How many messages were sent on each link. */
    private static SortedMap<NodeId, SortedMap<NodeId, Long>> sent(Trace trace) {
        SortedMap<NodeId, SortedMap<NodeId, Long>> sent = new TreeMap<>();
        for (Step step : trace.steps()) {
            for (Effect effect : step.effects()) {
                if (step.node() != null && effect instanceof Effect.Sent message) {
                    sent.computeIfAbsent(step.node(), from -> new TreeMap<>())
                            .merge(message.to(), message.nth() + 1, Math::max);
                }
            }
        }
        return sent;
    }
}
