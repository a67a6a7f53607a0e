package orrery.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Climate.Weather;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.World;

/**
 * Strikes whoever comes into a role, and whoever comes into it next, and so on, as Jepsen's nemesis does that kills, pauses or cuts
 * off {@code :primaries}. What goes wrong when one leader follows another takes several faults in order, each of them soon after an
 * election; by chance, the second of them hardly ever falls where the first has made a difference.
 */
final class Pursuit {

    /** How many steps after it came into its role a server is struck at the latest. */
    private static final int LATEST = 16;

    private final Striking striking;
    private final Chance chance;

    Pursuit(Striking striking, Chance chance) {
        this.striking = striking;
        this.chance = chance;
    }

    /** The world with two faults to five, if servers come into a role so often; which role is drawn. */
    World over(World world) {
        SortedMap<String, Integer> roles = roles(world);
        if (roles.isEmpty()) {
            return world;
        }
        String role = role(roles);
        Optional<Weather> always = chance.happens(.5) ? Optional.of(striking.kind(world, chance)) : Optional.empty();
        int times = 2 + chance.below(4);
        World struck = world;
        Optional<Step> comes = next(struck, role, 0);
        for (int time = 0; time < times && comes.isPresent(); time++) {
            Step step = comes.get();
            World before = struck;
            boolean after = chance.happens(.5);
            Optional<World> more = always.isPresent()
                    ? striking.at(step, after, always.get(), before, chance)
                    : striking.at(step, after, before, chance);
            struck = more.orElse(before);
            if (more.isPresent() && chance.happens(.5)) {
                struck = untilTheNext(struck, role, step.timeNanos());
            }
            comes = next(struck, role, step.timeNanos());
        }
        return struck;
    }

    /** Half the time the one into which servers come least often, otherwise any. */
    private String role(SortedMap<String, Integer> roles) {
        return chance.happens(.5)
                ? roles.entrySet().stream()
                        .min(Comparator.comparingInt(Map.Entry::getValue))
                        .orElseThrow()
                        .getKey()
                : chance.pick(List.copyOf(roles.keySet()));
    }

    /** The last fault lasts until another server has come into the role, and for a while: as often for a short one as for a long one. */
    private World untilTheNext(World world, String role, long fromNanos) {
        long longest = striking.longest(world, fromNanos);
        Optional<Long> comes = next(lasting(world, longest), role, fromNanos).map(Step::timeNanos);
        if (comes.isEmpty() || world.faults().getLast().lasts().isEmpty()) {
            return world;
        }
        long least = comes.get() - fromNanos;
        double rest = Math.max(1, longest - least);
        long more = (long) (rest * StrictMath.exp(chance.fraction() * StrictMath.log(.001)));
        return striking.allowed(lasting(world, least + more)).orElse(world);
    }

    private static World lasting(World world, long nanos) {
        List<Fault> faults = new ArrayList<>(world.faults());
        Fault last = faults.removeLast();
        faults.add(Retold.with(last, "lasts", Striking.exactly(nanos)));
        return world.withFaults(faults);
    }

    private static boolean comes(@Nullable Node<?, ?> before, @Nullable Node<?, ?> after) {
        return before != null && after != null && !before.getClass().equals(after.getClass());
    }

    /** How often servers come into each role while a run lasts. */
    private SortedMap<String, Integer> roles(World world) {
        SortedMap<String, Integer> roles = new TreeMap<>();
        striking.play(world, Recording.digestOnly(), (step, timeNanos, node, before, after, saved) -> {
            if (striking.isServer(node) && comes(before, after)) {
                roles.merge(Striking.role(after), 1, Integer::sum);
            }
            return timeNanos <= striking.latest(world);
        });
        return roles;
    }

    /** The first step after a time in which a server comes into a role, or one of its next ones: half the time, none later. */
    private Optional<Step> next(World world, String role, long fromNanos) {
        int[] more = {chance.happens(.5) ? 0 : 1 + chance.below(LATEST)};
        NodeId[] who = new NodeId[1];
        Optional<Step> last = striking
                .play(world, Recording.ring(1), (step, timeNanos, node, before, after, saved) -> {
                    boolean begins = who[0] == null
                            && timeNanos > fromNanos
                            && striking.isServer(node)
                            && comes(before, after)
                            && Striking.role(after).equals(role);
                    if (begins) {
                        who[0] = node;
                    }
                    boolean found = node.equals(who[0]) && more[0]-- == 0;
                    return !found && timeNanos <= striking.latest(world);
                })
                .steps()
                .stream()
                .findFirst();
        return last.filter(step -> more[0] < 0 && step.node() != null && striking.longest(world, step.timeNanos()) > 0);
    }
}
