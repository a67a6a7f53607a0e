package orrery.testing;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.world.Climate;

/** Weather that is drawn from each seed. It shrinks to fewer kinds, and less of each, down to the calm. */
public final class Climates {

    private Climates() {}

    /**
     * Some of the kinds of a climate, for {@link Simulation#weather(List, Climate.Budget)}, which is told what the protocol is
     * to survive.
     *
     * @param name one of {@link Climate#NAMES}
     */
    public static Arbitrary<List<Climate.Kind>> upTo(String name) {
        List<Climate.Kind> kinds =
                Climate.named(name, Climate.Budget.minority(1)).kinds();
        List<Arbitrary<Integer>> much = kinds.stream()
                .<Arbitrary<Integer>>map(kind -> Arbitraries.integers().between(0, kind.most()))
                .toList();
        return Combinators.combine(much)
                .as(drawn -> IntStream.range(0, kinds.size())
                        .filter(each -> drawn.get(each) > 0)
                        .mapToObj(each -> new Climate.Kind(kinds.get(each).weather(), drawn.get(each)))
                        .toList());
    }
}
