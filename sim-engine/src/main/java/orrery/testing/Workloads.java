package orrery.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.world.Workload;
import orrery.world.Workload.Loop;

/** Workloads: what clients are asked until the run ends. They shrink to few questions, of the first kind, over one key. */
public final class Workloads {

    private static final int FASTEST_PER_SECOND = 20;
    private static final int MOST_KEYS = 4;
    private static final int HEAVIEST = 3;

    private Workloads() {}

    /** @param questions names of the protocol's {@link orrery.api.Protocol#asks()} */
    public static Arbitrary<Workload> of(String... questions) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, FASTEST_PER_SECOND),
                        Arbitraries.integers().between(1, MOST_KEYS),
                        Arbitraries.of(0.0, 0.5, 1.0),
                        Arbitraries.integers().between(0, HEAVIEST).list().ofSize(questions.length))
                .as((perSecond, keys, skew, weights) -> new Workload(
                        new Loop.Open(perSecond),
                        keys,
                        skew,
                        mix(List.of(questions), weights),
                        0,
                        Long.MAX_VALUE,
                        Optional.empty(),
                        0));
    }

    private static Map<String, Integer> mix(List<String> questions, List<Integer> weights) {
        Map<String, Integer> mix = new LinkedHashMap<>();
        for (int each = 0; each < questions.size(); each++) {
            mix.put(questions.get(each), weights.get(each));
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            mix.put(questions.getFirst(), 1);
        }
        return mix;
    }
}
