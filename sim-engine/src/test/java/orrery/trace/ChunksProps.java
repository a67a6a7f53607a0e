package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Chunks are lists like any other: what an array list answers, they answer. */
class ChunksProps {

    @Property
    void behaveLikeAListThroughManyChanges(@ForAll @IntRange(max = 300) int size, @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> plain = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Chunks<Integer> chunks = Chunks.of(plain);
        for (int change = 0; change < 5; change++) {
            List<Integer> earlier = List.copyOf(plain);
            Chunks<Integer> before = chunks;
            int at = random.nextInt(plain.size() + 1);
            int drop = random.nextInt(plain.size() - at + 1);
            List<Integer> insert = random.ints(random.nextInt(100)).boxed().toList();
            plain.subList(at, at + drop).clear();
            plain.addAll(at, insert);
            chunks = chunks.splice(at, drop, insert);
            if (!plain.isEmpty()) {
                int place = random.nextInt(plain.size());
                plain.set(place, -1);
                chunks = chunks.with(new TreeMap<>(Map.of(place, -1)));
            }
            assertThat(chunks).isEqualTo(plain).hasSameHashCodeAs(plain);
            assertThat(chunks.equals(Chunks.of(plain))).isTrue();
            assertThat(before).isEqualTo(earlier);
        }
    }

    @Property
    void findWhatTheyHaveInCommon(@ForAll @IntRange(max = 200) int size, @ForAll long seed) {
        Random random = new Random(seed);
        Chunks<Integer> left = Chunks.of(random.ints(size, 0, 2).boxed().toList());
        int at = random.nextInt(size + 1);
        int drop = random.nextInt(Math.min(3, size - at + 1));
        Chunks<Integer> right = left.splice(
                at, drop, random.ints(random.nextInt(3), 0, 2).boxed().toList());
        int start = 0;
        while (start < Math.min(left.size(), right.size()) && left.get(start).equals(right.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(left.size(), right.size()) - start
                && left.reversed().get(end).equals(right.reversed().get(end))) {
            end++;
        }
        assertThat(left.commonStart(right)).isEqualTo(start);
        assertThat(left.commonEnd(right, start)).isEqualTo(end);
    }

    @Example
    void growWithoutCopyingWhatTheyHad() {
        Chunks<Integer> log = Chunks.of(List.of());
        long bytes = 0;
        for (int entry = 0; entry < 10_000; entry++) {
            bytes += log.bytesToSplice(entry, 0, 1);
            log = log.splice(entry, 0, List.of(entry));
        }
        assertThat(log).hasSize(10_000);
        // ten thousand copies would take 400 MB
        assertThat(bytes).isLessThan(40_000_000);
    }

    @Example
    void holdNoNulls() {
        List<String> withNull = new ArrayList<>();
        withNull.add(null);
        assertThatThrownBy(() -> Chunks.of(withNull)).isInstanceOf(NullPointerException.class);
    }
}
