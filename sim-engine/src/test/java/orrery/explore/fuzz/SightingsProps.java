package orrery.explore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SightingsProps {

    /** Few values, so that they come again, and 0, which is what an empty table holds. */
    @Provide
    Arbitrary<List<Long>> sightings() {
        Arbitrary<Long> few = Arbitraries.longs().between(-60, 60).map(value -> value << 40);
        return Arbitraries.frequencyOf(Tuple.of(4, few), Tuple.of(1, Arbitraries.longs()))
                .list()
                .ofMaxSize(300);
    }

    @Property
    void countsLikeAMap(@ForAll("sightings") List<Long> all) {
        Sightings sightings = new Sightings();
        Map<Long, Integer> times = new HashMap<>();
        for (long one : all) {
            assertThat(sightings.add(one)).isEqualTo(times.merge(one, 1, Integer::sum) == 1);
        }
        assertThat(sightings.size()).isEqualTo(times.size());
        assertThat(sightings.once()).isEqualTo(count(times, 1));
        assertThat(sightings.twice()).isEqualTo(count(times, 2));
    }

    private static long count(Map<Long, Integer> times, int wanted) {
        return times.values().stream().filter(often -> often == wanted).count();
    }
}
