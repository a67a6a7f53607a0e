package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** What became of an object is described as if nothing had been known of it; only cheaper. */
class DescriptionProps {

    private record Pair(@Nullable Object left, @Nullable Object right) {}

    private record Triple(
            @Nullable Object right,
            @Nullable Object left,
            @Nullable Object third) {}

    private record Entry(long term, String command) {}

    private record Server(long term, PVector<Entry> log, Map<String, Long> data, Set<String> votes) {}

    @Property
    void whatWasBeforeDoesNotMatter(@ForAll("objects") Object before, @ForAll("objects") Object after) {
        assertThat(Description.NOTHING.then(before).then(after).value()).isEqualTo(Value.of(after));
    }

    @Property
    void editsAreFollowed(@ForAll("objects") Object start, @ForAll long seed) {
        Random random = new Random(seed);
        Object live = start;
        Description description = Description.NOTHING.then(live);
        for (int edit = 0; edit < 6; edit++) {
            live = edited(new Pair(live, random.nextInt(2)), random);
            description = description.then(live);
            assertThat(description.value()).isEqualTo(Value.of(live));
        }
    }

    @Example
    void whatDidNotChangeIsShared() {
        Server one = new Server(1, log(1000), new TreeMap<>(Map.of("k1", 1L, "k2", 2L)), Set.of("a", "b"));
        Server two = new Server(
                2, one.log.plus(new Entry(2, "z")), new TreeMap<>(Map.of("k1", 1L, "k2", 3L)), Set.of("b", "a"));
        Description before = Description.NOTHING.then(one);
        Value.Struct was = (Value.Struct) before.value();
        Value.Struct is = (Value.Struct) before.then(two).value();
        for (int at = 0; at < 1000; at++) {
            assertThat(items(is, "log").get(at)).isSameAs(items(was, "log").get(at));
        }
        assertThat(((Value.Entries) Objects.requireNonNull(is.field("data")))
                        .entries()
                        .get(0))
                .isSameAs(((Value.Entries) Objects.requireNonNull(was.field("data")))
                        .entries()
                        .get(0));
        assertThat(is.field("votes")).isSameAs(was.field("votes"));
    }

    /** The last thousand of something: with each that comes, one goes, and the others move up. */
    @Example
    void whatMovesUpInAWindowIsShared() {
        PVector<Entry> window = log(1000);
        Description before = Description.NOTHING.then(window);
        PVector<Entry> later = window.minus(0).minus(0).plus(new Entry(2, "y")).plus(new Entry(2, "z"));
        Description after = before.then(later);
        assertThat(after.value()).isEqualTo(Value.of(later));
        List<Value> was = ((Value.Items) before.value()).values();
        List<Value> is = ((Value.Items) after.value()).values();
        for (int at = 0; at < 998; at++) {
            assertThat(is.get(at)).isSameAs(was.get(at + 2));
        }
    }

    @Example
    void anEqualObjectHasTheSameDescription() {
        Description before = Description.NOTHING.then(
                new Pair(List.of(1, new Pair("a", Optional.of(2))), new HashMap<>(Map.of(1, 2))));
        Object equal = new Pair(List.of(1, new Pair("a", Optional.of(2))), new HashMap<>(Map.of(1, 2)));
        assertThat(before.then(equal).value()).isSameAs(before.value());
    }

    @Example
    void aLogIsSharedWhenTheRoleChanges() {
        PVector<Entry> log = log(10);
        Description before = Description.NOTHING.then(new Pair(log, "x"));
        Value.Struct after = (Value.Struct) before.then(new Triple("x", log, 3)).value();
        assertThat(after.field("left")).isNotNull().isSameAs(((Value.Struct) before.value()).field("left"));
    }

    private static PVector<Entry> log(int length) {
        PVector<Entry> log = TreePVector.empty();
        for (int at = 0; at < length; at++) {
            log = log.plus(new Entry(1, "c" + at));
        }
        return log;
    }

    private static List<Value> items(Value.Struct struct, String field) {
        return ((Value.Items) Objects.requireNonNull(struct.field(field))).values();
    }

    private static @Nullable Object edited(@Nullable Object live, Random random) {
        return switch (live) {
            case Pair(var left, var right) when random.nextInt(8) == 0 -> new Triple(right, left, 1);
            case Pair(var left, var right) -> new Pair(edited(left, random), random.nextBoolean() ? right : 7);
            case Triple(var right, var left, var third) -> new Pair(left, edited(right, random));
            case Optional<?> optional -> Optional.ofNullable(edited(optional.orElse(null), random));
            case List<?> list -> edited(list, random);
            case Set<?> set -> new HashSet<>(edited(set, random));
            case Map<?, ?> map -> edited(map, random);
            case null, default -> random.nextInt(3);
        };
    }

    private static List<@Nullable Object> edited(Collection<?> live, Random random) {
        List<@Nullable Object> edited = new ArrayList<>(live);
        int at = random.nextInt(edited.size() + 1);
        switch (random.nextInt(5)) {
            case 0 -> edited.add(at, new Pair(at, "new"));
            case 3 -> {
                edited.add(new Pair(at, "last"));
                edited.removeFirst();
            }
            case 1 -> edited.subList(0, at).clear();
            case 2 -> edited.subList(at, edited.size()).clear();
            default -> {
                if (at < edited.size()) {
                    edited.set(at, edited(edited.get(at), random));
                }
            }
        }
        return edited;
    }

    private static Map<@Nullable Object, @Nullable Object> edited(Map<?, ?> live, Random random) {
        Map<@Nullable Object, @Nullable Object> edited =
                random.nextInt(4) == 0 ? new HashMap<>(live) : new LinkedHashMap<>(live);
        Object key = "k" + random.nextInt(4);
        if (random.nextBoolean()) {
            edited.put(key, edited(edited.get(key), random));
        } else {
            edited.remove(key);
        }
        return edited;
    }

    @Provide
    Arbitrary<Object> objects() {
        return Traces.objects(3).withoutEdgeCases();
    }
}
