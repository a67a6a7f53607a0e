package orrery.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.run.Simulator;
import orrery.world.World;

/**
 * How a seed draws what goes wrong and who goes first. Whatever the strategy, only what the world and its climate allow.
 *
 * @param kind how a seed draws its world
 * @param mutations seeds of the changes that are then made to that world, one after another
 */
public record Strategy(Kind kind, List<Long> mutations) {

    /** The ways to draw a world. The numbers are their shares of a hundred seeds of {@link #MIXED}. */
    public enum Kind {
        /** Weather from the climate, and chance in the network. */
        PLAIN(15),
        /** Some nodes and links are slow for the whole run, others fast. */
        WEIGHTED(12),
        /** Partial order sampling. */
        POS(8),
        /** Probabilistic concurrency testing, for failures of depth 2. */
        PCT_2(4),
        /** The same for depth 3. */
        PCT_3(4),
        /** Faults just before, in or just after steps that are rare. */
        LANDMARKS(22),
        /** Whoever comes into a role is struck, again and again. */
        PURSUIT(20),
        /** Changes of worlds that came to new abstract states; without any yet, plain. */
        GUIDED(15),
        /** Each seed draws one of the others. */
        MIXED(0);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** As it is written on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A longer ancestry is not handed on; this is no more than a guard against a long command line. */
    static final int MOST_MUTATIONS = 1000;

    public static final Strategy PLAIN = new Strategy(Kind.PLAIN);
    public static final Strategy MIXED = new Strategy(Kind.MIXED);

    public Strategy {
        mutations = List.copyOf(mutations);
    }

    public Strategy(Kind kind) {
        this(kind, List.of());
    }

    /** All that a name is known for, in the order in which they are told. */
    public static List<Strategy> all() {
        return Arrays.stream(Kind.values()).map(Strategy::new).toList();
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException naming what there is
     */
    public static Strategy parse(String text) {
        List<String> words = List.of(text.split("\\+", -1));
        List<Kind> known = Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(words.getFirst()))
                .toList();
        if (known.isEmpty() || words.size() > MOST_MUTATIONS) {
            throw new IllegalArgumentException(allowed());
        }
        List<Long> mutations = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            try {
                mutations.add(Long.parseLong(word));
            } catch (NumberFormatException noSeed) {
                throw new IllegalArgumentException(allowed(), noSeed);
            }
        }
        return new Strategy(known.getFirst(), mutations);
    }

    private static String allowed() {
        return "a strategy is one of "
                + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))
                + ", and may be followed by the seeds of changes, as in guided+203+1456";
    }

    /** Whether some seeds are played otherwise because of what came of others. */
    public boolean learns() {
        return kind == Kind.GUIDED || kind == Kind.MIXED;
    }

    /** As what it counts: a world that was changed is the work of {@link Kind#GUIDED}, whoever drew it. */
    public Kind told() {
        return mutations.isEmpty() ? kind : Kind.GUIDED;
    }

    /** What a seed plays: of a mixture, the one that it draws. */
    public Strategy of(long seed) {
        if (kind != Kind.MIXED) {
            return this;
        }
        int drawn = Simulator.chance(seed, "strategy").below(100);
        for (Kind each : Kind.values()) {
            drawn -= each.share;
            if (drawn < 0) {
                return new Strategy(each, mutations);
            }
        }
        return new Strategy(Kind.PLAIN, mutations);
    }

    /** Followed by another change. */
    public Strategy mutatedBy(long seed) {
        List<Long> more = new ArrayList<>(mutations);
        more.add(seed);
        return new Strategy(kind, more);
    }

    /** The world that a seed draws. */
    World draw(Trial trial, Simulator simulator, long seed) {
        Weather weather = new Weather(trial, simulator, seed);
        World world = weather.drawnBy(of(seed).kind);
        for (long mutation : mutations) {
            world = new Mutation(trial, simulator, seed, mutation).of(world);
        }
        return world;
    }

    /** As on the command line: {@code pos}, {@code landmarks+203+1456}. */
    @Override
    public String toString() {
        return kind.word() + mutations.stream().map(seed -> "+" + seed).collect(Collectors.joining());
    }
}
