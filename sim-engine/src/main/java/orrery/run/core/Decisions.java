package orrery.run.core;

import orrery.api.Chance;

/**
 * Every random decision of a run has an address: the name of a stream and an index in it, as in {@code n1->n3 delay #17}.
 * Its value is a pure function of seed and address, so one more draw, one more node or one fault less leaves every other
 * decision alone.
 */
public final class Decisions {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV = 0xCBF29CE484222325L;

    private Decisions() {}

    /** The key of a named stream: FNV-1a over the name, mixed with the seed. */
    public static long stream(long seed, String name) {
        return stream(seed, fnv(FNV, name));
    }

    /** The key of a stream whose name has three parts, which need not be put together for that. */
    public static long stream(long seed, String first, String second, String third) {
        return stream(seed, fnv(fnv(fnv(FNV, first), second), third));
    }

    private static long stream(long seed, long name) {
        return mix(mix(name) + mix(seed + GOLDEN));
    }

    private static long fnv(long start, String text) {
        long hash = start;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The key of a stream within a stream. */
    public static long within(long stream, Kind kind) {
        return mix(stream + kind.salt);
    }

    /**
     * The 64 bits of one decision: a counter-based generator, two rounds of Stafford's mix 13 of SplitMix64 (Steele, Lea and
     * Flood, OOPSLA 2014) with the key added in between, so that streams do not overlap.
     */
    public static long bits(long stream, long index) {
        return mix(mix(index * GOLDEN + stream) + stream);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public static double fraction(long stream, long index) {
        return (bits(stream, index) >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** What is decided; the second word of an address. Named by salt and not by ordinal, so that the order is free. */
    public enum Kind {
        LOSS("loss"),
        DELAY("delay"),
        DUPLICATION("duplication"),
        DUPLICATE_DELAY("duplicate delay"),
        REORDERING("reordering"),
        HELD_BACK("held back"),
        BURST("burst"),
        CORRUPTION("corruption"),
        ALTERATION("alteration"),
        RETRANSMISSION("retransmission"),
        BYZANTINE("byzantine"),
        DISK("disk"),
        PACE("pace"),
        CHANCE("chance"),
        ARRIVAL("arrival"),
        QUESTION("question"),
        KEY("key"),
        PATIENCE("patience"),
        TIME("time"),
        LASTS("lasts"),
        TARGET("target"),
        SPOT("spot"),
        FLAPPING("flapping"),
        PRIORITY("priority");

        private final long salt;

        Kind(String word) {
            this.salt = stream(0, word);
        }
    }

    /** A stream read one decision after another. */
    public static final class Stream implements Chance {
        private final long key;
        private long next;

        public Stream(long key) {
            this.key = key;
        }

        @Override
        public long bits() {
            return Decisions.bits(key, next++);
        }
    }
}
