package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.trace.Description;
import orrery.trace.Value;
import tools.jackson.core.JsonGenerator;

/** Whatever is put into the table comes out of it again, and equal values have one id. */
class ValueTableProps {

    record State(long term, String vote, List<Integer> log, Map<String, Double> known) {}

    @Property(tries = 300)
    void whatIsPutInComesOut(@ForAll("histories") List<State> states) {
        ValueTable table = new ValueTable();
        List<Integer> ids = new ArrayList<>();
        Value before = new Value.Nothing();
        for (State state : states) {
            Value value = Value.of(state);
            ids.add(table.id(value, before));
            before = value;
        }
        PageReader page = read(table);
        for (int at = 0; at < states.size(); at++) {
            assertThat(page.value(ids.get(at))).isEqualTo(Value.of(states.get(at)));
            assertThat(ids.indexOf(ids.get(at))).isEqualTo(states.indexOf(states.get(at)));
        }
    }

    @Example
    void aLogOfWhichEveryStateIsKeptCostsItsEntriesAndNotTheirSquare() {
        assertThat(sizeOfALogOf(4_000)).isLessThan(3 * sizeOfALogOf(2_000));
    }

    private static int sizeOfALogOf(int entries) {
        ValueTable table = new ValueTable();
        List<Integer> log = new ArrayList<>();
        Description state = Description.NOTHING;
        for (int entry = 0; entry < entries; entry++) {
            log.add(entry);
            Value before = state.value();
            state = state.then(new State(1, "n1", List.copyOf(log), Map.of()));
            table.id(state.value(), before);
        }
        return write(table).length();
    }

    @Example
    void mapsThatAreEqualInAnotherOrderAreOneValue() {
        ValueTable table = new ValueTable();
        Map<String, Integer> one = new LinkedHashMap<>();
        Map<String, Integer> other = new LinkedHashMap<>();
        for (int entry = 0; entry < 9; entry++) {
            one.put("k" + entry, entry % 3);
            other.put("k" + (8 - entry), (8 - entry) % 3);
        }
        int first = table.id(Value.of(one));
        assertThat(table.id(Value.of(other), Value.of(one))).isEqualTo(first);
        other.put("k0", 7);
        int changed = table.id(Value.of(other), Value.of(one));
        assertThat(changed).isNotEqualTo(first);
        assertThat(read(table).value(changed)).isEqualTo(Value.of(other));
    }

    @Property
    void anyNumberSurvivesPacking(@ForAll List<Long> numbers) {
        long[] all = numbers.stream().mapToLong(Long::longValue).toArray();
        assertThat(PageReader.unpacked(Packed.text(all, all.length))).isEqualTo(all);
    }

    @Example
    void numbersBeyondJavaScriptsStayExact() {
        ValueTable table = new ValueTable();
        List<Object> numbers = List.of(
                Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, -(1L << 53), (1L << 53) - 1, Double.NaN, -1.0 / 0, 1.0, 1L);
        List<Integer> ids =
                numbers.stream().map(number -> table.id(Value.of(number))).toList();
        PageReader page = read(table);
        for (int at = 0; at < numbers.size(); at++) {
            assertThat(page.value(ids.get(at))).isEqualTo(Value.of(numbers.get(at)));
        }
    }

    private static PageReader read(ValueTable table) {
        return new PageReader("<script type=\"application/json\" id=\"data\">" + write(table) + "</script>");
    }

    private static String write(ValueTable table) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = ScriptSafe.generator(text)) {
            json.writeStartObject();
            table.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Lists of states with few different values, so that neighbours have much in common. */
    @Provide
    Arbitrary<List<State>> histories() {
        Arbitrary<List<Integer>> logs =
                Arbitraries.integers().between(1, 4).list().ofMaxSize(12);
        Arbitrary<Map<String, Double>> maps = Arbitraries.maps(
                        Arbitraries.of("a", "b", "c", "d"), Arbitraries.of(0.0, 1.5, 2.0))
                .map(TreeMap::new); // in another order, the table may give back the one that it had first
        Arbitrary<State> states = Arbitraries.longs()
                .between(0, 2)
                .flatMap(term -> logs.flatMap(
                        log -> maps.map(known -> new State(term, term == 0 ? "" : "n" + term, log, known))));
        return states.list().ofMinSize(1).ofMaxSize(12);
    }
}
