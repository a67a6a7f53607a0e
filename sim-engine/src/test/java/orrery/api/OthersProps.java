package orrery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OthersProps {

    @Property
    void theyAreAllButOneInTheirOrder(
            @ForAll @IntRange(max = 8) int size,
            @ForAll @IntRange(max = 8) int self,
            @ForAll @IntRange(max = 3) int from) {
        List<NodeId> all = IntStream.range(from, from + size)
                .mapToObj(index -> new NodeId(index, "n" + index))
                .toList();
        NodeId one = new NodeId(self, "n" + self);

        assertThat(one.others(all))
                .isEqualTo(all.stream().filter(other -> !other.equals(one)).toList());
    }
}
