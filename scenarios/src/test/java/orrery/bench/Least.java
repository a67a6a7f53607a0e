package orrery.bench;

import java.util.List;
import orrery.api.Check;
import orrery.explore.Trial;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.trace.Trace;
import orrery.world.Fault;

/**
 * How many steps a failing run has at least, whatever its times, by a search of every order of things.
 *
 * @param steps 0 if nobody looked
 * @param exact whether there is one with so many
 */
record Least(long steps, boolean exact) {

    static final long MOST_STEPS = 20;
    static final long MOST_STATES = 200_000;

    private static final Least UNASKED = new Least(0, false);

    static Least of(Trial trial, Shrunk shrunk) {
        if (!canBeSearched(trial, shrunk)) {
            return UNASKED;
        }
        Bounds bounds = new Bounds(
                new Bounds.Mail(Bounds.Network.SET, true, false, false),
                new Bounds.Crashes(1, true),
                new Bounds.Asking(0, false),
                new Bounds.Walk(false, (int) MOST_STEPS, MOST_STATES, 1L << 29));
        Exploration found = new Explorer(
                        trial.protocol(),
                        shrunk.world(),
                        bounds,
                        trial.consistency(),
                        trial.protocol()::withinBoundary,
                        false,
                        false)
                .explore();
        return found.counterExample()
                .map(run -> new Least(run.summary().steps(), true))
                // every state of the last level but one was looked at, and a run begins with the start of each server
                .orElseGet(() ->
                        new Least(found.depth() - 1L + shrunk.world().servers().size(), false))
                .unlessRefuted(shrunk.after().trace().summary().steps());
    }

    /** A search that finds nothing among as many steps as a failing run has does not see what fails there, as a clock. */
    private Least unlessRefuted(long after) {
        return !exact && steps > after ? UNASKED : this;
    }

    /** Whether the search can do whatever the run does, and sees what is broken. */
    private static boolean canBeSearched(Trial trial, Shrunk shrunk) {
        List<String> awaited = trial.protocol().checks().stream()
                .filter(Check.Eventually.class::isInstance)
                .map(Check::promise)
                .toList();
        Trace after = shrunk.after().trace();
        return shrunk.world().clients().isEmpty()
                && after.summary().steps() <= MOST_STEPS
                && shrunk.world().faults().stream().allMatch(Least::isSearched)
                && shrunk.world().faults().stream()
                                .filter(Fault.Crash.class::isInstance)
                                .count()
                        <= 1
                && (after.end().kind() == Trace.End.Kind.QUIET
                        || shrunk.promises().stream().noneMatch(awaited::contains));
    }

    private static boolean isSearched(Fault fault) {
        return switch (fault) {
            case Fault.Crash crash -> !crash.amnesia();
            // messages are lost, or late
            case Fault.Partition cut -> true;
            case Fault.OneWay cut -> true;
            case Fault.Isolate cut -> true;
            case Fault.MajoritiesRing cut -> true;
            case Fault.Clog late -> true;
            case Fault.Pause late -> true;
            case Fault.Slow late -> true;
            default -> false;
        };
    }

    boolean proves(long after) {
        return exact ? steps == after : steps >= after;
    }

    @Override
    public String toString() {
        return steps == 0 ? "" : exact ? Long.toString(steps) : "at least " + steps;
    }
}
