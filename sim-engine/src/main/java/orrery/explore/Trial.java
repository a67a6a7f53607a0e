package orrery.explore;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Monitor;
import orrery.verdict.Verdict;
import orrery.world.Climate;
import orrery.world.World;

/**
 * What is put on trial: a protocol in a world. Each seed is one run, played and judged.
 *
 * @param protocol the protocol, or a wrong twin of it
 * @param twin the wrong twin's name, or empty
 * @param right the protocol without the mistake, if a wrong twin is on trial; empty if nobody knows one
 * @param world where it runs
 * @param climate what else goes wrong, drawn anew for each seed
 * @param strategy how each seed draws it
 * @param scenario what to call it
 * @param consistency what the clients' history must satisfy, beside the protocol's own checks
 * @param keepGoing whether a run goes on after a broken promise
 */
public record Trial(
        Protocol<?, ?> protocol,
        String twin,
        Optional<Protocol<?, ?>> right,
        World world,
        Optional<Climate> climate,
        Strategy strategy,
        String scenario,
        List<Consistency> consistency,
        boolean keepGoing) {

    public Trial {
        consistency = List.copyOf(consistency);
    }

    /** A trial in which chance decides everything. */
    public Trial(
            Protocol<?, ?> protocol,
            String twin,
            World world,
            Optional<Climate> climate,
            String scenario,
            List<Consistency> consistency,
            boolean keepGoing) {
        this(protocol, twin, Optional.empty(), world, climate, Strategy.PLAIN, scenario, consistency, keepGoing);
    }

    /**
     * A run and what became of its promises.
     *
     * @param verdicts the protocol's checks in their order, then the consistency models, each promise once
     * @param findings what was found when a model judged the whole history, by the model's name; one that watched the run and
     *     saw nothing wrong has found nothing
     */
    public record Played(Trace trace, List<Verdict> verdicts, Map<String, Finding> findings) {
        public Played {
            verdicts = List.copyOf(verdicts);
            findings = Collections.unmodifiableMap(new TreeMap<>(findings));
        }

        /** Whether no promise was broken. */
        public boolean held() {
            return verdicts.stream().noneMatch(Verdict::broken);
        }
    }

    /** The world with the weather that this seed draws. */
    public World weather(long seed) {
        return weather(new Simulator(), seed);
    }

    private World weather(Simulator simulator, long seed) {
        return strategy.draw(this, simulator, seed);
    }

    /** Another variant of the protocol in its place. */
    public Trial of(Protocol<?, ?> variant) {
        return new Trial(variant, twin, right, world, climate, strategy, scenario, consistency, keepGoing);
    }

    /** The same by another strategy. */
    public Trial by(Strategy other) {
        return new Trial(protocol, twin, right, world, climate, other, scenario, consistency, keepGoing);
    }

    /** The same on trial in another world, in which nothing else goes wrong. */
    public Trial in(World other) {
        return new Trial(
                protocol, twin, right, other, Optional.empty(), Strategy.PLAIN, scenario, consistency, keepGoing);
    }

    public Played play(long seed, Recording recording) {
        return play(new Simulator(), seed, recording);
    }

    /** @param simulator whose memory to use: in a campaign, one for each thread */
    public Played play(Simulator simulator, long seed, Recording recording) {
        return play(simulator, seed, recording, (step, timeNanos, node, before, after, saved) -> true);
    }

    /**
     * Plays a run, which ends where a promise is broken or no future can make the clients' history consistent any more. Monitors
     * may find that out a little later: then the same run is played again, up to there.
     *
     * @param spectator told of each change and remark, and again if the run is played again
     */
    public Played play(Simulator simulator, long seed, Recording recording, Observer spectator) {
        World weather = weather(simulator, seed);
        Attempt attempt = attempt(simulator, seed, recording, weather, spectator, Monitor.NEVER);
        long brokenAt = attempt.watching.brokenAt();
        if (!keepGoing && brokenAt < attempt.trace.summary().steps() - 1) {
            attempt = attempt(simulator, seed, recording, weather, spectator, brokenAt);
        }
        Map<String, Finding> findings = new TreeMap<>();
        return new Played(attempt.trace, attempt.watching.verdicts(attempt.trace, findings), findings);
    }

    private record Attempt(Trace trace, Watching watching) {}

    private Attempt attempt(
            Simulator simulator, long seed, Recording recording, World weather, Observer spectator, long lastStep) {
        Watching watching = new Watching(
                world.nodes(), protocol.checks(), consistency, keepGoing, lastStep, recording.last(), spectator);
        Trace trace = simulator.run(protocol, weather, seed, scenario, twin, recording, watching);
        return new Attempt(trace, watching);
    }
}
