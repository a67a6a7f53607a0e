package orrery.explore.delay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.shrink.Extraction;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.World;

/**
 * Plays every run that differs from a recorded good one in at most so many delays (delay-bounded scheduling: Emmi, Qadeer and
 * Rakamarić, POPL 2011). A delay lets one message arrive just after what its receiver did next, if its link may take that long;
 * what follows is as it comes. All runs with one delay come before those with two, so the first failure has the fewest.
 */
public final class Delays {

    private final Trial trial;
    private final long seed;
    private final int most;
    private final long runs;
    private final LongConsumer progress;
    private final Simulator simulator = new Simulator();
    private final Set<Long> digests = new HashSet<>();
    private long played;

    /**
     * @param seed of the good run
     * @param most how many delays a run may have
     * @param runs how many may be played
     * @param progress told after each run how many there were
     */
    public Delays(Trial trial, long seed, int most, long runs, LongConsumer progress) {
        this.trial = trial;
        this.seed = seed;
        this.most = most;
        this.runs = runs;
        this.progress = progress;
    }

    /**
     * A run that broke a promise.
     *
     * @param delays what was delayed, and how long it then took; empty if the run was not good to begin with
     * @param world plays it again under the same seed
     */
    public record Broken(List<Delay> delays, World world, Played played) {
        public Broken {
            delays = List.copyOf(delays);
        }
    }

    /**
     * What was found.
     *
     * @param messages how many messages of the good run could be delayed
     * @param played how many runs were played
     * @param distinct how many of them differed from each other
     * @param whole whether all within the bound were played
     */
    public record Found(int messages, long played, long distinct, boolean whole, Optional<Broken> broken) {}

    /** A run and the moment of its last delay: others come later, so that none is played twice. */
    private record Delayed(World world, List<Delay> delays, long sinceNanos) {}

    public Found explore() {
        World written = Extraction.writtenDown(trial, simulator, seed);
        Played good = play(written, Recording.everything());
        if (!good.held()) {
            return new Found(0, played, 1, false, Optional.of(new Broken(List.of(), written, good)));
        }
        Choices choices = new Choices(trial.weather(seed).network());
        List<Delayed> level = List.of(new Delayed(written, List.of(), -1));
        int messages = choices.of(written, good.trace(), -1).size();
        for (int delays = 1; delays <= most; delays++) {
            List<Delayed> next = new ArrayList<>();
            for (Delayed parent : level) {
                Trace trace = delays == 1
                        ? good.trace()
                        : play(parent.world, Recording.everything()).trace();
                for (Delay delay : choices.of(parent.world, trace, parent.sinceNanos)) {
                    if (played >= runs) {
                        return new Found(messages, played, digests.size(), false, Optional.empty());
                    }
                    World world = with(parent.world, delay);
                    List<Delay> all = new ArrayList<>(parent.delays);
                    all.add(delay);
                    Played child = play(world, Recording.digestOnly());
                    if (!child.held()) {
                        return new Found(
                                messages, played, digests.size(), false, Optional.of(new Broken(all, world, child)));
                    }
                    next.add(new Delayed(world, all, delay.arrivedNanos()));
                }
            }
            level = next;
        }
        return new Found(messages, played, digests.size(), true, Optional.empty());
    }

    private static World with(World world, Delay delay) {
        Deviation longer = delay.deviation();
        List<Deviation> all = new ArrayList<>(
                world.network().deviations().orElse(Deviations.NONE).all());
        all.removeIf(other -> Deviations.BY_ADDRESS.compare(other, longer) == 0);
        all.add(longer);
        return world.withNetwork(world.network().with(new Deviations(all)));
    }

    private Played play(World world, Recording recording) {
        Played run = trial.in(world).play(simulator, seed, recording);
        digests.add(run.trace().digest());
        played++;
        progress.accept(played);
        return run;
    }
}
