package orrery.explore.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.Times;

/**
 * Something that is measured of a run: one number or none, or one at each of many times.
 *
 * @param of what of, in the words of the kind, as the type of a message; empty for all, or where there is nothing to say
 * @param everyNanos how far the times at which it is measured lie apart, the first at 0; 0 if it is measured once, in the end
 */
public record Measure(Kind kind, String of, long everyNanos) {

    /** Of {@link Kind#SENT} and {@link Kind#DELIVERED}: a number for each type of message. */
    public static final String BY_TYPE = "by type";

    private static final List<String> OF_LATENCIES = List.of("mean", "p50", "p90", "p99", "p99.9", "max");

    private static final Pattern EVERY = Pattern.compile("(.*) every ([1-9][0-9]{0,8})(ms|s)");

    /** Whether a kind is told what of. */
    public enum Of {
        NOTHING,
        PERHAPS,
        SOMETHING
    }

    /** The kinds. Times are in seconds of virtual time. */
    public enum Kind {
        STEPS("", Of.NOTHING, "steps that the run took"),
        TIME("s", Of.NOTHING, "virtual time of the last step"),
        SENT("", Of.PERHAPS, "messages sent; of one type, or `by type`"),
        DELIVERED("", Of.PERHAPS, "messages delivered; of one type, or `by type`"),
        OK("", Of.NOTHING, "operations that ended ok"),
        FAILED("", Of.NOTHING, "operations that failed"),
        UNKNOWN("", Of.NOTHING, "operations whose outcome is unknown, or that never ended"),
        THROUGHPUT("/s", Of.NOTHING, "operations that ended ok, a second of the run's duration"),
        LATENCY("s", Of.SOMETHING, "of the run's operations that ended ok: " + String.join(", ", OF_LATENCIES)),
        FIRST("s", Of.SOMETHING, "when a node is in this role for the first time"),
        WITHOUT(
                "s",
                Of.SOMETHING,
                "the longest time without a node in this role, after the first; none where nobody is in it in the end"),
        SHARE("", Of.SOMETHING, "which part of all servers is in this role in the end, from 0 to 1"),
        AGREE(
                "",
                Of.SOMETHING,
                "the largest part of all servers that have the same in this field of their states in the end, from 0 to 1"),
        SPREAD(
                "",
                Of.SOMETHING,
                "by how much the largest number that a server has in this field in the end is more than the smallest"),
        UNTIL("s", Of.SOMETHING, "when something that should sometimes happen happens first"),
        REACHED("", Of.SOMETHING, "whether it happens, 1 or 0"),
        BROKEN("", Of.PERHAPS, "whether this promise breaks, or any, 1 or 0"),
        FIRED("", Of.PERHAPS, "how often this kind of fault fires, or any"),
        NOTED("", Of.SOMETHING, "how often nodes note this, whatever its numbers");

        private final String unit;
        private final Of of;
        private final String meaning;

        Kind(String unit, Of of, String meaning) {
            this.unit = unit;
            this.of = of;
            this.meaning = meaning;
        }

        /** As in files: {@code sent}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What is behind the number, as {@code s}; empty for a count. */
        public String unit() {
            return unit;
        }

        public Of of() {
            return of;
        }

        /** For people, after "the number is". */
        public String meaning() {
            return meaning;
        }

        /** Whether it is read off the servers' states, and so could be at any time. */
        public boolean isOfStates() {
            return this == SHARE || this == AGREE || this == SPREAD;
        }

        /** Whether the number is 1 or 0. */
        public boolean isTruth() {
            return this == REACHED || this == BROKEN;
        }
    }

    /** @throws IllegalArgumentException if the kind needs to be told more, or is told too much */
    public Measure {
        if (kind.of == Of.SOMETHING && of.isEmpty()) {
            throw new IllegalArgumentException(kind.word() + " of what? It is " + kind.meaning);
        }
        if (kind.of == Of.NOTHING && !of.isEmpty()) {
            throw new IllegalArgumentException(kind.word() + " stands alone: it is " + kind.meaning);
        }
        if (kind == Kind.LATENCY && !OF_LATENCIES.contains(of)) {
            throw new IllegalArgumentException("latency is one of " + String.join(", ", OF_LATENCIES));
        }
        if (everyNanos > 0 && !kind.isOfStates()) {
            throw new IllegalArgumentException(
                    "only share, agree and spread can be measured every " + Times.text(everyNanos));
        }
    }

    /** How many times there are in a run of this length; 0 if it is measured once, in the end. */
    public long times(long durationNanos) {
        return everyNanos == 0 ? 0 : durationNanos / everyNanos + 1;
    }

    /** The name of what is measured at one of the times, from 0. */
    public String at(long time) {
        return kind.word() + " " + of + " at " + Times.text(time * everyNanos);
    }

    /**
     * Reads a kind, and behind a space what of, as in {@code latency p99} or {@code share leader every 500ms}.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static Measure parse(String text) {
        Matcher every = EVERY.matcher(text.strip());
        if (every.matches()) {
            Measure once = parse(every.group(1));
            long unit = every.group(3).equals("s") ? 1_000_000_000 : 1_000_000;
            return new Measure(once.kind, once.of, Long.parseLong(every.group(2)) * unit);
        }
        String[] words = text.strip().split(" +", 2);
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.word().equals(words[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("what is measured is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Kind.values()).map(Kind::word).toList())));
        return new Measure(kind, words.length == 1 ? "" : words[1], 0);
    }

    /** Whether this needs more of a run than what is counted anyway: its steps. */
    boolean readsSteps() {
        return (kind == Kind.SENT || kind == Kind.DELIVERED) && !of.isEmpty();
    }

    /** As it is written, which is also the name of its column if it has one. */
    @Override
    public String toString() {
        return kind.word()
                + (of.isEmpty() ? "" : " " + of)
                + (everyNanos == 0 ? "" : " every " + Times.text(everyNanos));
    }
}
