package orrery.explore.fuzz;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Chance;
import orrery.explore.Strategy;
import orrery.run.Simulator;

/**
 * Decides what each seed of a campaign plays, and remembers the runs that came to abstract states, or edges of the timeline, to which
 * none had come before: their worlds are worth changing (ModelFuzz, OOPSLA 2025, does so with abstract states; Mallory, CCS 2023,
 * with happens-before). Seeds are played in generations, and a seed knows what came of the generations before its own and nothing
 * else, so it plays the same however many are played at a time.
 */
final class Corpus {

    /** How many seeds make a generation. */
    static final long GENERATION = 32;

    private static final int LONGEST_ANCESTRY = 40;
    private static final int EDGES_COUNT = 8;

    private final Strategy strategy;
    private final long first;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Seeded> thisGeneration = new ArrayList<>();
    private final Sightings outlines = new Sightings();
    private final Sightings edges = new Sightings();
    private long generation;

    /** A run that came to something new, and how much of it. */
    private static final class Entry {
        private final Origin origin;
        private final long novelty;
        private long chosen = 1;

        Entry(Origin origin, long novelty) {
            this.origin = origin;
            this.novelty = novelty;
        }

        long weight() {
            return Math.max(1, 16 * novelty / chosen);
        }
    }

    /** @param first seed of the campaign */
    Corpus(Strategy strategy, long first) {
        this.strategy = strategy;
        this.first = first;
    }

    /** The generation of a seed. */
    long generation(long seed) {
        return strategy.learns() ? Math.floorDiv(seed - first, GENERATION) : 0;
    }

    /** What a seed plays. Seeds are asked about in their order, and those of a generation when all before it were added. */
    Origin origin(long seed) {
        if (generation(seed) > generation) {
            generation = generation(seed);
            thisGeneration.forEach(this::keep);
            thisGeneration.clear();
        }
        Strategy own = strategy.of(seed);
        if (own.kind() != Strategy.Kind.GUIDED || !own.mutations().isEmpty() || entries.isEmpty()) {
            return new Origin(seed, own);
        }
        Chance chance = Simulator.chance(seed, "ancestor");
        Entry ancestor = choose(chance);
        if (ancestor.origin.strategy().mutations().size() >= LONGEST_ANCESTRY) {
            return new Origin(seed, own);
        }
        return new Origin(ancestor.origin.seed(), ancestor.origin.strategy().mutatedBy(seed));
    }

    /** By what they brought, and the more often they were chosen the less. */
    private Entry choose(Chance chance) {
        long sum = entries.stream().mapToLong(Entry::weight).sum();
        long drawn = chance.below(sum);
        for (Entry entry : entries) {
            drawn -= entry.weight();
            if (drawn < 0) {
                entry.chosen++;
                return entry;
            }
        }
        throw new IllegalStateException("weights changed while they were added up");
    }

    /** What became of a seed; taken in the order of the seeds. */
    void add(Seeded seeded) {
        if (strategy.learns()) {
            thisGeneration.add(seeded);
        }
    }

    private void keep(Seeded seeded) {
        long states = seeded.outlines().stream().filter(outlines::add).count();
        long pairs = seeded.edges().stream().filter(edges::add).count();
        if (states + pairs > 0) {
            entries.add(new Entry(seeded.origin(), states + EDGES_COUNT * pairs));
        }
    }
}
