package orrery.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Of many things exactly those that are needed are found, with few questions. */
class FewestProps {

    @Property
    void whatIsNeededIsFound(@ForAll @Size(max = 6) Set<@IntRange(max = 499) Integer> needed) {
        AtomicInteger questions = new AtomicInteger();
        List<Integer> all = IntStream.range(0, 500).boxed().toList();
        List<Integer> found = Fewest.of(all, some -> {
            questions.incrementAndGet();
            return some.containsAll(needed);
        });
        assertThat(found).containsExactlyElementsOf(new TreeSet<>(needed));
        assertThat(questions.get()).isLessThan(2 + 20 * Math.max(1, needed.size()));
    }
}
