package orrery.viz.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thousand operations that fail alike are three lines and not a thousand. */
class LikenessTest {

    @Test
    void aFewStandAsTheyAre() {
        List<Row> rows = failures(3);
        assertThat(Likeness.drawTogether(rows)).isEqualTo(rows);
    }

    @Test
    void manyAreCounted() {
        List<Row> rows = new ArrayList<>(failures(1000));
        rows.add(Row.of(1000, 1000, "n1", Tone.BAD, "CRASH"));
        rows.addAll(failures(1));

        List<Row> drawn = Likeness.drawTogether(rows);

        assertThat(drawn).hasSize(5);
        assertThat(drawn.get(2).cells()).containsExactly("... and 998 more until here: it failed");
        assertThat(drawn.get(2).nanos()).isEqualTo(999);
        assertThat(drawn.get(3).cells()).containsExactly("CRASH");
    }

    private static List<Row> failures(int count) {
        List<Row> rows = new ArrayList<>();
        for (int nth = 0; nth < count; nth++) {
            rows.add(Row.of(nth, nth, "c1", Tone.FAULT, "operation " + nth + " failed")
                    .like("it failed"));
        }
        return rows;
    }
}
