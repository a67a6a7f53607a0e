package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Outcome;
import orrery.trace.Trace;
import orrery.viz.play.Hand;
import orrery.viz.story.Story;

/** The tables, read by the grammar of RFC 4180. */
class CsvTablesTest {

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void aRowForEach(Trace trace) {
        List<Integer> many = List.of(
                trace.steps().size(),
                Story.of(trace, List.of()).flights().size(),
                trace.history().operations().size());
        for (int table = 0; table < many.size(); table++) {
            List<List<String>> rows = rows(Exported.file(trace, Form.CSV, table));
            assertThat(rows).hasSize(1 + many.get(table));
            assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(row).noneMatch(field -> field.strip().matches("(?s)[=+@|%-].*")));
        }
    }

    @Test
    void quotesCommasAndFormulasComeBackAsText() {
        Hand hand = new Hand("csv", List.of("a,\"b\""), List.of("=1+1"));
        hand.operation(1, Hand.thing("+cmd", "x", 1), 5, 9, Outcome.fail(" @SUM(A1), \"x\""));
        String csv = Exported.file(hand.trace(10), Form.CSV, 2);
        assertThat(rows(csv).get(1))
                .containsExactly("0", "'=1+1", "5000000", "9000000", "fail", "'+cmd(x=1)", "' @SUM(A1), \"x\"");
    }

    /** Fields with quotes around them may hold anything, a quote twice; fields without hold no quote and no comma. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder field = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || (at + 1 < csv.length() && csv.charAt(at + 1) == '"')) {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    field.append(csv.charAt(at++));
                }
                at++;
            } else {
                while (csv.charAt(at) != ',' && csv.charAt(at) != '\n') {
                    assertThat(csv.charAt(at)).isNotEqualTo('"');
                    field.append(csv.charAt(at++));
                }
            }
            row.add(field.toString());
            assertThat(csv.charAt(at)).isIn(',', '\n');
            if (csv.charAt(at++) == '\n') {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertThat(row).isEmpty();
        return rows;
    }
}
