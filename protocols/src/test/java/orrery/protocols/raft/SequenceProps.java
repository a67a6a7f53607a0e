package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** A sequence is the list that the same steps would have made, and stays it whatever is made of it. */
class SequenceProps {

    /** First how many elements are kept, in percent, then how many are appended. */
    @Provide
    Arbitrary<List<Tuple.Tuple2<Integer, Integer>>> steps() {
        Arbitrary<Integer> kept = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(100)),
                Tuple.of(1, Arbitraries.integers().between(0, 100)));
        Arbitrary<Integer> appended = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 80)),
                Tuple.of(1, Arbitraries.integers().between(900, 1_200))); // about a shelf
        return kept.flatMap(percent -> appended.map(number -> Tuple.of(percent, number)))
                .list()
                .ofMaxSize(12);
    }

    @Property
    void itIsTheListThatTheSameStepsMake(@ForAll("steps") List<Tuple.Tuple2<Integer, Integer>> steps) {
        List<Sequence<Integer>> sequences = new ArrayList<>(List.of(Sequence.empty()));
        List<List<Integer>> lists = new ArrayList<>(List.of(List.of()));
        for (Tuple.Tuple2<Integer, Integer> step : steps) {
            Sequence<Integer> last = sequences.getLast();
            int kept = last.size() * step.get1() / 100;
            List<Integer> list = new ArrayList<>(last.subList(0, kept));
            List<Integer> more = new ArrayList<>();
            for (int number = 0; number < step.get2(); number++) {
                more.add(1_000 * sequences.size() + number);
            }
            list.addAll(more);
            lists.add(list);
            sequences.add(last.first(kept).appendAll(more));
        }
        for (int nth = 0; nth < lists.size(); nth++) {
            assertThat(sequences.get(nth)).isEqualTo(lists.get(nth)).hasSameSizeAs(lists.get(nth));
        }
    }

    @Property(tries = 200)
    void oneElementIsReplaced(@ForAll @IntRange(min = 1, max = 2_200) int size, @ForAll @IntRange(max = 2_199) int at) {
        List<Integer> list = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            list.add(number);
        }
        Sequence<Integer> sequence = Sequence.<Integer>empty().appendAll(list);
        int index = at % size;
        Sequence<Integer> changed = sequence.with(index, -1);
        assertThat(sequence).isEqualTo(list);
        list.set(index, -1);
        assertThat(changed).isEqualTo(list);
    }

    @Property(tries = 50)
    void nothingLiesBeyondItsEnds(@ForAll @IntRange(max = 100) int size) {
        Sequence<Integer> sequence = Sequence.empty();
        for (int number = 0; number < size; number++) {
            sequence = sequence.append(number);
        }
        Sequence<Integer> whole = sequence;
        assertThatThrownBy(() -> whole.get(size)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> whole.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
