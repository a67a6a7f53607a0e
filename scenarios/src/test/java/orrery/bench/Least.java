package orrery.bench;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.explore.Trial;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.trace.Trace;
import orrery.world.Fault;
import orrery.world.World;

/**
 * How many steps a failing run has at least, whatever its times, by a search of every order of things.
 *
 * @param steps 0 if nobody looked
 * @param exact whether there is one with so many
 */
record Least(long steps, boolean exact) {

    static final long MOST_STEPS = 20;
    static final long MOST_STATES = 200_000;
    static final int MOST_QUESTIONS = 3;

    /** Where nothing may be left to happen, so many more messages may have to be lost, which is no step of a run. */
    private static final int LOSSES = 4;

    private static final Least UNASKED = new Least(0, false);

    static Least of(Trial trial, Shrunk shrunk) {
        if (!canBeSearched(trial, shrunk)) {
            return UNASKED;
        }
        Exploration found = search(trial, shrunk.world(), MOST_STEPS);
        return found.counterExample()
                .map(run -> new Least(run.summary().steps(), true))
                // every state of the last level but one was looked at, and a run begins with the start of each node
                .orElseGet(() ->
                        new Least(found.depth() - 1L + shrunk.world().nodes().size(), false))
                .unlessRefuted(shrunk.after().trace().summary().steps());
    }

    /**
     * Whether no run has so few steps that breaks anything: with the options that are left, on any of the servers that the failing run
     * had, and with as many clients or fewer.
     */
    static boolean excludes(Trial trial, Shrunk shrunk, long steps) {
        World failing = trial.world().withOptions(shrunk.world().options());
        List<List<NodeId>> groups = new ArrayList<>();
        groups.add(List.of());
        for (NodeId server : failing.servers()) {
            for (List<NodeId> group : List.copyOf(groups)) {
                List<NodeId> larger = new ArrayList<>(group);
                larger.add(new NodeId(group.size(), server.name()));
                groups.add(larger);
            }
        }
        for (List<NodeId> servers : groups) {
            for (int clients = 0; clients <= failing.clients().size(); clients++) {
                // a run begins with the start of each node
                long left = steps - servers.size() - clients;
                if (!servers.isEmpty() && left > 0 && !excludes(trial, smaller(failing, servers, clients), left)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static World smaller(World world, List<NodeId> servers, int clients) {
        List<NodeId> asking = new ArrayList<>();
        for (NodeId client : world.clients().subList(0, clients)) {
            asking.add(new NodeId(servers.size() + asking.size(), client.name()));
        }
        return world.withNodes(servers, asking);
    }

    private static boolean excludes(Trial trial, World world, long depth) {
        try {
            Exploration found = search(trial, world, depth + (isJudgedAtTheEnd(trial) ? LOSSES : 0));
            return found.held() && found.states() < MOST_STATES;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    /** A message that is never delivered is as good as lost, unless something is asked when nothing is left to happen. */
    private static boolean isJudgedAtTheEnd(Trial trial) {
        return trial.protocol().checks().stream()
                .anyMatch(check -> check instanceof Check.Eventually || check instanceof Check.AtEnd);
    }

    private static Exploration search(Trial trial, World world, long depth) {
        Bounds bounds = new Bounds(
                new Bounds.Mail(Bounds.Network.SET, true, isJudgedAtTheEnd(trial), false),
                new Bounds.Crashes(1, true),
                new Bounds.Asking(MOST_QUESTIONS, false),
                new Bounds.Walk(false, (int) depth, MOST_STATES, 1L << 29));
        return new Explorer(
                        trial.protocol(),
                        world,
                        bounds,
                        trial.consistency(),
                        trial.protocol()::withinBoundary,
                        false,
                        false)
                .explore();
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
        return after.summary().steps() <= MOST_STEPS
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
