package orrery.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orrery.api.Chance;
import orrery.api.NodeId;

/**
 * What kind of weather a world has: faults that are not written down but drawn from the seed. Each run leaves out a
 * random half of the kinds and draws how often the others come (swarm testing: Groce et al., ISSTA 2012), so that some
 * runs have nothing but partitions and others a little of everything. All is over after four fifths of the run, or when the climate
 * says, but for servers that never come back and what links do to single messages, so that a protocol can show that it recovers.
 *
 * @param name for people
 * @param kinds which kinds of fault may come, and how many of each at most
 * @param budget what the protocol is to survive; nothing is drawn that goes beyond
 * @param until when all is over; empty for four fifths of the run
 */
public record Climate(String name, List<Kind> kinds, Budget budget, Optional<Duration> until) {

    /** A kind of weather, and how much of it there is at most in a run. */
    public record Kind(Weather weather, int most) {}

    /** What may come. */
    public enum Weather {
        LOSS,
        BURSTS,
        DUPLICATION,
        REORDERING,
        CORRUPTION,
        CRASH,
        CRASH_IN_HANDLER,
        PAUSE,
        SLOW,
        PARTITION,
        ONE_WAY,
        ISOLATION,
        FLAPPING,
        MAJORITIES_RING,
        CLOG,
        SLOW_DISK,
        FAILING_DISK,
        CLOCK_DRIFT,
        CLOCK_JUMP,
        AMNESIA,
        BYZANTINE,
        /** A server is back almost at once, before others miss it. */
        BRIEF_CRASH,
        /** A server never comes back: what is promised must come true without it. */
        LASTING_CRASH,
        /** Two servers do not hear each other, nor clients on the other side; all other servers hear both. */
        CUT_LINK,
        /** All servers crash at once; only where the budget has all of them down. */
        POWER_FAILURE,
        /** The servers fall into two parts, each with clients of its own; in a {@link #PARTITION}, all clients are on one side. */
        SPLIT,
        /** The same, but one part is still heard by the other. */
        ONE_WAY_SPLIT
    }

    /**
     * What a protocol promises to survive.
     *
     * @param down how many servers may be down at the same time
     * @param amnesiac how many servers may lose their disk in a run
     * @param byzantine how many servers may be Byzantine in a run
     * @param clockErrorNanos by how much a clock may be wrong
     */
    public record Budget(int down, int amnesiac, int byzantine, long clockErrorNanos) {

        /** A minority of the servers may be down; no disk is lost, nobody lies, and clocks are within a second. */
        public static Budget minority(int servers) {
            return new Budget((servers - 1) / 2, 0, 0, 1_000_000_000L);
        }
    }

    public Climate {
        kinds = List.copyOf(kinds);
    }

    /** One that is over after four fifths of a run. */
    public Climate(String name, List<Kind> kinds, Budget budget) {
        this(name, kinds, budget, Optional.empty());
    }

    /** The same, over at another time. */
    public Climate until(Optional<Duration> other) {
        return new Climate(name, kinds, budget, other);
    }

    /** How long the run is, or would be, of which the weather takes four fifths. */
    public long lengthNanos(World world) {
        return until.map(time -> Math.min(time.toNanos() * 5 / 4, world.durationNanos()))
                .orElse(world.durationNanos());
    }

    public static final List<String> NAMES = List.of("calm", "breezy", "stormy", "hostile");

