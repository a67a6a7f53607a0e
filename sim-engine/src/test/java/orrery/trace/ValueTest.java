package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Span;

/** How what a protocol holds is described and written: {@code RequestVote(term=3, candidate=n2)}. */
class ValueTest {

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");

    private sealed interface Message {}

    private record RequestVote(long term, NodeId candidate, Optional<Long> lastIndex) implements Message {}

    private enum Mood implements Message {
        CALM,
        ANGRY {
            @Override
            public String toString() {
                return "grrr";
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a protocol may do so
    private record Mixed(
            byte small, float half, char letter, @Nullable String nothing, int[] numbers, boolean[][] grid) {}

    static class Rules {
        int majority(int nodes) {
            return nodes / 2 + 1;
        }
    }

    @Test
    void timesMayBeLongerThanNanosecondsCanCount() {
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        assertThat(Value.of(ages)).isEqualTo(new Value.Text("9223372036854775807.999999999s"));
        assertThat(Value.of(Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(new Value.Text("-9223372036854775808s"));
        assertThat(Value.of(Duration.ofDays(400 * 365))).isEqualTo(new Value.Text("12614400000s"));
        assertThat(Value.of(Duration.ofMillis(-1500))).isEqualTo(new Value.Text("-1.5s"));
        assertThat(List.of(
                        Fingerprint.of(ages),
                        Fingerprint.of(ages.minusNanos(1)),
                        Fingerprint.of(ages.minusSeconds(1)),
                        Fingerprint.of(ages.negated())))
                .doesNotHaveDuplicates();
    }

    @Test
    void recordsAreWrittenWithTheirComponents() {
        assertText(new RequestVote(3, N2, Optional.of(7L)), "RequestVote(term=3, candidate=n2, lastIndex=7)");
        assertText(new RequestVote(3, N2, Optional.empty()), "RequestVote(term=3, candidate=n2, lastIndex=none)");
        assertText(new KeyValue.Done(), "Done()");
        assertText(Outcome.ok(new KeyValue.Found(null)), "Ok(answer=Found(value=none))");
        assertText(
                new Mixed((byte) -1, .5f, 'x', null, new int[] {1, 2}, new boolean[][] {{true}, {}}),
                "Mixed(small=-1, half=0.5, letter=x, nothing=none, numbers=[1, 2], grid=[[true], []])");
    }

    @Test
    void namesAndTimesAreWrittenAsInScenarios() {
        assertText(List.of(N1, Mood.CALM, Mood.ANGRY), "[n1, CALM, ANGRY]");
        assertText(List.of(Duration.ofMillis(150), Span.millis(150, 300)), "[150ms, 150ms..300ms]");
    }

    @Test
    void textsAreQuotedWhereTheyCouldBeTakenForSomethingElse() {
        assertText(List.of("k1", "two words", "10:30", "-", "é"), "[k1, two words, 10:30, -, é]");
        assertText(
                List.of("", "3", "-1.5E10", "true", "none", "NaN"),
                "[\"\", \"3\", \"-1.5E10\", \"true\", \"none\", \"NaN\"]");
        assertText(List.of("a, b", "f(x)", " pad", "say \"hi\""), "[\"a, b\", \"f(x)\", \" pad\", \"say \\\"hi\\\"\"]");
        assertText("line\nbreak\u001b[31m\u202e\ud800", "\"line\\nbreak\\u001b[31m\\u202e\\ud800\"");
    }

    @Test
    void theOrderOfListsAndOfOrderedSetsAndMapsIsKept() {
        assertText(List.of("b", "a"), "[b, a]");
        assertText(new LinkedHashSet<>(List.of("b", "a")), "[b, a]");
        assertText(TreePVector.from(List.of("b", "a")), "[b, a]");
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("k2", 1);
        linked.put("k1", 2);
        assertText(linked, "{k2=1, k1=2}");
        assertText(new TreeMap<>(linked), "{k1=2, k2=1}");
        assertText(new EnumMap<>(Map.of(Mood.ANGRY, 1, Mood.CALM, 2)), "{CALM=2, ANGRY=1}");
    }

    @Test
    void whatHasNoOrderIsSorted() {
        List<Object> members = List.of("n10", "n2", 10L, 9L, -1, true, List.of(1), new KeyValue.Done(), 0.5, "1");
        String sorted = "[true, -1, 9, 10, 0.5, \"1\", n10, n2, Done(), [1]]";
        assertText(new HashSet<>(members), sorted);
        assertText(Set.copyOf(members), sorted);
        assertText(HashTreePSet.from(members), sorted);
        assertText(HashTreePMap.singleton(10, "a").plus(9, "b"), "{9=b, 10=a}");
        assertText(new HashMap<>(Map.of(10, "a", 9, "b")).values(), "[a, b]");
        assertText(Collections.unmodifiableMap(new TreeMap<>(Map.of(2, 1, 1, 2))), "{1=2, 2=1}");
    }

    @Test
    void whatIsEmptyIsThereStill() {
        assertText(List.of(List.of(), Set.of(), Map.of(), new int[0]), "[[], [], {}, []]");
        assertText(new HashSet<>(), "[]");
    }

    @Test
    void anObjectWithoutFieldsIsToldByItsClass() {
        assertText(new Rules(), "Rules()");
        Rules twin = new Rules() {
            @Override
            int majority(int nodes) {
                return 1;
            }
        };
        assertText(twin, "Rules()");
    }

    @Test
    void aValueAnswersItself() {
        Value value = new Value.Items(List.of(new Value.Whole(1)));
        assertThat(Value.of(value)).isSameAs(value);
        assertText(List.of(value, new Value.Field("a", Value.Nothing.INSTANCE)), "[[1], Field(name=a, value=none)]");
    }

    @Test
    void whatHasNoDescriptionIsNamedWithItsPlace() {
        Runnable lambda = () -> {};
        assertRefused(lambda, "it is a orrery.trace.ValueTest$$Lambda");
        assertRefused(
                new Saved(Map.of("k1", List.of(1, new AtomicLong()))),
                "data{k1}[1] is a java.util.concurrent.atomic.AtomicLong");
        assertRefused(new Saved(Map.of("k1", new Saved(Map.of("k2", lambda)))), "data{k1}.data{k2} is a orrery.trace");
    }

    private record Saved(Map<String, Object> data) {}

    @Test
    void whatContainsItselfIsRefused() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertRefused(itself, "[0][0][0]");
        assertRefused(itself, "… is nested more than 100 deep: does it contain itself?");
    }

    @Test
    void aHundredLevelsAreAllowedAndNoMore() {
        Object deep = "bottom";
        for (int level = 0; level < Value.MAX_DEPTH; level++) {
            deep = Optional.of(List.of(deep));
        }
        Value value = Value.of(deep);
        assertThat(value.toString()).startsWith("[[[").contains("bottom");
        assertThat(value).isEqualTo(Value.of(deep)).hasSameHashCodeAs(Value.of(deep));
        assertRefused(List.of(deep), "is nested more than 100 deep");
        // also where the hundred were described before
        Description known = Description.NOTHING.then(deep);
        Object deeper = List.of(deep);
        assertThatThrownBy(() -> known.then(deeper)).hasMessageContaining("is nested more than 100 deep");
    }

    @Test
    void aStructAnswersItsFieldsByName() {
        Value.Struct vote = (Value.Struct) Value.of(new RequestVote(3, N2, Optional.empty()));
        assertThat(vote.field("candidate")).isEqualTo(new Value.Text("n2"));
        assertThat(vote.field("nobody")).isNull();
        assertThatThrownBy(() -> new Value.Struct(
                        "Twice",
                        List.of(
                                new Value.Field("a", Value.Nothing.INSTANCE),
                                new Value.Field("a", Value.Nothing.INSTANCE))))
                .hasMessage("two fields of Twice are named a");
    }

    @Test
    void aBriefTextEndsInAnEllipsis() {
        Value value = Value.of(List.of("alpha", "beta", "gamma"));
        assertThat(value.brief(20)).isEqualTo("[alpha, beta, gamma]");
        assertThat(value.brief(19)).isEqualTo("[alpha, beta, gamm…");
        assertThat(value.brief(1)).isEqualTo("…");
        assertThat(Value.of("\ud83d\ude00\ud83d\ude00").brief(3)).isEqualTo("\ud83d\ude00…");
        assertThatThrownBy(() -> value.brief(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertText(Object live, String text) {
        assertThat(Value.of(live).toString()).isEqualTo(text);
    }

    private static void assertRefused(Object live, String message) {
        assertThatThrownBy(() -> Value.of(live))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
