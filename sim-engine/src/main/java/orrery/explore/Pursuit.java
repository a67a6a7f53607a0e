package orrery.explore;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.Chance;
import orrery.api.Node;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.World;

/**
 * Strikes whoever comes into a role, and whoever comes into it next, and so on, as Jepsen's nemesis does that kills, pauses or cuts
 * off {@code :primaries}. What goes wrong when one leader follows another takes several faults in order, each of them soon after an
 * election; by chance, the second of them hardly ever falls where the first has made a difference.
 */
final class Pursuit {

    private final Striking striking;

    Pursuit(Striking striking) {
        this.striking = striking;
    }

    /** The world with two faults to five, if servers come into a role so often; which role is drawn. */
    World over(World world, Chance chance) {
        SortedSet<String> roles = roles(world);
        if (roles.isEmpty()) {
            return world;
        }
        String role = chance.pick(roles.stream().toList());
        World struck = world;
        int times = 2 + chance.below(4);
        long from = 0;
        for (int time = 0; time < times; time++) {
            Optional<Step> comes = next(struck, role, from);
            if (comes.isEmpty()) {
                return struck;
            }
            long after = after(world, chance);
            from = comes.get().timeNanos() + after;
            if (from <= Striking.latest(world)) {
                struck = striking.at(comes.get(), after, struck, chance).orElse(struck);
            }
        }
        return struck;
    }

    /** At once, or soon: as often after between one and two thousandths of a run as after between ten and twenty. */
    private static long after(World world, Chance chance) {
        return chance.happens(.5)
                ? 1
                : (long) (world.durationNanos() / 20_000.0 * StrictMath.exp(chance.fraction() * StrictMath.log(1000)));
    }

    private static boolean comes(@Nullable Node<?, ?> before, @Nullable Node<?, ?> after) {
        return before != null && after != null && !before.getClass().equals(after.getClass());
    }

    /** Into which servers come while a run lasts. */
    private SortedSet<String> roles(World world) {
        SortedSet<String> roles = new TreeSet<>();
        striking.play(world, Recording.digestOnly(), (step, timeNanos, node, before, after, saved) -> {
            if (striking.isServer(node) && comes(before, after)) {
                roles.add(Striking.role(after));
            }
            return timeNanos <= Striking.latest(world);
        });
        return roles;
    }

    /** The first step after a time in which a server comes into a role. */
    private Optional<Step> next(World world, String role, long fromNanos) {
        boolean[] found = new boolean[1];
        Optional<Step> last = striking
                .play(world, Recording.ring(1), (step, timeNanos, node, before, after, saved) -> {
                    found[0] = timeNanos > fromNanos
                            && striking.isServer(node)
                            && comes(before, after)
                            && Striking.role(after).equals(role);
                    return !found[0] && timeNanos <= Striking.latest(world);
                })
                .steps()
                .stream()
                .findFirst();
        return last.filter(step -> found[0]);
    }
}