    /** @param name one of {@link #NAMES} */
    public static Climate named(String name, Budget budget) {
        List<Kind> kinds = new ArrayList<>();
        int level = NAMES.indexOf(name);
        if (level < 0) {
            throw new IllegalArgumentException("there is no climate '" + name + "', only " + NAMES);
        }
        if (level >= 1) {
            all(kinds, 1, Weather.LOSS, Weather.DUPLICATION, Weather.REORDERING, Weather.CRASH, Weather.PAUSE);
        }
        if (level >= 2) {
            all(kinds, 3, Weather.CRASH, Weather.CRASH_IN_HANDLER, Weather.PARTITION, Weather.ISOLATION);
            all(kinds, 2, Weather.PAUSE, Weather.ONE_WAY, Weather.CLOG, Weather.SLOW);
        }
        if (level >= 3) {
            all(kinds, 5, Weather.CRASH, Weather.CRASH_IN_HANDLER, Weather.PARTITION);
            all(kinds, 3, Weather.FLAPPING, Weather.MAJORITIES_RING, Weather.SLOW_DISK, Weather.FAILING_DISK);
            all(kinds, 2, Weather.CLOCK_DRIFT, Weather.CLOCK_JUMP, Weather.BURSTS, Weather.CORRUPTION);
            all(kinds, 2, Weather.AMNESIA, Weather.BYZANTINE);
        }
        return new Climate(name, kinds, budget);
    }

    /** The later entry for a kind takes the place of the earlier. */
    private static void all(List<Kind> kinds, int most, Weather... weathers) {
        for (Weather weather : weathers) {
            kinds.removeIf(kind -> kind.weather() == weather);
            kinds.add(new Kind(weather, most));
        }
    }

    /** How long a server is down at most in a {@link Weather#BRIEF_CRASH}. */
    public static long briefNanos(World world) {
        return Math.max(1, world.durationNanos() / 100);
    }

    /** How long a server is down in a {@link Weather#BRIEF_CRASH}, drawn: short times are as likely as long ones. */
    public static long brief(World world, long longestNanos, Chance chance) {
        double most = Math.min(longestNanos, briefNanos(world));
        double least = Math.min(1_000_000, most);
        return (long) (least * StrictMath.exp(chance.fraction() * StrictMath.log(Math.max(1, most / least))));
    }

    /** The sides of a {@link Weather#CUT_LINK}: each client is drawn to be beside one of the two servers, or between them. */
    public static List<List<Target>> cutLink(World world, NodeId one, NodeId other, Chance chance) {
        List<Target> here = new ArrayList<>(List.of(new Target.Named(one)));
        List<Target> there = new ArrayList<>(List.of(new Target.Named(other)));
        for (NodeId client : world.clients()) {
            int side = chance.below(3);
            if (side < 2) {
                (side == 0 ? here : there).add(new Target.Named(client));
            }
        }
        return List.of(here, there);
    }

    /** The sides of a {@link Weather#SPLIT}: these servers, all others, and on each side the clients that are drawn to be there. */
    public static List<List<Target>> split(World world, List<NodeId> part, Chance chance) {
        List<Target> here = new ArrayList<>();
        List<Target> there = new ArrayList<>();
        world.servers().forEach(server -> (part.contains(server) ? here : there).add(new Target.Named(server)));
        world.clients().forEach(client -> (chance.happens(.5) ? here : there).add(new Target.Named(client)));
        return List.of(here, there);
    }

    public boolean has(Weather weather) {
        return kinds.stream().anyMatch(kind -> kind.weather() == weather);
    }

    /** The same with none of these. */
    public Climate without(Collection<Weather> others) {
        return new Climate(
                name,
                kinds.stream().filter(kind -> !others.contains(kind.weather())).toList(),
                budget,
                until);
    }

    /**
     * Whether faults are such as this climate could have drawn: of its kinds, all of them over in time, and
     * within its budget at every moment.
     *
     * @param written the world as it was before
     * @param drawn the same with more faults behind its own, each at one time, for one time, and at named nodes
     */
    public boolean allows(World written, World drawn) {
        return new Permit(this, written, drawn).given();
    }

    /**
     * The world with this run's weather.
     *
     * @param streams a stream of random decisions for each name, all from the seed
     */
    public World over(World world, Function<String, Chance> streams) {
        return new Forecast(world, budget, lengthNanos(world), streams).with(kinds);
    }
}
