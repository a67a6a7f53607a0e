package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;

/** Where two states differ, as pictures mark it and as {@code verify} names it. */
class DifferenceTest {

    private record Entry(long term, String command) {}

    private record Saved(long term, Optional<NodeId> vote, List<Entry> log) {}

    private record Follower(Saved saved, SortedMap<String, Long> data) {}

    private record Candidate(Saved saved, List<String> votes) {}

    private static final NodeId N2 = new NodeId(1, "n2");
    private static final Entry ONE = new Entry(1, "x");
    private static final Entry TWO = new Entry(2, "y");
    private static final Saved SAVED = new Saved(3, Optional.empty(), List.of(ONE, TWO));

    @Test
    void fieldsAreNamedAsDeepAsTheyDiffer() {
        Saved voted = new Saved(4, Optional.of(N2), List.of(ONE, new Entry(4, "y")));
        assertThat(between(new Follower(SAVED, data()), new Follower(voted, data())))
                .containsExactly("saved.term: 3 -> 4", "saved.vote: none -> n2", "saved.log[1].term: 2 -> 4");
    }

    @Test
    void whatWasAddedOrDroppedStandsAlone() {
        Saved longer = new Saved(3, Optional.empty(), List.of(ONE, ONE, TWO));
        assertThat(between(SAVED, longer)).containsExactly("log[1]: null -> Entry(term=1, command=x)");
        assertThat(between(longer, SAVED)).containsExactly("log[1]: Entry(term=1, command=x) -> null");
        assertThat(between(List.of(1, 2, 3), List.of(7)))
                .containsExactly("[0]: 1 -> 7", "[1]: 2 -> null", "[2]: 3 -> null");
    }

    @Test
    void mapsAreMatchedByTheirKeys() {
        SortedMap<String, Long> after = data();
        after.remove("k1");
        after.put("k2", 20L);
        after.put("k4", 4L);
        assertThat(between(new Follower(SAVED, data()), new Follower(SAVED, after)))
                .containsExactly("data{k2}: 2 -> 20", "data{k4}: null -> 4", "data{k1}: 1 -> null");
    }

    @Test
    void anotherOrderAloneIsADifferenceToo() {
        Map<String, Long> reversed = new LinkedHashMap<>();
        reversed.put("k2", 2L);
        reversed.put("k1", 1L);
        assertThat(between(new TreeMap<>(reversed), reversed)).containsExactly(": {k1=1, k2=2} -> {k2=2, k1=1}");
    }

    @Test
    void aChangedRoleComesBeforeItsFields() {
        Saved newTerm = new Saved(4, Optional.empty(), SAVED.log());
        assertThat(between(new Follower(SAVED, data()), new Candidate(newTerm, List.of("n1"))))
                .containsExactly(
                        ": Follower -> Candidate",
                        "saved.term: 3 -> 4",
                        "votes: null -> [n1]",
                        "data: {k1=1, k2=2, k3=3} -> null");
    }

    @Test
    void valuesOfDifferentKindsDifferAsAWhole() {
        assertThat(between(null, ONE)).containsExactly(": none -> Entry(term=1, command=x)");
        assertThat(between(ONE, 1)).containsExactly(": Entry(term=1, command=x) -> 1");
        assertThat(between(new KeyNumber(1), new KeyNumber(1.0))).containsExactly("key: 1 -> 1.0");
    }

    private record KeyNumber(Object key) {}

    private static SortedMap<String, Long> data() {
        return new TreeMap<>(Map.of("k1", 1L, "k2", 2L, "k3", 3L));
    }

    private static List<String> between(@Nullable Object before, Object after) {
        return Difference.between(Value.of(before), Value.of(after)).stream()
                .map(difference -> difference.path() + ": " + difference.before() + " -> " + difference.after())
                .toList();
    }
}
