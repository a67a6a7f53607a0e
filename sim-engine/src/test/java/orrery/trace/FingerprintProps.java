package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import orrery.api.NodeId;

/** Equal values have equal prints, others have others, and nobody's memory of what was read before shows in them. */
class FingerprintProps {

    private enum Mood {
        CALM,
        ANGRY
    }

    private sealed interface Command {}

    private record NoOp() implements Command {}

    private record Put(String key, @Nullable Long value) implements Command {}

    private record Entry(long term, @Nullable Command command) {}

    private record Vote(
            boolean granted,
            int round,
            double weight,
            @Nullable NodeId candidate,
            Optional<Duration> waits,
            Mood mood,
            @Nullable Put last) {}

    private record Append(long term, List<@Nullable Object> entries, Map<String, Object> more, Set<Mood> moods) {}

    /** May hold itself. */
    private record Chain(int nth, @Nullable Chain rest) {}

    @Property
    void equalValuesHaveEqualPrintsAndOthersHaveOthers(@ForAll("values") Object left, @ForAll("values") Object right) {
        assertThat(Fingerprint.of(left) == Fingerprint.of(right)).isEqualTo(left.equals(right));
        assertThat(Fingerprint.of(twin(left))).isEqualTo(Fingerprint.of(left));
    }

    /** Whoever comes first, lists that share items, the same list twice: it makes no difference. */
    @Property
    void oneThatIsKeptAnswersAsANewOneDoes(@ForAll("valueLists") List<Object> values, @ForAll Random random) {
        Fingerprint kept = new Fingerprint();
        for (int nth = 0; nth < 20; nth++) {
            List<Object> some = new ArrayList<>(values);
            Collections.shuffle(some, random);
            Object list = some.subList(0, random.nextInt(some.size() + 1));
            assertThat(kept.print(list)).isEqualTo(Fingerprint.of(list));
        }
    }

    /** A list that was changed since, or one within it, is read anew. */
    @Property
    void whatChangedInPlaceIsSeen(@ForAll("valueLists") List<Object> values, @ForAll("leaves") Object other) {
        List<Object> inner = new ArrayList<>(values);
        List<Object> outer =
                new ArrayList<>(List.of(new Append(1, inner, Map.of(), Set.of()), inner, new Entry(1, null)));
        Fingerprint kept = new Fingerprint();
        long before = kept.print(outer);
        inner.add(other);
        assertThat(kept.print(outer)).isEqualTo(Fingerprint.of(outer)).isNotEqualTo(before);
        outer.removeFirst();
        assertThat(kept.print(outer)).isEqualTo(Fingerprint.of(outer));
    }

    @Property
    void theOrderOfListsCountsAndThatOfSetsAndMapsDoesNot(@ForAll("valueLists") List<Object> values) {
        List<Object> reversed = values.reversed();
        assertThat(Fingerprint.of(reversed) == Fingerprint.of(values)).isEqualTo(reversed.equals(values));
        assertThat(Fingerprint.of(new LinkedHashSet<>(reversed))).isEqualTo(Fingerprint.of(new HashSet<>(values)));
        Map<Object, Integer> forth = new LinkedHashMap<>();
        values.forEach(value -> forth.put(value, value.hashCode()));
        Map<Object, Integer> back = new LinkedHashMap<>();
        reversed.forEach(value -> back.put(value, value.hashCode()));
        assertThat(Fingerprint.of(back)).isEqualTo(Fingerprint.of(new HashMap<>(forth)));
    }

    /** An equal value made of other objects. */
    private static Object twin(Object value) {
        return switch (value) {
            case Append append ->
                new Append(
                        append.term,
                        TreePVector.from(append.entries.stream()
                                .map(item -> item == null ? null : twin(item))
                                .toList()),
                        new HashMap<>(append.more),
                        new HashSet<>(append.moods));
            case Entry entry -> new Entry(entry.term, entry.command == null ? null : (Command) twin(entry.command));
            case Put put -> new Put(new String(put.key), put.value == null ? null : Long.valueOf(put.value));
            case Chain chain -> new Chain(chain.nth, chain.rest == null ? null : (Chain) twin(chain.rest));
            case List<?> list -> new ArrayList<>(list);
            default -> value;
        };
    }

    @Provide
    Arbitrary<List<Object>> valueLists() {
        return values().list().ofMinSize(1).ofMaxSize(12);
    }

    /** Of few names and small numbers, so that many differ in one place, and some in two that could make up for each other. */
    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> inner = Arbitraries.oneOf(leaves(), entries().map(entry -> entry), votes(), chains());
        Arbitrary<@Nullable Object> items = inner.injectNull(0.1);
        Arbitrary<Object> appends = Combinators.combine(
                        numbers(), items.list().ofMaxSize(3), inner.list().ofMaxSize(2), moods().set())
                .as((term, list, more, moods) -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    more.forEach(value -> map.put("k" + map.size(), value));
                    return new Append(term, list, map, moods);
                });
        return Arbitraries.oneOf(inner, appends, appends.list().ofMaxSize(3).map(list -> list));
    }

    @Provide
    Arbitrary<Object> leaves() {
        return Arbitraries.of(
                "",
                "a",
                "Aa",
                "BB",
                "AaBB",
                "BBAa",
                0L,
                1L,
                -1L,
                Long.MIN_VALUE,
                0.0,
                -0.0,
                Double.NaN,
                true,
                false,
                'a',
                Mood.CALM,
                Mood.ANGRY,
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofSeconds(1L << 40),
                Optional.empty(),
                Optional.of(0L),
                Optional.of(Optional.empty()),
                List.of(),
                List.of(List.of()),
                Set.of(),
                Map.of(),
                new NoOp(),
                new NodeId(0, "n1"),
                new NodeId(1, "n2"));
    }

    private static Arbitrary<Long> numbers() {
        return Arbitraries.oneOf(Arbitraries.longs().between(-2, 3), Arbitraries.longs());
    }

    private static Arbitrary<Mood> moods() {
        return Arbitraries.of(Mood.class);
    }

    private static Arbitrary<Put> puts() {
        return Combinators.combine(Arbitraries.of("k1", "k2", ""), numbers().injectNull(0.2))
                .as(Put::new);
    }

    private static Arbitrary<Entry> entries() {
        Arbitrary<Command> commands = Arbitraries.oneOf(puts().map(put -> put), Arbitraries.just(new NoOp()));
        return Combinators.combine(numbers(), commands.injectNull(0.1)).as(Entry::new);
    }

    private static Arbitrary<Object> votes() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-1, 2),
                        Arbitraries.of(0.0, -0.0, 1.0),
                        Arbitraries.of(new NodeId(0, "n1"), new NodeId(1, "n2")).injectNull(0.3),
                        Arbitraries.of(Duration.ZERO, Duration.ofNanos(1)).optional(),
                        moods(),
                        puts().injectNull(0.3))
                .as(Vote::new);
    }

    private static Arbitrary<Object> chains() {
        return Arbitraries.integers()
                .between(0, 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(numbers -> {
                    Chain chain = null;
                    for (int number : numbers) {
                        chain = new Chain(number, chain);
                    }
                    return chain;
                });
    }
}
